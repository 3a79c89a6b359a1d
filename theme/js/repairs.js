// @ts-check
// Repairs what mdBook's templates get wrong for readers who use the keyboard or a screen reader.

(() => {
    /**
     * The sidebar's switch is a label: no key reaches it, and it may not say whether it is open.
     * A button in its place does both; the label keeps working behind it.
     */
    function repairSidebarToggle() {
        const label = document.getElementById("mdbook-sidebar-toggle");
        if (!label) return;
        const button = document.createElement("button");
        button.type = "button";
        button.id = "sidebar-button";
        button.className = "icon-button";
        button.title = label.title;
        button.setAttribute("aria-label", "Table of contents");
        button.setAttribute("aria-controls", "mdbook-sidebar");
        button.append(...label.childNodes);
        button.addEventListener("click", () => label.click());
        label.before(button);
        label.hidden = true;
        mirror(label, "aria-expanded", (value) => button.setAttribute("aria-expanded", value));
    }

    /**
     * Tells an attribute's value, now and whenever it changes.
     *
     * @param {Element} element
     * @param {string} attribute
     * @param {(value: string) => void} tell
     */
    function mirror(element, attribute, tell) {
        const read = () => tell(element.getAttribute(attribute) ?? "");
        new MutationObserver(read).observe(element, { attributeFilter: [attribute] });
        read();
    }

    /** The folding arrows of the sidebar are links that lead nowhere. */
    function repairFoldToggles() {
        for (const toggle of document.querySelectorAll(".chapter-fold-toggle")) {
            const item = toggle.closest("li");
            if (!(toggle instanceof HTMLElement) || !item) continue;
            const name = toggle.parentElement?.querySelector("a, span")?.textContent?.trim() ?? "";
            makeButton(toggle);
            toggle.setAttribute("aria-label", `Sections of ${name}`);
            mirror(item, "class", () => {
                toggle.setAttribute("aria-expanded", String(item.classList.contains("expanded")));
            });
        }
    }

    /** @param {HTMLElement} element that answers a click */
    function makeButton(element) {
        element.setAttribute("role", "button");
        element.tabIndex = 0;
        element.addEventListener("keydown", (event) => {
            if (event.key !== "Enter" && event.key !== " ") return;
            event.preventDefault();
            element.click();
        });
    }

    /** What stands outside every landmark gets one; the book's title is not a heading of the page. */
    function repairLandmarks() {
        document.getElementById("mdbook-menu-bar")?.setAttribute("role", "banner");
        document.querySelector(".menu-title")?.setAttribute("role", "none");
        document.getElementById("mdbook-search-wrapper")?.setAttribute("role", "search");
        document.getElementById("mdbook-help-popup")?.setAttribute("role", "dialog");
        document.getElementById("mdbook-help-popup")?.setAttribute("aria-label", "Keyboard shortcuts");
    }

    function repairSearch() {
        const bar = document.getElementById("mdbook-searchbar");
        bar?.setAttribute("aria-label", "Search this book");
        bar?.setAttribute("aria-describedby", "mdbook-searchresults-header");
        document.getElementById("mdbook-searchresults-header")?.setAttribute("aria-live", "polite");
    }

    /** Blocks and tables wider than the page are given to the keyboard, the others left alone. */
    function repairScrolling() {
        const scrollers = document.querySelectorAll("main :is(pre, .table-wrapper)");
        const observer = new ResizeObserver((entries) => {
            for (const { target } of entries) offerToKeyboard(target);
        });
        for (const scroller of scrollers) {
            if (!scroller.hasAttribute("tabindex")) observer.observe(scroller);
        }
        for (const scroller of document.querySelectorAll("main :is(pre, .table-wrapper, [tabindex])")) {
            keepArrows(scroller);
        }
    }

    /** @param {Element} scroller */
    function offerToKeyboard(scroller) {
        if (scroller.scrollWidth > scroller.clientWidth) {
            scroller.setAttribute("tabindex", "0");
            scroller.setAttribute("role", "group");
            scroller.setAttribute("aria-label", nameOf(scroller));
        } else {
            for (const name of ["tabindex", "role", "aria-label"]) scroller.removeAttribute(name);
        }
    }

    /** @param {Element} scroller */
    function nameOf(scroller) {
        if (!scroller.matches("pre")) return "Table";
        const number = scroller.closest(".listing")?.querySelector(".listing-number")?.textContent;
        return number ? `Code of ${number.trim()}` : "Code";
    }

    /**
     * Left and right scroll what has the focus; mdBook would turn the page.
     *
     * @param {Element} scroller
     */
    function keepArrows(scroller) {
        scroller.addEventListener("keydown", (event) => {
            if (!(event instanceof KeyboardEvent)) return;
            if (event.key === "ArrowLeft" || event.key === "ArrowRight") event.stopPropagation();
        });
    }

    repairSidebarToggle();
    repairLandmarks();
    repairSearch();
    repairScrolling();
    // mdBook lists a page's headings in the sidebar only then.
    document.addEventListener("DOMContentLoaded", repairFoldToggles);
})();
