// @ts-check
// The exercises of a page: a script of its own, fetched when somebody first checks an answer or asks for a solution.
//
//   main ─ exercise        one exercise: Check and Stop, what came of it, who is told
//        ├ judge           who says what holds, with one end
//        │   ├ (served)    the book's own server, by playground/server.js
//        │   └ elsewhere   on a published copy: a Rust playground, and what its answers mean
//        ├ checks          what is checked, a line each
//        │   └ found       what was found where a check failed
//        ├ solution        who may see it
//        └ solved · words · inline   the mark, and sentences

import look from "../../../css/exercise/checked.css";
import { openExercise } from "./exercise.js";

/** @typedef {import("./exercise.js").Settings} Settings */
/** @typedef {import("./exercise.js").Exercise} Exercise */

Object.assign(globalThis, { PracticeExercise: { open: openExercise } });

// Pages on which nobody checks anything do without.
const style = document.createElement("style");
style.textContent = look;
document.head.append(style);
