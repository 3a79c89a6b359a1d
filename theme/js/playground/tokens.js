// @ts-check
// The words and signs of a Rust program, without its comments and without what stands in its literals.

/**
 * @typedef {object} Token
 * @property {"word" | "literal" | "sign"} kind
 * @property {string} text one character, if it is a sign; a lifetime is a word that begins with `'`
 * @property {number} start offset
 * @property {number} end offset behind it
 * @property {number} depth how many brackets are open around it; a bracket itself stands outside of what it opens
 */

const SPACE = /\s+/y;
const LINE_COMMENT = /\/\/.*/y;
const RAW_STRING = /(?:br|cr|r)(#*)"/y;
const STRING = /[bc]?"(?:[^"\\]|\\[^])*"/y;
// Of a character, what its escape may be; a lifetime has no quote at its end.
const CHARACTER = /b?'(?:\\u\{[^}']*\}|\\x..|\\[^]|[^\\'])'/uy;
const WORD = /(?:r#)?[\p{ID_Start}_][\p{ID_Continue}]*|'[\p{ID_Start}_][\p{ID_Continue}]*/uy;
const NUMBER = /\d[\w]*(?:\.\d\w*)?/y;

const OPENING = new Map([["(", ")"], ["[", "]"], ["{", "}"]]);
const CLOSING = new Set(OPENING.values());

/**
 * @param {string} text
 * @returns {{ tokens: Token[], whole: boolean }} `whole`: every comment, literal and bracket that is opened is closed, and no other
 */
export function tokensOf(text) {
    /** @type {Token[]} */
    const tokens = [];
    /** @type {string[]} */
    const open = [];
    let whole = true;
    let at = 0;
    /** @param {RegExp} pattern */
    const lengthOf = (pattern) => {
        pattern.lastIndex = at;
        return pattern.exec(text)?.[0].length ?? 0;
    };
    while (at < text.length) {
        const start = at;
        const nothing = lengthOf(SPACE) || lengthOf(LINE_COMMENT);
        if (nothing > 0) {
            at += nothing;
        } else if (text.startsWith("/*", at)) {
            at = behindComment(text, at);
            whole &&= text.startsWith("*/", at - 2);
        } else if (lengthOf(RAW_STRING) > 0) {
            const end = behindRawString(text, at);
            whole &&= end > 0;
            at = end || text.length;
            tokens.push({ kind: "literal", text: text.slice(start, at), start, end: at, depth: open.length });
        } else {
            const literal = lengthOf(STRING) || lengthOf(CHARACTER) || lengthOf(NUMBER);
            const word = literal ? 0 : lengthOf(WORD);
            at += literal || word || 1;
            const sign = text.slice(start, at);
            if (!literal && !word) {
                // A string that is opened, and not closed.
                whole &&= sign !== "\"";
                if (CLOSING.has(sign)) whole = open.pop() === sign && whole;
            }
            tokens.push({ kind: literal ? "literal" : word ? "word" : "sign", text: sign, start, end: at, depth: open.length });
            const closing = literal || word ? undefined : OPENING.get(sign);
            if (closing) open.push(closing);
        }
    }
    return { tokens, whole: whole && open.length === 0 };
}

/**
 * Comments between `/*` and its other end may have others in them.
 *
 * @param {string} text
 * @param {number} start
 */
function behindComment(text, start) {
    const sign = /\/\*|\*\//g;
    sign.lastIndex = start;
    let depth = 0;
    for (let found = sign.exec(text); found; found = sign.exec(text)) {
        depth += found[0] === "/*" ? 1 : -1;
        if (depth === 0) return sign.lastIndex;
    }
    return text.length;
}

/**
 * @param {string} text
 * @param {number} start
 * @returns {number} 0 if it does not end
 */
function behindRawString(text, start) {
    RAW_STRING.lastIndex = start;
    const [opening = "", hashes = ""] = RAW_STRING.exec(text) ?? [];
    const end = text.indexOf(`"${hashes}`, start + opening.length);
    return end < 0 ? 0 : end + 1 + hashes.length;
}
