// @ts-check
// What a block of Rust is made of at its top: items, statements, what belongs to the crate as a whole.

import { tokensOf } from "./tokens.js";

/** @typedef {import("./tokens.js").Token} Token */
/** @typedef {{ start: number, end: number }} Stretch offsets in the text */

/**
 * @typedef {object} Shape
 * @property {boolean} whole whether all that is opened is closed
 * @property {"none" | "empty" | "some"} main
 * @property {boolean} tests whether it has `#[test]` functions
 * @property {"none" | "likely" | "certain"} statements that may stand in a function only
 * @property {Stretch[]} ofCrate inner attributes at the beginning, and each `extern crate`
 * @property {string[]} attributes names of those inner attributes
 * @property {string[]} crates names in `extern crate`
 */

/** One item or statement, as far as its first tokens tell. @typedef {{ kind: Kind, tokens: Token[], start: number }} Piece */
/** @typedef {"attribute" | "crate" | "function" | "item" | "macro" | "statement" | "unknown"} Kind */

const BEFORE_FUNCTION = new Set(["pub", "default", "const", "async", "unsafe", "extern", "safe", "gen"]);
const ITEMS = new Set([
    "fn", "struct", "enum", "union", "trait", "impl", "mod", "use", "static", "type", "macro", "macro_rules", "auto", ...BEFORE_FUNCTION,
]);
/** They end with a semicolon, whatever braces are in them. */
const ENDED_BY_SEMICOLON = new Set(["use", "static", "const", "type"]);
const STATEMENTS = new Set(["let", "if", "while", "loop", "match", "for", "return", "break", "continue", "move"]);
/** Macros that are statements, where a call of another may stand for items. */
const PRINTS = /^(e?print(ln)?|(debug_)?assert(_eq|_ne|_matches)?|dbg|panic|todo|unimplemented|unreachable|write(ln)?|format|vec|matches)$/;

/**
 * @param {string} text
 * @returns {Shape}
 */
export function shapeOf(text) {
    const { tokens, whole } = tokensOf(text);
    const pieces = piecesOf(tokens);
    const leading = pieces.findIndex(({ kind }) => kind !== "attribute" && kind !== "crate");
    const ofCrate = pieces.filter(({ kind }, index) => kind === "crate" || (kind === "attribute" && (leading < 0 || index < leading)));
    return {
        whole,
        main: mainOf(pieces),
        tests: tokens.some((_, index) => isTestAttribute(tokens, index)),
        statements: statementsOf(pieces),
        ofCrate: ofCrate.map(({ start, tokens }) => ({ start, end: tokens[tokens.length - 1].end })),
        attributes: ofCrate.flatMap(({ kind, tokens }) => (kind === "attribute" ? wordsOf(tokens) : [])),
        crates: ofCrate.flatMap(({ kind, tokens }) => (kind === "crate" ? [nameAfter(tokens, "crate")] : [])),
    };
}

/**
 * @param {Token[]} tokens
 * @returns {Piece[]}
 */
function piecesOf(tokens) {
    /** @type {Piece[]} */
    const pieces = [];
    let at = 0;
    while (at < tokens.length) {
        const { start } = tokens[at];
        if (isSign(tokens[at], ";")) {
            at += 1;
            continue;
        }
        if (isSign(tokens[at], "#") && isSign(tokens[at + 1], "!")) {
            const end = behind(tokens, at + 2);
            pieces.push({ kind: "attribute", tokens: tokens.slice(at, end), start });
            at = end;
            continue;
        }
        while (isSign(tokens[at], "#") && isSign(tokens[at + 1], "[")) at = behind(tokens, at + 1);
        const kind = kindOf(tokens, at);
        const end = endOf(tokens, at, kind);
        if (end === at) break;
        pieces.push({ kind, tokens: tokens.slice(at, end), start });
        at = end;
    }
    return pieces;
}

/**
 * @param {Token[]} tokens
 * @param {number} at where it begins, behind its attributes
 * @returns {Kind}
 */
function kindOf(tokens, at) {
    const [first, second] = tokens.slice(at, at + 2);
    if (first?.kind !== "word") return first?.kind === "literal" ? "statement" : "unknown";
    if (first.text === "extern" && second?.text === "crate") return "crate";
    if (STATEMENTS.has(first.text) || first.text.startsWith("'")) return "statement";
    if (first.text === "macro_rules") return "item";
    const behindPath = behindPathAt(tokens, at);
    if (isSign(tokens[behindPath], "!") && !isSign(tokens[behindPath + 1], "=")) return PRINTS.test(tokens[behindPath - 1].text) ? "statement" : "macro";
    if (BEFORE_FUNCTION.has(first.text) && (isSign(second, "{") || second?.text === "move" || isSign(second, "|"))) return "statement";
    if (ITEMS.has(first.text) && (second?.kind !== "sign" || first.text === "impl" || first.text === "pub")) return isFunction(tokens, at) ? "function" : "item";
    return second?.kind === "sign" && "(.=+-*/".includes(second.text) ? "statement" : "unknown";
}

