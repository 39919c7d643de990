import { runsOf } from "../core/citation.js";
import { harmless } from "../core/harmless.js";
import { unreachable } from "../core/mistake.js";
import { type Part, type Presentation, sidesOf } from "../core/presentation.js";
import { alsoInOf, creditOf, whereaboutsOf } from "../core/print.js";
import { type Style, styleFor } from "./style.js";

/** How a reply is written to a terminal. */
export interface Look {
  readonly colour: boolean;
  /** Columns; lines are broken at spaces. */
  readonly width: number;
}

/** Columns within which a line stays readable. */
const WIDEST = 100;

/** A reply as plain text, everything in it made harmless to a terminal. */
export function renderPlain({ title, parts }: Presentation, { colour, width }: Look): string {
  const style = styleFor(colour);
  const columns = Math.max(40, Math.min(width, WIDEST));
  return [style.bold(clean(title)), ...parts.map((part) => render(part, style, columns))].join("\n\n");
}

const clean = (text: string): string => harmless(text);

function render(part: Part, style: Style, columns: number): string {
  switch (part.kind) {
    case "heading":
      return style.bold(clean(part.text));
    case "text":
      return wrap(clean(part.text), columns);
    case "citation":
      return renderCitation(part, style, columns);
    case "figure":
      return `  ${part.was ? `${clean(part.was.figure)} [${part.was.citation}] → ` : ""}${style.accent(clean(part.figure))} [${part.citation}]`;
    case "difference":
      return renderDifference(part, style, columns);
    case "list":
      return part.items.map((item) => wrap(`- ${clean(item)}`, columns, "  ")).join("\n");
    case "entry":
      return [
        wrap(`- ${clean(part.text)}`, columns, "  "),
        ...(part.link ? [style.dim(`  ${clean(part.link.href)}`)] : []),
      ].join("\n");
    case "note":
      return style.italic(wrap(clean(part.text), columns));
    case "code":
      return `${style.bold(part.label)}\n${clean(part.text)}`;
    case "footer":
      return style.dim(wrap(clean(part.text), columns));
    default:
      return unreachable(part);
  }
}

function renderDifference(
  part: Extract<Part, { kind: "difference" }>,
  style: Style,
  columns: number,
): string {
  const { in: where, claim, article, words } = part;
  const sides = sidesOf(part);
  const dress = { same: (text: string) => text, claim: style.removed, article: style.added };
  const runs = words?.map(({ kind, text }) => dress[kind](clean(text))).join(" ");
  const line = (side: string, text: string) => wrap(`    ${side}: ${text}`, columns, "      ");
  return [
    `  ${style.bold(where)}`,
    line(sides.claim, clean(claim)),
    line(sides.article, clean(article)),
    ...(runs ? [line(sides.both, runs)] : []),
  ].join("\n");
}

function renderCitation(
  { citation, brief }: Extract<Part, { kind: "citation" }>,
  style: Style,
  columns: number,
): string {
  const { number, lead, href } = citation;
  const { link, correction, source } = whereaboutsOf(citation, brief);
  const mark = `[${number}] `;
  const quote = runsOf(citation)
    .map(({ text }) => clean(text))
    .join("");
  const indent = " ".repeat(mark.length);
  const below = (text: string, dress: (line: string) => string) =>
    text ? [dress(wrap(indent + clean(text), columns, indent))] : [];
  return [
    ...(lead ? [style.dim(wrap(`${indent}${clean(lead.quote)}`, columns, indent))] : []),
    wrap(style.accent(mark) + quote, columns, indent),
    ...below(creditOf(citation) && `— ${creditOf(citation)}`, style.bold),
    ...below([link, source].filter(Boolean).join(" · "), style.dim),
    ...below(correction, style.italic),
    ...below(alsoInOf(citation), style.dim),
    // A link stays on one line, so that a terminal can open it.
    ...(href ? [style.dim(indent + clean(href))] : []),
  ].join("\n");
}

/** Breaks lines at spaces; `indent` stands before every line but the first. */
function wrap(text: string, columns: number, indent = ""): string {
  return text
    .split("\n")
    .map((paragraph) => {
      const lines: string[] = [];
      let line = "";
      for (const word of paragraph.split(/(?<=\S) (?=\S)/)) {
        if (line && line.length + 1 + word.length > columns) {
          lines.push(line);
          line = indent + word;
        } else line = line ? `${line} ${word}` : word;
      }
      return [...lines, line].join("\n");
    })
    .join("\n");
}
