// @ts-check
// What is told of a program, as it is true of the block it was made from: in the block's lines, of the block's text only.

/** @typedef {import("./program.js").Program} Program */
/** @typedef {import("./protocol.js").Diagnostic} Diagnostic */
/** @typedef {import("./protocol.js").Edit} Edit */
/** @typedef {import("./protocol.js").Span} Span */
/** @typedef {import("./protocol.js").Suggestion} Suggestion */

/**
 * The diagnostic as if the block had been compiled as it stands.
 *
 * @param {Diagnostic} diagnostic
 * @param {Program} program
 * @returns {Diagnostic}
 */
export function inBlock(diagnostic, program) {
    return {
        ...diagnostic,
        message: textInBlock(diagnostic.message, program),
        rendered: renderedInBlock(diagnostic.rendered, program),
        spans: diagnostic.spans.flatMap((span) => spanInBlock(span, program)),
        suggestions: diagnostic.suggestions.flatMap((suggestion) => suggestionInBlock(suggestion, program)),
    };
}

/** A place in the program; a closure's type names both of its ends. */
const PLACE = /\bsrc\/main\.rs:(\d+)(?::(\d+)(?:: (\d+):(\d+))?)?/g;

/** Where the standard library's source was when it was compiled, or is on this machine. */
const LIBRARY = /(?:\/rustc\/[0-9a-f]+|\/\S*?\/lib\/rustlib\/src\/rust)\/library\/(?=[a-z_]+\/src\/)/g;
/** As a place of its own, as in the book's records: without the line, which is that of one version. */
const LIBRARY_OF_LINE = /^( *(?:-->|:::) )\/.*\/library\/([a-z_]+\/src\/[^:\n]*).*/gm;

/**
 * A text with the places that it names.
 *
 * @param {string} text
 * @param {Program} program
 */
export function textInBlock(text, { lines }) {
    return text.replace(LIBRARY, "").replace(PLACE, (place, line, column, endLine, endColumn) => {
        const [start, end] = [line, endLine ?? line].map((number) => lineIn(lines, Number(number)));
        // In what was added there is no line that a reader could go to.
        if (start === null || end === null) return "src/main.rs";
        if (column === undefined) return `src/main.rs:${start}`;
        return `src/main.rs:${start}:${column}${endLine === undefined ? "" : `: ${end}:${endColumn}`}`;
    });
}

/** Lines in which a panic, or its backtrace, says where it was. */
const WHERE = /^(?:.*panicked at |\s+at ).*$/gm;

/**
 * What a program printed. Only what was printed for it is put in the block's words, not what it says itself.
 *
 * @param {string} text
 * @param {Program} program
 */
export function outputInBlock(text, program) {
    return text.replace(WHERE, (line) => textInBlock(line, program));
}

/**
 * @param {string} rendered
 * @param {Program} program
 */
function renderedInBlock(rendered, program) {
    const gutters = rendered.replace(/^( *)(\d+)(?= +[|+~-])/gm, (gutter, _, line) => {
        const own = lineIn(program.lines, Number(line));
        return String(own ?? "").padStart(gutter.length);
    });
    return textInBlock(gutters.replace(LIBRARY_OF_LINE, "$1$2"), program);
}

/**
 * @param {Span} span
 * @param {Program} program
 * @returns {Span[]} none, if all of it was added
 */
function spanInBlock(span, program) {
    const { lines } = program;
    const label = span.label && textInBlock(span.label, program);
    const start = lineIn(lines, span.line_start);
    const end = lineIn(lines, span.line_end);
    if (start !== null && end !== null) return [{ ...span, label, line_start: start, line_end: end }];
    const own = lines.slice(span.line_start - 1, span.line_end).filter((line) => line !== null);
    const [first, last] = [own.at(0), own.at(-1)];
    if (first === undefined || last === undefined) return [];
    return [{
        ...span, label,
        line_start: first, column_start: start === null ? 1 : span.column_start,
        line_end: end === null ? last + 1 : last, column_end: end === null ? 1 : span.column_end,
    }];
}

/**
 * @param {Suggestion} suggestion
 * @param {Program} program
 * @returns {Suggestion[]} none, if it would change what was added
 */
function suggestionInBlock(suggestion, program) {
    const edits = suggestion.edits.flatMap((edit) => editInBlock(edit, program) ?? []);
    if (edits.length < suggestion.edits.length) return [];
    return [{ ...suggestion, message: textInBlock(suggestion.message, program), edits }];
}

/**
 * @param {Edit} edit
 * @param {Program} program
 * @returns {Edit | undefined}
 */
function editInBlock(edit, { lines, first }) {
    const start = lineIn(lines, edit.line_start);
    const end = lineIn(lines, edit.line_end);
    const height = edit.line_end - edit.line_start;
    if (start !== null && end !== null) return end - start === height ? { ...edit, line_start: start, line_end: end } : undefined;
    // Up to the end of the last line, which is where the next begins.
    if (start !== null && edit.column_end === 1 && lineIn(lines, edit.line_end - 1) === start + height - 1) {
        return { ...edit, line_start: start, line_end: start + height };
    }
    // Whole lines above what was added: the block may begin with them as well.
    const isAbove = height === 0 && edit.column_start === 1 && edit.column_end === 1 && edit.replacement.endsWith("\n");
    if (start !== null || !isAbove || !lines.slice(edit.line_start).some((line) => line !== null)) return undefined;
    const line = edit.replacement.startsWith("#!") ? 1 : first;
    return { ...edit, line_start: line, line_end: line };
}

/**
 * @param {(number | null)[]} lines
 * @param {number} line of the program; behind its end, the block ends as well
 * @returns {number | null}
 */
function lineIn(lines, line) {
    if (line <= lines.length) return lines[line - 1] ?? null;
    const last = lines.at(-1);
    return last == null ? null : last + line - lines.length;
}
