// @ts-check
// The playground of a page: everything here adds to a page that is complete without it.
//
//   main ─ blocks          what code there is
//        ├ bar             Copy, for code that can't be run
//        ├ listing         code that can:  bar · editor · result
//        │   └ run         program → server | remote → events
//        ├ reopen          keeps editors open when the page is loaded anew
//        ├ footer          what runs it
//        ├ quiz/lazy       the quizzes of a page, when one comes near
//        └ keys, paper     what mdBook does with arrows and with dark themes, and readers do not want

import { openQuizzesWhenNear } from "../practice/quiz/lazy.js";
import { makeBar } from "./bar.js";
import { findBlocks, visibleText } from "./blocks.js";
import { addAnnouncer } from "./dom.js";
import { addFooter } from "./footer.js";
import { keepArrows } from "./keys.js";
import { makeListing } from "./listing.js";
import { printLight } from "./paper.js";
import { reopen } from "./reopen.js";
import { remote } from "./remote.js";
import { isServed, server } from "./server.js";

/** @param {import("./blocks.js").Block} block */
function addCopy(block) {
    const nothing = () => {};
    const bar = makeBar(block, { run: nothing, edit: nothing, reset: nothing, seen: () => visibleText(block.code) });
    if (bar.root.querySelector("button")) block.pre.after(bar.root);
}

const backend = isServed() ? server : remote;
addAnnouncer();
keepArrows();
printLight();
const blocks = findBlocks();
reopen(blocks.filter(({ runnable }) => runnable).map((block) => makeListing(block, backend)));
for (const block of blocks) if (!block.runnable) addCopy(block);
if (isServed()) addFooter();
openQuizzesWhenNear();
