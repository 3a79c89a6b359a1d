// @ts-check
// The playground of a page: everything here adds to a page that is complete without it.
//
//   main ─ blocks          what code there is
//        ├ bar             Copy, for code that can't be run
//        ├ listing         code that can:  bar · editor · result
//        │   └ run         program → server | remote → events
//        └ footer          what runs it

import { makeBar } from "./bar.js";
import { findBlocks } from "./blocks.js";
import { addAnnouncer } from "./dom.js";
import { addFooter } from "./footer.js";
import { makeListing } from "./listing.js";
import { remote } from "./remote.js";
import { isServed, server } from "./server.js";

/** @param {import("./blocks.js").Block} block */
function addCopy(block) {
    const nothing = () => {};
    const bar = makeBar(block, { run: nothing, edit: nothing, reset: nothing, text: () => block.original });
    block.pre.after(bar.root);
}

const backend = isServed() ? server : remote;
addAnnouncer();
for (const block of findBlocks()) {
    if (block.runnable) makeListing(block, backend);
    else addCopy(block);
}
if (isServed()) addFooter();
