// @ts-check
// Keeps an open page up to date while the book is served on the machine it is written on: the
// server of `cargo run` adds this script to its pages, a published book does not have it.

(() => {
    "use strict";

    /**
     * What the server tells: a build is being served, or the newest one failed; or what came of a listing, for the script
     * that shows it to an author.
     * @typedef {{ build: number } | { error: string } | { listing: string }} Message
     */

    const FIRST_DELAY = 250;
    const LONGEST_DELAY = 5000;

    /** The build this page is from. The server writes it into the page; else the first one told. */
    let seen = document.documentElement.dataset.build;

    /** @type {WebSocket | undefined} */
    let socket;
    let delay = FIRST_DELAY;
    /** @type {number | undefined} */
    let retry;

    function connect() {
        socket = new WebSocket(`ws://${location.host}/__live`);
        socket.addEventListener("open", () => { delay = FIRST_DELAY; });
        socket.addEventListener("message", event => receive(JSON.parse(event.data)));
        socket.addEventListener("close", connectLater);
    }

    /** The server was stopped, and may be started again: ask ever less often. */
    function connectLater() {
        retry = window.setTimeout(connect, delay);
        delay = Math.min(delay * 2, LONGEST_DELAY);
    }

    /** A page with an open connection cannot be kept for the Back button. */
    function disconnect() {
        window.clearTimeout(retry);
        socket?.removeEventListener("close", connectLater);
        socket?.close();
    }

    /** @param {Message} message */
    function receive(message) {
        if ("error" in message) {
            showError(message.error);
        } else if ("listing" in message) {
            showVerdict(message);
        } else {
            showBuild(String(message.build));
        }
    }

    /** @param {string} build */
    function showBuild(build) {
        seen ??= build;
        if (seen === build) {
            document.getElementById("build-error")?.remove();
        } else {
            reload();
        }
    }

    /** What shows an author what came of a listing is loaded when there is something to show. @type {Promise<any> | undefined} */
    let author;

    /** @param {{ listing: string }} verdict */
    async function showVerdict(verdict) {
        const script = "/__author/main.js";
        author ??= import(script);
        (await author).show(verdict);
    }

    /** At once; or as soon as the reader leaves the program they are working on, lest it takes the keys away in mid-word. */
    function reload() {
        if (!isAtWork()) {
            location.reload();
        } else if (!document.getElementById("build-waits")) {
            document.body.append(waitingNotice());
            // The focus has moved only after these events.
            const again = () => window.setTimeout(() => { if (!isAtWork()) location.reload(); });
            window.addEventListener("focusout", again);
            window.addEventListener("blur", again);
        }
    }

    function isAtWork() {
        const program = document.activeElement?.closest(".listing, .code-block");
        return document.hasFocus() && Boolean(program?.querySelector(".playground-editor"));
    }

    function waitingNotice() {
        const notice = document.createElement("div");
        notice.id = "build-waits";
        notice.setAttribute("role", "status");
        const now = document.createElement("button");
        now.type = "button";
        now.textContent = "Show it now";
        now.addEventListener("click", () => location.reload());
        // It stays until then, and so does not ask for the focus.
        now.addEventListener("mousedown", event => event.preventDefault());
        notice.append(style("#build-waits"), "The book was built again. You see it when you leave the program. ", now);
        return notice;
    }

    /** @param {string} text */
    function showError(text) {
        const panel = document.getElementById("build-error") ?? addPanel();
        const shown = panel.querySelector("pre");
        if (shown) {
            shown.textContent = text;
        }
    }

    /** Adds an empty panel; a screen reader speaks what is put into it afterwards. */
    function addPanel() {
        const panel = document.createElement("div");
        panel.id = "build-error";
        panel.setAttribute("role", "alert");
        panel.append(style("#build-error"), heading(), text(), dismissal(panel));
        // The arrow keys scroll the text here; elsewhere in the book they turn the page.
        panel.addEventListener("keydown", event => event.stopPropagation());
        document.body.append(panel);
        return panel;
    }

    /**
     * One look for all themes of the book: dark, with at least 7:1 of contrast. mdBook's rem is 10 pixels.
     *
     * @param {string} panel
     */
    function style(panel) {
        const element = document.createElement("style");
        element.textContent = `
            ${panel} {
                position: fixed; inset: auto 0 0 0; z-index: 1000;
                box-sizing: border-box; max-height: 50vh; overflow: auto;
                padding: 1.6rem;
                border-top: 3px solid #ff8a80; background: #2a1517; color: #ffe9e7;
                font: 1.6rem/1.5 system-ui, sans-serif;
            }
            #build-waits { padding: 0.8rem 1.6rem; border-top-color: #85bcee; background: #16202b; color: #e6f1fb; }
            ${panel} pre {
                margin: 0.8rem 0; white-space: pre-wrap; overflow-wrap: anywhere;
                background: none; color: inherit; font-size: 1.4rem;
            }
            ${panel} button {
                padding: 0.4rem 1.2rem; border: 1px solid currentColor; border-radius: 4px;
                background: none; color: inherit; font: inherit; cursor: pointer;
            }
            ${panel} :focus-visible { outline: 2px solid #fff; outline-offset: 2px; }
            @media print { ${panel} { display: none; } }
        `;
        return element;
    }

    function heading() {
        const element = document.createElement("strong");
        element.textContent = "The book cannot be built. This is its last good state.";
        return element;
    }

    function text() {
        const element = document.createElement("pre");
        element.tabIndex = 0;
        return element;
    }

    /** @param {Element} panel */
    function dismissal(panel) {
        const element = document.createElement("button");
        element.type = "button";
        element.textContent = "Dismiss";
        element.addEventListener("click", () => panel.remove());
        return element;
    }

    window.addEventListener("pagehide", disconnect);
    window.addEventListener("pageshow", connect);
})();
