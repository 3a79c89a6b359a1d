// @ts-check
// The bar of controls under a listing's code: Copy, Show hidden lines; later also Run.
//
// Everything here adds to a page that is complete without it.

(() => {
    /**
     * A block of code and the bar that belongs to it.
     *
     * @typedef {object} Block
     * @property {HTMLElement} pre
     * @property {HTMLElement} code
     * @property {string} name how the controls call it: "Listing 2-4", or "this code"
     */

    /**
     * Makes the bar, and puts it after the code of a listing, or into a frame around other code.
     *
     * @param {Block} block
     */
    function addControls(block) {
        const bar = document.createElement("div");
        bar.className = "listing-controls";
        bar.setAttribute("role", "group");
        bar.setAttribute("aria-label", `Controls of ${block.name}`);
        const status = makeStatus();
        bar.append(copyButton(block, status), ...hiddenLinesButton(block), status);
        if (!block.pre.parentElement?.matches(".listing")) frame(block.pre);
        block.pre.after(bar);
    }

    /** @param {HTMLElement} pre */
    function frame(pre) {
        const frame = document.createElement("div");
        frame.className = "code-block";
        pre.replaceWith(frame);
        frame.append(pre);
    }

    /** A place whose words are read out when they change. */
    function makeStatus() {
        const status = document.createElement("span");
        status.className = "listing-status";
        status.setAttribute("role", "status");
        return status;
    }

    /**
     * @param {Block} block
     * @param {HTMLElement} status
     */
    function copyButton(block, status) {
        const button = makeButton("Copy", `Copy ${block.name}`);
        button.classList.add("copy-button");
        button.addEventListener("click", async () => {
            const copied = await copy(block.code.textContent ?? "");
            status.textContent = copied ? "Copied" : "Your browser refused to copy";
            setTimeout(() => { status.textContent = ""; }, 3000);
        });
        return button;
    }

    /**
     * A button for the lines mdBook hid, if there are any.
     *
     * @param {Block} block
     */
    function hiddenLinesButton({ code, name }) {
        const hidden = code.querySelectorAll(".boring").length;
        if (hidden === 0) return [];
        const lines = hidden === 1 ? "1 hidden line" : `${hidden} hidden lines`;
        const button = makeButton(`Show ${lines}`, `Show ${lines} of ${name}`);
        button.classList.add("hidden-lines-button");
        button.addEventListener("click", () => {
            const verb = code.classList.toggle("show-hidden") ? "Hide" : "Show";
            const what = verb === "Hide" ? lines.replace("hidden ", "") : lines;
            button.textContent = `${verb} ${what}`;
            button.setAttribute("aria-label", `${verb} ${what} of ${name}`);
        });
        return [button];
    }

    /**
     * @param {string} text
     * @param {string} label what the button is called where the listing beside it can't be seen
     */
    function makeButton(text, label) {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = text;
        button.setAttribute("aria-label", label);
        return button;
    }

    /**
     * Copies the text; outside a secure context, the older way.
     *
     * @param {string} text
     * @returns {Promise<boolean>} whether it was copied
     */
    async function copy(text) {
        try {
            await navigator.clipboard.writeText(text);
            return true;
        } catch {
            return copyFromField(text);
        }
    }

    /** @param {string} text */
    function copyFromField(text) {
        const focused = document.activeElement;
        const field = document.createElement("textarea");
        field.value = text;
        field.className = "visually-hidden";
        document.body.append(field);
        field.select();
        const copied = document.execCommand("copy");
        field.remove();
        if (focused instanceof HTMLElement) focused.focus();
        return copied;
    }

    /**
     * The blocks a reader may want to take along: not recorded output, which nobody runs.
     *
     * @returns {Block[]}
     */
    function findBlocks() {
        const codes = document.querySelectorAll("main pre > code:not(.nohighlight)");
        return Array.from(codes).flatMap((code) => {
            const pre = code.parentElement;
            if (!pre || !(code instanceof HTMLElement)) return [];
            const number = pre.closest(".listing")?.querySelector(".listing-number")?.textContent;
            return [{ pre, code, name: number?.trim() ?? "this code" }];
        });
    }

    findBlocks().forEach(addControls);
})();
