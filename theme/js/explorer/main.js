// @ts-check
// The schedule explorer: a script of its own, fetched when somebody first wants to explore.
//
//   main ─ widget         what is explored: the book's listing, or the reader's version of it
//        ├ given          or an answer to an exercise
//        │ └ frame        what stands around
//        └ player         one graph in the reader's hands
//            ├ graph · counts · clocks    what can happen, how often, and because of what
//            ├ schedule · address         what has been chosen
//            ├ words · challenge          in sentences
//            └ views/*                    threads, code, objects, lanes, outcomes, …

import moves from "../../css/explorer/moves.css";
import narrow from "../../css/explorer/narrow.css";
import outcomes from "../../css/explorer/outcomes.css";
import panels from "../../css/explorer/panels.css";
import player from "../../css/explorer/player.css";
import schedule from "../../css/explorer/schedule.css";
import { openGiven } from "./given.js";
import { openWidget } from "./widget.js";

/** @typedef {import("./widget.js").Settings} Settings */
/** @typedef {import("./widget.js").Widget} Widget */

Object.assign(globalThis, { ScheduleExplorer: { open: openWidget, openGiven } });

// Pages that nobody explores do without.
const look = document.createElement("style");
look.textContent = player + moves + panels + outcomes + schedule + narrow;
document.head.append(look);
