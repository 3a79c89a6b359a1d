// @ts-check
// Progress as a file, for another browser or another machine.

import { make, withCode } from "../../../playground/dom.js";
import { changesOf } from "./changes.js";
import { progressOf } from "./check.js";
import { askIn } from "./question.js";

const FILE = "fearless-progress.json";

/** In bytes. */
const LARGEST = 1 << 20;

/**
 * @param {HTMLElement} tools
 * @param {{ shared: import("./main.js").Shared, chapters: import("./main.js").Chapter[], say: (sentence: string) => void }} page
 */
export function addTransfer(tools, { shared, chapters, say }) {
    const exporting = make("button", "progress-button", "Export");
    exporting.type = "button";
    exporting.addEventListener("click", () => {
        const text = `${JSON.stringify(shared.read(), null, 2)}\n`;
        const link = make("a", "");
        link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
        link.download = FILE;
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href));
        say(`Your progress goes to the file ${FILE}.`);
    });

    const file = make("input", "");
    file.type = "file";
    file.accept = ".json,application/json";
    const importing = make("label", "progress-button", "Import…", file);
    file.addEventListener("change", async () => {
        const [chosen] = file.files ?? [];
        if (!chosen) return;
        const found = chosen.size > LARGEST ? "it is far too long" : progressOf(await chosen.text());
        // The same file may be chosen again.
        file.value = "";
        if (typeof found === "string") return say(`${chosen.name} holds no progress: ${found}.`.replaceAll("`", ""));
        offer(chosen.name, found);
    });
    tools.append(exporting, importing);

    /**
     * @param {string} name
     * @param {import("../kept.js").Progress} found
     */
    function offer(name, found) {
        const before = shared.read();
        const changes = changesOf(before, shared.merge(before, found, contentOf), chapters);
        if (changes.length === 0) return say(`In ${name} is nothing that is not known here.`);
        say("");
        const list = make("ul", "progress-changes", ...changes.map((change) => make("li", "", ...withCode(change))));
        const title = changes.length === 1 ? `${name} would change this:` : `${name} would change these ${changes.length}:`;
        askIn(tools, { title, body: [list], yes: "Take it over", no: "Leave it", back: file }, () => {
            shared.take(found, contentOf);
            say(`What is in ${name} is taken over.`);
        });
    }

    /** @param {string} name */
    function contentOf(name) {
        return chapters.flatMap(({ exercises }) => exercises).find((task) => task.name === name)?.content;
    }
}
