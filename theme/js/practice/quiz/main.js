// @ts-check
// The quizzes of a page, a script of its own: fetched when one comes near.
//
//   main ─ quiz           one question at a time, and the result
//        └ question       a form made of what the page says without a script
//            ├ answer     what is read out of the answers at the end of the chapter
//            ├ feedback   what is said of the reader's
//            └ schedule   "Show me": the explorer, at a schedule that ends so

import form from "../../../css/quiz/form.css";
import { openQuiz } from "./quiz.js";

Object.assign(globalThis, { Quizzes: { open: openQuiz } });

// Pages on which nobody comes to the quiz do without.
const look = document.createElement("style");
look.textContent = form;
document.head.append(look);
