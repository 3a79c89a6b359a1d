// @ts-check
// An exercise, whose starter is a listing: it can be checked, too. What does that comes from a script of its own, fetched
// when somebody first checks an answer or asks for the solution.

import { colour } from "./blocks.js";
import { announce, icon, makeButton } from "./dom.js";
import { load } from "./script.js";

/** @typedef {import("../practice/exercise/main.js").Settings} Settings */
/** @typedef {import("../practice/exercise/main.js").Exercise} Exercise */
/** @typedef {{ PracticeExercise: { open(settings: Settings): Exercise } }} WithExercise */

/**
 * Adds *Check*, if the block is the starter of an exercise.
 *
 * @param {import("./blocks.js").Block} block
 * @param {import("./bar.js").Bar} bar
 * @param {Pick<Settings, "text" | "mark" | "goTo" | "apply">} listing
 */
export function addExercise({ home, name, original, how }, bar, listing) {
    /** @type {Exercise | undefined} */
    let opened;
    const section = /** @type {HTMLElement | null} */ (home.closest(".exercise"));
    if (!section || home.closest("details")) return { textChanged: () => {} };

    const button = makeButton("check-button", "");
    bar.run.after(button);
    setChecking(false);
    button.addEventListener("click", () => withExercise((exercise) => exercise.checkOrStop()));
    // Before the editor, and before the page has it run.
    section.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" || !event.shiftKey || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        event.stopPropagation();
        withExercise((exercise) => exercise.check());
    }, true);
    section.addEventListener("click", (event) => {
        const summary = event.target instanceof Element && event.target.closest(".exercise-solution > summary");
        if (!summary) return;
        event.preventDefault();
        const details = /** @type {HTMLDetailsElement} */ (summary.parentElement);
        withExercise((exercise) => exercise.showSolution(), () => { details.open = !details.open; });
    });
    // The next hint is offered then.
    section.addEventListener("toggle", ({ target }) => /** @type {Element} */ (target).classList.add("opened"), true);

    /** @param {boolean} checking */
    function setChecking(checking) {
        const verb = checking ? "Stop" : "Check";
        button.replaceChildren(icon(checking ? "stop" : "check"), verb);
        button.setAttribute("aria-label", checking ? `Stop checking ${name}` : `Check ${name}`);
        button.title = checking ? "" : "Ctrl+Shift+Enter";
    }

    /** @param {(exercise: Exercise) => void} then @param {() => void} [otherwise] */
    async function withExercise(then, otherwise = () => bar.say("The checks can't be loaded")) {
        try {
            await load("exercise.js");
        } catch {
            return otherwise();
        }
        const { PracticeExercise } = /** @type {WithExercise} */ (/** @type {unknown} */ (globalThis));
        opened ??= PracticeExercise.open({
            ...listing,
            section: /** @type {HTMLElement} */ (section),
            edition: how.edition,
            original, setChecking, colour, load, announce,
            focus: () => button.focus(),
        });
        then(opened);
    }

    return { textChanged: () => opened?.textChanged() };
}
