import { createHash } from "node:crypto";

/** The one style sheet: readable on a phone, in the dark, on paper; every colour pair has a contrast of 4.5 or more. */
export const style = `
:root {
  color-scheme: light dark;
  --paper: #fcfbf8; --ink: #1f1f1d; --soft: #5d5b55; --line: #dedad1; --accent: #1b4f7d; --panel: #f3f0e9;
  --mark: #ffe98f; --mark-ink: #1f1f1d; --gone: #8f2318; --gone-paper: #fbe5e1; --come: #1c5b30; --come-paper: #e0f1e3;
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "Source Serif 4", Charter, Georgia, "DejaVu Serif", serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "DejaVu Sans", Arial, sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #17181a; --ink: #e8e5de; --soft: #a8a49b; --line: #3a3a3a; --accent: #8fc1ee; --panel: #212326;
    --mark: #5e4c00; --mark-ink: #fff8dc; --gone: #ffb3a8; --gone-paper: #43211d; --come: #a5dfb4; --come-paper: #1c3a25;
  }
}
*, ::before, ::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 30vh; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 var(--sans); overflow-wrap: anywhere; }
a { color: var(--accent); text-underline-offset: .15em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
main:focus { outline: none; }
.skip { position: absolute; left: 1rem; top: -4rem; padding: .5rem 1rem; background: var(--paper); z-index: 1; }
.skip:focus { top: .5rem; }
header.site, footer.site, main { max-width: 68rem; margin: 0 auto; padding: 0 1.25rem; }
header.site { padding-top: 1rem; padding-bottom: 1rem; }
header.site nav { display: flex; gap: 1.5rem; align-items: baseline; border-bottom: 1px solid var(--line); padding-bottom: .75rem; font-size: .9375rem; }
header.site nav a { text-decoration: none; }
header.site nav a:hover { text-decoration: underline; }
header.site nav a:first-child { color: var(--ink); font: 600 1.125rem var(--serif); }
footer.site { margin-top: 4rem; padding-bottom: 2rem; color: var(--soft); font-size: .875rem; }
footer.site p { border-top: 1px solid var(--line); padding-top: 1rem; }
h1, h2, h3 { line-height: 1.25; text-wrap: balance; }
h1 { font: 600 clamp(1.6rem, 1.2rem + 2vw, 2.4rem)/1.2 var(--serif); margin: .25rem 0 .75rem; }
time { white-space: nowrap; }

article, .history { max-width: 40rem; }
article { font: 1.1875rem/1.65 var(--serif); }
article > header { margin: 1.5rem 0 2rem; }
.publisher { margin: 0; color: var(--soft); font: 600 .875rem var(--sans); letter-spacing: .02em; }
.byline { margin: 0; color: var(--soft); font: .9375rem/1.6 var(--sans); }
.byline > span:not(:last-child)::after { content: " ·"; }
.old { margin: 1.25rem 0 0; padding: .75rem 1rem; border-left: 4px solid var(--gone); background: var(--gone-paper); font: .9375rem/1.5 var(--sans); }
.dateline { color: var(--soft); font-style: italic; }
article h2 { font: 600 1.3rem/1.3 var(--serif); margin: 2rem 0 .5rem; }
article p { margin: 0 0 1.1rem; }
.paragraph, article h1, article h2, article li, .dateline, .correction { position: relative; }
.correction { padding: .75rem 1rem; border-left: 4px solid var(--accent); background: var(--panel); font-size: 1.0625rem; }
.references { padding: 0; list-style: none; font-size: 1rem; }
.references li { margin-bottom: .4rem; }
.number { position: absolute; right: 100%; margin-right: .9rem; color: var(--soft); font: .75rem/2.6 var(--sans); text-decoration: none; font-variant-numeric: tabular-nums; }
.number::before { content: attr(data-n); }

.sentence:target { background: var(--mark); color: var(--mark-ink); box-shadow: 0 0 0 .15em var(--mark); border-radius: 1px; -webkit-box-decoration-break: clone; box-decoration-break: clone; }
.inserted::before { content: " " attr(data-words); color: var(--soft); font: italic .85em var(--sans); }
.sentence:target .inserted::before { color: inherit; }
.flag { font: .75rem var(--sans); white-space: nowrap; }
.note { display: none; }
.sentence:target + .note, .sentence:target + .flag + .note {
  display: block; margin: .6rem 0 .9rem; padding: .75rem 1rem; border-left: 4px solid var(--accent); background: var(--panel);
  color: var(--ink); font: .875rem/1.5 var(--sans); text-align: start;
}
.line { display: block; }
.line + .line, .change, .change + .line { margin-top: .35rem; }
.change { display: block; padding-top: .35rem; }
.links { display: flex; flex-wrap: wrap; gap: .25rem 1rem; padding-top: .35rem; }
.wording { font-size: .9375rem; }
del { color: var(--gone); background: var(--gone-paper); }
ins { color: var(--come); background: var(--come-paper); text-decoration-thickness: 2px; }

.history { margin-top: 3.5rem; font-size: .9375rem; }
.history h2 { font: 600 1.3rem var(--serif); border-top: 1px solid var(--line); padding-top: 1.25rem; }
.history h3 { font-size: .9375rem; margin: 1.25rem 0 .25rem; }
.history ul { margin: 0; padding-left: 1.2rem; }
.history li { margin-bottom: .5rem; }
.history time { color: var(--soft); }

.try { padding-top: 1rem; }
.lead { max-width: 44rem; margin: 0 0 1.75rem; color: var(--soft); }
form { max-width: 48rem; margin-bottom: 2.5rem; }
label { display: block; font-weight: 600; margin-bottom: .35rem; }
.field { display: flex; gap: .5rem; }
input, button { font: inherit; padding: .6rem .8rem; border: 1px solid var(--soft); border-radius: 4px; }
input { flex: 1; min-width: 0; background: var(--paper); color: var(--ink); }
::placeholder { color: var(--soft); opacity: 1; }
button { background: var(--accent); border-color: var(--accent); color: var(--paper); font-weight: 600; cursor: pointer; }
.answer { display: grid; gap: 2rem; margin-bottom: 2.25rem; }
.drawn { margin: -1.75rem 0 2.25rem; color: var(--soft); font-size: .875rem; }
.answer > section { min-width: 0; }
.answer h2, .examples h2 { font: 600 1.125rem var(--serif); margin: 0 0 .75rem; }
@media (min-width: 56rem) { .answer { grid-template-columns: 1fr 1fr; } }
.examples dl { display: grid; gap: 1rem 2.5rem; margin: 0; }
@media (min-width: 44rem) { .examples dl { grid-template-columns: 1fr 1fr; } }
.examples dt { color: var(--soft); font-size: .875rem; }
.examples dd { margin: .1rem 0 0; }

.citing { max-width: 48rem; padding-top: 1rem; }
.citing h2 { font: 600 1.125rem var(--serif); margin: 2rem 0 .25rem; }
.hint { margin: 0 0 .5rem; color: var(--soft); font-size: .9375rem; }
.form { margin: 0; padding: .75rem 1rem; border: 1px solid var(--line); border-radius: 4px; background: var(--panel); font: .875rem/1.5 ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; white-space: pre-wrap; -webkit-user-select: all; user-select: all; }

.digest { max-width: 44rem; padding-top: 1rem; }
.digest h2 { font: 600 1.3rem/1.3 var(--serif); margin: 2rem 0 .5rem; }
.digest figure { margin: 1rem 0; padding-left: 1rem; border-left: 4px solid var(--line); }
.digest blockquote { margin: 0; font: 1.1875rem/1.6 var(--serif); }
.digest figcaption, .before { color: var(--soft); font-size: .9375rem; }
.as-is { white-space: pre-line; }

.message { display: flex; gap: .75rem; padding: 1rem; border: 1px solid var(--line); border-radius: 8px; font: .9375rem/1.47 Lato, "Noto Sans", var(--sans); margin-bottom: .75rem; }
.avatar { flex: none; width: 2.25rem; height: 2.25rem; display: grid; place-items: center; background: #3b5b7a; color: #fff; font: 600 1.25rem var(--serif); border-radius: 6px; }
.said { flex: 1; min-width: 0; }
.message p, .message blockquote, .message li, .message pre { white-space: pre-wrap; margin: 0; }
.message .name { margin-bottom: .15rem; }
.message h3 { font-size: 1.125rem; margin: .35rem 0; text-wrap: wrap; }
.message ul { margin: .35rem 0; padding-left: 1.4rem; }
.message blockquote { margin: .3rem 0; padding-left: .85rem; border-left: 4px solid var(--bar); }
.message pre { margin: .3rem 0; padding: .5rem; border: 1px solid var(--line-of-code); border-radius: 4px; background: var(--code); font: .8125rem/1.5 ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
.actions { display: flex; flex-wrap: wrap; align-items: start; gap: .5rem; margin: .5rem 0 .25rem; }
.message .button { display: inline-block; padding: .3rem .75rem; border: 1px solid var(--button-line); border-radius: 8px; background: var(--button); color: var(--button-ink); font-weight: 700; font-size: .875rem; line-height: 1.35; cursor: default; }
.message .menu { min-width: 0; }
.message .menu > summary { padding-right: 2rem; position: relative; list-style: none; font-weight: 400; cursor: pointer; }
.message .menu > summary::-webkit-details-marker { display: none; }
.message .menu > summary::after { content: ""; position: absolute; right: .85rem; top: .6rem; width: .4rem; height: .4rem; border: solid; border-width: 0 2px 2px 0; transform: rotate(45deg); }
.message .menu ul { margin: .25rem 0 0; padding: .4rem 0; border: 1px solid var(--button-line); border-radius: 8px; background: var(--button); list-style: none; font-size: .875rem; }
.message .menu li { padding: .1rem .75rem; }
.app { padding: .05rem .3rem; border-radius: 3px; background: var(--badge); color: var(--badge-ink); font: 600 .6875rem var(--sans); vertical-align: .1em; }
.message .small, .only-you { font-size: .8125rem; color: var(--quiet); }
.slack { --bar: #ddd; --badge: #e8e8e8; --badge-ink: #56545a; --quiet: #616061; --code: #f8f8f8; --line-of-code: #ddd; --button: #fff; --button-line: #bbbabb; --button-ink: #1d1c1d; background: #fff; color: #1d1c1d; }
.slack a { color: #1264a3; }
.slack .block + .block { margin-top: .5rem; }
.slack .block:has(.small) { margin-top: .15rem; }
.discord { --bar: #65676e; --badge: #5865f2; --badge-ink: #fff; --quiet: #b5bac1; --code: #1e1f22; --line-of-code: #1e1f22; --button: #4e5058; --button-line: #4e5058; --button-ink: #fff; background: #313338; color: #dbdee1; border-color: #313338; font-family: "gg sans", "Noto Sans", var(--sans); }
.discord a { color: #51b2fb; text-decoration: none; }
.discord a:hover { text-decoration: underline; }
.discord .avatar { border-radius: 50%; }
.discord .button { font-weight: 500; }
.discord .menu { flex: 0 1 25rem; --button: #1e1f22; --button-line: #1e1f22; --button-ink: #b5bac1; }
.discord .menu > summary { display: block; padding-top: .6rem; padding-bottom: .6rem; }
.discord .menu > summary::after { top: .9rem; }
.embed { margin: .25rem 0 .5rem; padding: .75rem 1rem 1rem; border-left: 4px solid #3b5b7a; border-radius: 4px; background: #2b2d31; }
.embed > * + * { margin-top: .15rem; }
.embed > .small:last-child { margin-top: .7rem; }
@media (prefers-color-scheme: dark) {
  .slack { --bar: #565856; --badge: #35373b; --badge-ink: #d1d2d3; --quiet: #ababad; --code: #222529; --line-of-code: #35373b; --button: #222529; --button-line: #565856; --button-ink: #d1d2d3; background: #1a1d21; color: #d1d2d3; }
  .slack a { color: #59b2e8; }
}

@media (min-width: 64rem) {
  main:has(article) { padding-left: 3.5rem; }
  .sentence:target + .note, .sentence:target + .flag + .note {
    position: absolute; left: calc(100% + 2rem); width: 18rem; margin: -1.9rem 0 0;
  }
}
@media (max-width: 47.99rem) { .number { display: none; } }
@media print {
  :root { --paper: #fff; --ink: #000; }
  header.site, .skip, .links, form, .examples, .number { display: none; }
  .sentence:target { text-decoration: underline; }
}
`;

/** Where it is served; the address changes with every change of it. */
export const stylePath = `/style.css?${createHash("sha256").update(style).digest("hex").slice(0, 12)}`;
