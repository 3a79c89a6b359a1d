// @ts-check
// Forgetting everything, after a question.

import { make } from "../../../playground/dom.js";
import { askIn } from "./question.js";

/**
 * @param {HTMLElement} tools
 * @param {{ shared: import("./main.js").Shared, say: (sentence: string) => void }} page
 */
export function addForget(tools, { shared, say }) {
    const button = make("button", "progress-button", "Forget…");
    button.type = "button";
    button.addEventListener("click", () => {
        say("");
        const where = shared.isServed() ? "here and in the terminal" : "in this browser";
        const title = `Forget everything that you have read, solved and answered, ${where}?`;
        askIn(tools, { title, body: [], yes: "Forget it", no: "Keep it", back: button }, async () => {
            const why = await shared.forget({ everything: true });
            say(why ? `Forgotten in this browser, but not in the terminal. ${why}` : "All of it is forgotten.");
        });
    });
    tools.append(button);
}
