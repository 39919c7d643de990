import type { types } from "@slack/bolt";
import { type Citation, runsOf } from "../core/citation.js";
import { codePieces } from "../core/code-pieces.js";
import { unreachable } from "../core/mistake.js";
import { phrases } from "../core/phrases.js";
import { type Part, sidesOf } from "../core/presentation.js";
import { alsoInOf, creditOf, whereaboutsOf } from "../core/print.js";
import type { DiffRun } from "../core/word-diff.js";
import { limits } from "./limits.js";
import {
  bullets,
  clip,
  type Inline,
  linked,
  plain,
  preformatted,
  quotation,
  richText,
  section,
  smallPrint,
} from "./richtext.js";

/** Blocks that stay together in one message. */
export type Unit = readonly types.KnownBlock[];

/** A unit as it should be, then as it may be where that does not fit. */
export type Forms = readonly Unit[];

/** The units of a reply; a heading goes with what it heads. */
export function unitsOf(parts: readonly Part[]): readonly Forms[] {
  const units: Forms[] = [];
  let heading: Unit = [];
  for (const part of parts) {
    if (part.kind === "heading")
      heading = [...heading, ...richText(section(plain(clip(part.text, limits.title), { bold: true })))];
    else
      for (const forms of formsOf(part)) {
        units.push(forms.map((form) => [...heading, ...form]));
        heading = [];
      }
  }
  return heading.length ? [...units, [heading]] : units;
}

function formsOf(part: Exclude<Part, { kind: "heading" }>): readonly Forms[] {
  switch (part.kind) {
    case "text":
      return piecesOf(part.text).map((piece) => [richText(section(plain(piece)))]);
    case "note":
      return piecesOf(part.text).map((piece) => [note(piece)]);
    case "citation":
      return [[wordsOf(part.citation), tooLong(part.citation)].map((words) => citation(part, words))];
    case "figure":
      return [[figure(part)]];
    case "difference":
      return [[difference(part)]];
    case "list":
      return inGroups(part.items.flatMap(piecesOf)).map((items) => [
        richText(bullets(items.map((item) => plain(item)))),
      ]);
    case "entry":
      return entry(part);
    case "code":
      return codePieces(part, limits.passage).map((piece) => [code(piece, part.href)]);
    case "footer":
      return [];
    default:
      return unreachable(part);
  }
}

/** A sentence of the bot's own about the reply. */
export const note = (text: string): Unit => richText(section(plain(text, { italic: true })));

/** A bulleted line, cut between words where it is too long; the link stands at its end. */
function entry({ text, link }: Extract<Part, { kind: "entry" }>): readonly Forms[] {
  const pieces = piecesOf(text);
  return pieces.map((piece, i) => {
    const after =
      link && i === pieces.length - 1 ? [plain(" · "), linked(clip(link.text, limits.title), link.href)] : [];
    return [richText(bullets([[plain(piece), ...after].flat()]))];
  });
}

/** Who said it, the words, where to check them, and what was corrected. */
function citation(
  { citation: cited, brief }: Extract<Part, { kind: "citation" }>,
  words: types.RichTextQuote | types.RichTextSection,
): Unit {
  const { number, article, href } = cited;
  const { link, correction, source } = whereaboutsOf(cited, brief);
  return [
    ...richText(
      section(plain(creditOf(cited), { bold: true })),
      words,
      section(
        plain(`[${number}] `),
        linked(link, href, article.url),
        plain(correction && `\n${correction}`, { bold: true }),
      ),
    ),
    ...smallPrint([source, alsoInOf(cited)].filter(Boolean).join("\n")),
  ];
}

/** The quote, after the sentence it leans on; what the bot put in stands in italics. */
const wordsOf = (cited: Citation): types.RichTextQuote =>
  quotation(
    plain(cited.lead ? `${cited.lead.quote}\n` : ""),
    runsOf(cited).flatMap(({ text, inserted }) => plain(text, inserted ? { italic: true } : undefined)),
  );

const tooLong = ({ quote }: Citation): types.RichTextSection =>
  section(plain(phrases.tooLong(quote.length), { italic: true }));

const figure = ({ figure: printed, citation: number, was }: Extract<Part, { kind: "figure" }>): Unit =>
  richText(
    section(
      plain(was ? `${was.figure} [${was.citation}] → ` : ""),
      plain(printed, { bold: true }),
      plain(` [${number}]`),
    ),
  );

function difference(part: Extract<Part, { kind: "difference" }>): Unit {
  const { in: where, claim, article, words } = part;
  const sides = sidesOf(part);
  return richText(
    section(
      plain(where, { bold: true }),
      plain(`\n${sides.claim}: ${claim}\n${sides.article}: ${article}`),
      ...(words ? [plain(`\n${sides.both}: `), ...words.flatMap(run)] : []),
    ),
  );
}

/** A run of words: the claim's struck out, the article's bold. */
const run = ({ kind, text }: DiffRun, i: number): readonly (readonly Inline[])[] => [
  plain(i ? " " : ""),
  plain(text, { same: undefined, claim: { strike: true } as const, article: { bold: true } as const }[kind]),
];

const code = ({ label, text }: ReturnType<typeof codePieces>[number], href?: string): Unit =>
  richText(section(linked(label, href)), preformatted(text));

/** Text cut between words where it is too long for one block. */
const piecesOf = (text: string): readonly string[] => {
  const most = limits.passage - 1;
  return text.match(new RegExp(`\\S.{0,${most}}(?!\\S)|\\S.{0,${most}}`, "gsu")) ?? [];
};

function inGroups(items: readonly string[]): readonly (readonly string[])[] {
  const groups: string[][] = [[]];
  for (const item of items) {
    if (groups.at(-1)!.join("").length + item.length > limits.passage) groups.push([]);
    groups.at(-1)!.push(item);
  }
  return groups;
}
