// @ts-check
// Fetches the script of quizzes when the first of them comes near, or is about to be used.

import { load } from "../../playground/script.js";

/** @typedef {{ Quizzes?: { open(section: HTMLElement): void } }} WithQuizzes */

/** So far below the window a quiz is made ready. */
const NEAR = "600px";

/** What can be read without the script is there from the start: questions, choices and, folded, the answers. */
export function openQuizzesWhenNear() {
    /** @type {HTMLElement[]} */
    const quizzes = Array.from(document.querySelectorAll("section.quiz"));
    if (quizzes.length === 0) return;
    const near = new IntersectionObserver((entries) => {
        for (const { isIntersecting, target } of entries) if (isIntersecting) open(target);
    }, { rootMargin: NEAR });
    for (const quiz of quizzes) {
        near.observe(quiz);
        quiz.addEventListener("focusin", () => open(quiz), { once: true });
    }

    /** @param {Element} quiz */
    async function open(quiz) {
        near.unobserve(quiz);
        if (!(quiz instanceof HTMLElement) || quiz.dataset.state) return;
        quiz.dataset.state = "loading";
        try {
            await load("quiz.js");
            const { Quizzes } = /** @type {WithQuizzes} */ (globalThis);
            Quizzes?.open(quiz);
        } catch {
            // All questions are shown, as without scripts.
            quiz.dataset.state = "plain";
        }
    }
}