/** Behind a path, such as that of a macro. @param {Token[]} tokens @param {number} at */
function behindPathAt(tokens, at) {
    while (tokens[at]?.kind === "word" && isSign(tokens[at + 1], ":") && isSign(tokens[at + 2], ":")) at += 3;
    return at + 1;
}

/**
 * @param {Token[]} tokens
 * @param {number} at
 */
function isFunction(tokens, at) {
    while (BEFORE_FUNCTION.has(tokens[at]?.text) || tokens[at]?.kind === "literal") {
        at += 1;
        if (isSign(tokens[at], "(")) at = behind(tokens, at);
    }
    return tokens[at]?.text === "fn";
}

/**
 * @param {Token[]} tokens
 * @param {number} at
 * @param {Kind} kind
 */
function endOf(tokens, at, kind) {
    const semicolonOnly = kind === "crate" || (kind === "item" && ENDED_BY_SEMICOLON.has(keywordOf(tokens, at)));
    let end = at;
    while (end < tokens.length) {
        const { text, depth } = tokens[end];
        end += 1;
        if (depth > 0) continue;
        if (text === ";" || (text === "}" && !semicolonOnly && kind !== "unknown" && !isLet(tokens, at))) break;
    }
    return end;
}

/** @param {Token[]} tokens @param {number} at */
function isLet(tokens, at) {
    return tokens[at].text === "let";
}

/** The word that says what an item is: behind its visibility. @param {Token[]} tokens @param {number} at */
function keywordOf(tokens, at) {
    if (tokens[at].text !== "pub") return tokens[at].text;
    const next = isSign(tokens[at + 1], "(") ? behind(tokens, at + 1) : at + 1;
    return tokens[next]?.text ?? "";
}

/** @param {Piece[]} pieces @returns {Shape["main"]} */
function mainOf(pieces) {
    for (const { kind, tokens } of pieces) {
        if (kind === "function" && nameAfter(tokens, "fn") === "main") {
            const [open, close] = tokens.slice(-2);
            return isSign(open, "{") && isSign(close, "}") ? "empty" : "some";
        }
        // A macro around `main`, such as those that start a runtime; or one that makes it.
        const inMacro = tokens.some(({ text }, index) => text === "fn" && tokens[index + 1]?.text === "main" && isSign(tokens[index + 2], "("));
        if (kind === "macro" && (inMacro || tokens[0].text === "quick_main")) return "some";
    }
    return "none";
}

/** @param {Piece[]} pieces @returns {Shape["statements"]} */
function statementsOf(pieces) {
    if (pieces.some(({ kind }) => kind === "statement")) return "certain";
    return pieces.some(({ kind }) => kind === "unknown") ? "likely" : "none";
}

/** `#[test]`, or one by a path, such as that of a runtime. @param {Token[]} tokens @param {number} at */
function isTestAttribute(tokens, at) {
    if (!isSign(tokens[at], "#") || !isSign(tokens[at + 1], "[")) return false;
    let last = at + 2;
    while (tokens[last]?.kind === "word" || isSign(tokens[last], ":")) last += 1;
    return tokens[last - 1].text === "test" && (isSign(tokens[last], "]") || isSign(tokens[last], "("));
}

/** @param {Token[]} tokens @param {string} keyword */
function nameAfter(tokens, keyword) {
    const index = tokens.findIndex(({ text }) => text === keyword);
    return (tokens[index + 1]?.text ?? "").replace(/^r#/, "");
}

/** @param {Token[]} tokens */
function wordsOf(tokens) {
    return tokens.filter(({ kind }) => kind === "word").map(({ text }) => text);
}

/** Where the bracket that opens at `at` is closed, and one further. @param {Token[]} tokens @param {number} at */
function behind(tokens, at) {
    const depth = tokens[at]?.depth ?? 0;
    let end = at + 1;
    while (end < tokens.length && tokens[end].depth > depth) end += 1;
    return Math.min(end + 1, tokens.length);
}

/** @param {Token | undefined} token @param {string} text */
function isSign(token, text) {
    return token?.kind === "sign" && token.text === text;
}
