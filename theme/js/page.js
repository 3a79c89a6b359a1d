// @ts-check
// What this book's pages add to mdBook's: a way past the sidebar, the names of the neighbouring
// chapters, two themes instead of five.

(() => {
    function addSkipLink() {
        const content = document.getElementById("mdbook-content");
        if (!content) return;
        content.tabIndex = -1;
        const link = document.createElement("a");
        link.className = "skip-link";
        link.href = "#mdbook-content";
        link.textContent = "Skip to the text";
        document.body.prepend(link);
    }

    /** Gives the arrows at the end of a page the names of the chapters they lead to. */
    function nameNeighbours() {
        const names = chapterNames();
        /** @type {NodeListOf<HTMLAnchorElement>} */
        const links = document.querySelectorAll("a.mobile-nav-chapters");
        for (const link of links) {
            const name = names.get(link.href);
            if (!name) continue;
            const title = document.createElement("span");
            title.className = "nav-title";
            title.textContent = name;
            link.append(title);
            link.setAttribute("aria-label", `${link.title}: ${name}`);
        }
    }

    /**
     * Address → name of every chapter in the sidebar.
     *
     * @returns {Map<string, string>}
     */
    function chapterNames() {
        /** @type {NodeListOf<HTMLAnchorElement>} */
        const links = document.querySelectorAll("#mdbook-sidebar .chapter-item a[href]");
        return new Map(Array.from(links, (link) => {
            const texts = Array.from(link.childNodes).filter((node) => node.nodeType === Node.TEXT_NODE);
            return [link.href, texts.map((node) => node.textContent).join("").trim()];
        }));
    }

    function reduceThemes() {
        for (const name of ["rust", "navy", "ayu"]) {
            document.getElementById(`mdbook-theme-${name}`)?.parentElement?.remove();
        }
        const dark = document.getElementById("mdbook-theme-coal");
        if (dark) dark.textContent = "Dark";
    }

    addSkipLink();
    nameNeighbours();
    reduceThemes();
})();
