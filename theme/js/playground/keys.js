// @ts-check
// mdBook turns the page at the arrow keys, wherever the focus is. Who reads code by the character, or has pressed a button,
// means something else by them.

/** What has a use for the arrows of its own, or is worked on with the keyboard. */
const WORKED_ON = [
    "pre", "button", "summary", "audio", "video", "iframe", "[contenteditable]", ".table-wrapper", ".explorer",
    ".listing-controls", ".playground-editor", ".playground-result",
    "[role=button]", "[role=slider]", "[role=tab]", "[role=radio]", "[role=option]", "[role=menuitem]", "[role=textbox]",
].join();

export function keepArrows() {
    // Below the document, where mdBook listens, and above all that has keys of its own.
    document.body.addEventListener("keydown", (event) => {
        if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
        if (isWorkedOn(event.composedPath()[0]) || isReadingCode()) event.stopPropagation();
    });
}

/** @param {EventTarget | undefined} target */
function isWorkedOn(target) {
    // mdBook's own menus are made of buttons, and stand outside of the text.
    return target instanceof Element && Boolean(target.closest("main")) && Boolean(target.closest(WORKED_ON));
}

/** A click into code puts the beginning of a selection there; the focus stays where no key reaches anything. */
function isReadingCode() {
    const place = getSelection()?.focusNode;
    const element = place instanceof Element ? place : place?.parentElement;
    return Boolean(element?.closest("main pre"));
}
