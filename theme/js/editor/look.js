// @ts-check
// The editor in the page's own fonts and colours: it takes the classes of the page's highlighter, and the variables of
// theme/css/playground.css, so it follows every theme of every book.

import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

export const colours = syntaxHighlighting(HighlightStyle.define([
    { tag: [tags.lineComment, tags.blockComment, tags.docComment], class: "hljs-comment" },
    { tag: [tags.keyword, tags.controlKeyword, tags.definitionKeyword, tags.moduleKeyword, tags.operatorKeyword, tags.modifier, tags.self], class: "hljs-keyword" },
    { tag: [tags.string, tags.character, tags.special(tags.string)], class: "hljs-string" },
    { tag: [tags.number, tags.bool, tags.integer, tags.float], class: "hljs-number" },
    { tag: [tags.typeName, tags.standard(tags.typeName), tags.className], class: "hljs-type" },
    { tag: [tags.macroName], class: "hljs-built_in" },
    { tag: [tags.meta, tags.documentMeta], class: "hljs-meta" },
    { tag: [tags.labelName, tags.special(tags.variableName)], class: "hljs-symbol" },
    { tag: [tags.function(tags.variableName), tags.function(tags.propertyName), tags.function(tags.definition(tags.variableName))], class: "hljs-title" },
]));

export const look = EditorView.theme({
    "&": { color: "var(--pg-ink)", backgroundColor: "var(--pg-code)", fontSize: "var(--pg-code-size)" },
    "&.cm-focused": { outline: "3px solid var(--pg-focus)", outlineOffset: "-3px" },
    ".cm-scroller": { fontFamily: "var(--pg-mono)", lineHeight: "1.55", overflowX: "auto" },
    ".cm-content:focus-visible": { outline: "none" }, // the whole editor has one
    ".cm-content": { padding: "1.5rem 0 1.3rem", caretColor: "var(--pg-ink)" },
    ".cm-line": { padding: "0 1.6rem 0 0.6rem" },
    ".cm-gutters": { backgroundColor: "transparent", color: "var(--pg-soft)", border: "0" },
    ".cm-lineNumbers .cm-gutterElement": { minWidth: "2.6em", padding: "0 0.6rem 0 0" },
    ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "transparent" },
    "&.cm-focused .cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--pg-accent) 7%, transparent)" },
    ".cm-activeLineGutter": { color: "var(--pg-ink)" },
    "&.cm-focused .cm-matchingBracket": { backgroundColor: "color-mix(in srgb, var(--pg-accent) 22%, transparent)" },
    ".cm-gutter-lint": { width: "1.4em" },
    ".cm-gutter-lint .cm-gutterElement": { padding: "0.3em 0.2em 0 0.4em" },
    ".cm-lint-marker": { width: "0.8em", height: "0.8em" },
    ".cm-lint-marker-error": { content: "none", background: "var(--pg-refused)", clipPath: "polygon(30% 0, 70% 0, 100% 30%, 100% 70%, 70% 100%, 30% 100%, 0 70%, 0 30%)" },
    ".cm-lint-marker-warning": { content: "none", background: "var(--pg-varies)", clipPath: "polygon(50% 4%, 100% 94%, 0 94%)" },
    ".cm-lintRange": { backgroundImage: "none", paddingBottom: "0", textDecorationSkipInk: "none" },
    ".cm-lintRange-error": { textDecoration: "underline wavy 1.5px var(--pg-refused)", textUnderlineOffset: "0.2em", backgroundColor: "color-mix(in srgb, var(--pg-refused) 9%, transparent)" },
    ".cm-lintRange-warning": { textDecoration: "underline wavy 1.5px var(--pg-varies)", textUnderlineOffset: "0.2em" },
    ".cm-lintRange-active": { backgroundColor: "color-mix(in srgb, var(--pg-varies) 20%, transparent)" },
    ".cm-tooltip": { backgroundColor: "var(--pg-raised)", color: "var(--pg-ink)", border: "1px solid var(--pg-rule-strong)", borderRadius: "var(--pg-radius)", maxWidth: "min(56rem, 92vw)", boxShadow: "0 4px 14px #0003" },
    ".cm-diagnostic": { padding: "0.7rem 1.1rem", fontFamily: "var(--pg-sans)", fontSize: "1.34rem", lineHeight: "1.45", borderLeft: "3px solid var(--pg-rule-strong)", whiteSpace: "pre-wrap" },
    ".cm-diagnostic-error": { borderLeftColor: "var(--pg-refused)" },
    ".cm-diagnostic-warning": { borderLeftColor: "var(--pg-varies)" },
    ".cm-diagnostic a": { color: "var(--pg-link)", textDecoration: "underline" },
    ".cm-diagnosticAction": { display: "block", margin: "0.6rem 0 0", padding: "0.3rem 0.9rem", minHeight: "2.6rem", backgroundColor: "var(--pg-code)", color: "var(--pg-ink)", border: "1px solid var(--pg-rule-strong)", borderRadius: "var(--pg-radius)", font: "550 1.3rem/1.4 var(--pg-sans)", textAlign: "start", cursor: "pointer" },
    ".cm-panels": { backgroundColor: "transparent", color: "var(--pg-soft)", zIndex: "1" },
    ".cm-panels-bottom": { border: "0" },
    ".cm-panel.cm-panel-lint": { borderTop: "1px solid var(--pg-rule)" },
    ".cm-panel.cm-panel-lint ul [aria-selected]": { backgroundColor: "var(--pg-raised)" },
    ".pg-strip": { display: "flex", flexWrap: "wrap", gap: "0.2rem 1.6rem", alignItems: "baseline", padding: "0.4rem 8.6rem 0.4rem 1.6rem", minHeight: "3rem", boxSizing: "border-box", borderTop: "1px solid var(--pg-rule)", font: "1.3rem/1.6 var(--pg-sans)" },
    ".pg-strip [role=status]": { color: "var(--pg-varies)", overflowWrap: "anywhere" },
    ".pg-strip.pg-error [role=status]": { color: "var(--pg-refused)" },
    ".pg-strip [role=status]:empty": { display: "none" },
    ".pg-strip button": { marginInlineStart: "0.8rem", padding: "0.1rem 0.8rem", minHeight: "2.6rem", background: "none", color: "var(--pg-ink)", border: "1px solid var(--pg-rule-strong)", borderRadius: "var(--pg-radius)", font: "550 1.3rem/1.4 var(--pg-sans)", cursor: "pointer" },
    ".pg-keys": { display: "flex", flexWrap: "wrap", gap: "0 1.4rem" },
    ".pg-keys kbd": { fontFamily: "var(--pg-mono)", fontSize: "1.2rem", background: "none", border: "0", boxShadow: "none", padding: "0", color: "inherit", fontWeight: "600" },
    "@media (pointer: coarse)": {
        ".pg-keys": { display: "none" },
        ".pg-strip:not(.pg-problem)": { minHeight: "0", padding: "0", border: "0" },
        ".pg-strip button, .cm-diagnosticAction": { minHeight: "4.4rem" },
    },
});
