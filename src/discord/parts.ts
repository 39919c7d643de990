import { type Citation, runsOf } from "../core/citation.js";
import { codePieces } from "../core/code-pieces.js";
import { harmless } from "../core/harmless.js";
import { unreachable } from "../core/mistake.js";
import { phrases } from "../core/phrases.js";
import { type Part, sidesOf } from "../core/presentation.js";
import { alsoInOf, creditOf, whereaboutsOf } from "../core/print.js";
import type { DiffRun } from "../core/word-diff.js";
import { limits } from "./limits.js";
import { blockQuote, clip, escaped, link, oneLine } from "./markdown.js";

/** A piece of a reply in Discord's markdown, shown whole or not at all. */
export interface Passage {
  readonly markdown: string;
  /** What stands between it and the passage before. */
  readonly gap: "\n" | "\n\n";
  /** A heading, never parted from what it heads. */
  readonly heads?: boolean;
}

/** The passages of a reply without its footer. */
export function passagesOf(parts: readonly Part[]): readonly Passage[] {
  const passages: Passage[] = [];
  for (const passage of parts.flatMap(dressed)) {
    const last = passages.at(-1);
    if (last?.heads && !passage.heads)
      passages.splice(-1, 1, { markdown: `${last.markdown}\n${passage.markdown}`, gap: "\n\n" });
    else passages.push(passage);
  }
  return passages;
}

function dressed(part: Part): readonly Passage[] {
  switch (part.kind) {
    case "heading":
      return separate([bold(clip(part.text, limits.title))]).map((passage) => ({ ...passage, heads: true }));
    case "text":
      return separate(piecesOf(part.text).map(escaped));
    case "citation":
      return separate([citationIn(part)]);
    case "figure":
      return separate([figureIn(part)]);
    case "difference":
      return separate([differenceIn(part)]);
    case "list":
      return part.items.flatMap(piecesOf).map((item, index) => ({
        markdown: `- ${escaped(item)}`,
        gap: index ? "\n" : "\n\n",
      }));
    case "entry":
      return entryIn(part);
    case "note":
      return separate(piecesOf(part.text).map((piece) => `*${escaped(piece)}*`));
    case "code":
      return separate(codePieces(part, limits.passage / 2, fence).map((piece) => code(piece, part.href)));
    case "footer":
      return [];
    default:
      return unreachable(part);
  }
}

/** The link stands at the end of the last piece. */
function entryIn({ text, link: where }: Extract<Part, { kind: "entry" }>): readonly Passage[] {
  const pieces = piecesOf(text).map((piece) => `- ${escaped(piece)}`);
  const last = where ? ` · ${link(clip(where.text, 100), [where.href])}` : "";
  return pieces.map((piece, i) => ({
    markdown: i === pieces.length - 1 ? piece + last : piece,
    gap: "\n",
  }));
}

/** Between a second backtick and a third, which would end a block of code. */
const fence = /(?<=``)(?=`)/;

const code = ({ label, text }: ReturnType<typeof codePieces>[number], href?: string): string =>
  `${link(label, [href])}\n\`\`\`\n${harmless(text)}\n\`\`\``;

const separate = (markdown: readonly string[]): readonly Passage[] =>
  markdown.map((piece) => ({ markdown: piece, gap: "\n\n" }));

const bold = (text: string): string => `**${oneLine(text)}**`;

/** Text cut between words where it is too long for one passage; escaping at most doubles a piece. */
const piecesOf = (text: string): readonly string[] =>
  (text.match(/\S.{0,1399}(?!\S)|\S.{0,1399}/gsu) ?? []).map((piece) => piece.trim());

type Cited = Extract<Part, { kind: "citation" }>;

/** Who said it, the words, where to check them. Words that do not fit give way to a notice; the source never does. */
function citationIn({ citation, brief }: Cited): string {
  const tooLong = `*${escaped(phrases.tooLong(citation.quote.length))}*`;
  const whole = (text: string): string => text;
  const short = (text: string): string => clip(text, 120);
  const renderings = [
    sourced(citation, blockQuote(wordsOf(citation)), whole, brief),
    sourced(citation, tooLong, whole, brief),
    sourced(citation, tooLong, short, brief),
  ];
  return renderings.find((markdown) => markdown.length <= limits.passage) ?? renderings[2]!;
}

function sourced(citation: Citation, words: string, cut: (line: string) => string, brief?: boolean): string {
  const { link: place, correction, source } = whereaboutsOf(citation, brief);
  const line = (text: string, before: string, after = ""): string =>
    text && `${before}${oneLine(cut(text))}${after}`;
  return [
    line(creditOf(citation), "**", "**"),
    words,
    `\\[${citation.number}\\] ${link(cut(place), [citation.href, citation.article.url])}`,
    line(source, "-# "),
    line(correction, "**", "**"),
    line(alsoInOf(citation), "-# "),
  ]
    .filter(Boolean)
    .join("\n");
}

/** The quote, after the sentence it leans on; what the bot put in stands in italics. */
function wordsOf(citation: Citation): string {
  const quote = runsOf(citation).map(({ text, inserted }) =>
    inserted ? escaped(text).replace(/\S.*/s, "*$&*") : escaped(text),
  );
  return [...(citation.lead ? [escaped(citation.lead.quote)] : []), quote.join("")].join("\n");
}

function figureIn({ figure, citation, was }: Extract<Part, { kind: "figure" }>): string {
  const before = was ? `${oneLine(clip(was.figure, limits.title))} \\[${was.citation}\\] → ` : "";
  return `${before}${bold(clip(figure, limits.title))} \\[${citation}\\]`;
}

function differenceIn(part: Extract<Part, { kind: "difference" }>): string {
  const { in: where, claim, article, words } = part;
  const names = sidesOf(part);
  const side = (name: string, text: string): string => `${name}: ${oneLine(clip(text, 600))}`;
  const sides = [bold(clip(where, 100)), side(names.claim, claim), side(names.article, article)].join("\n");
  const whole = words && `${sides}\n${names.both}: ${words.map(run).join(" ")}`;
  return whole && whole.length <= limits.passage ? whole : sides;
}

/** A run of words: the claim's struck out, the article's bold. */
function run({ kind, text }: DiffRun): string {
  const marks = { same: "", claim: "~~", article: "**" }[kind];
  return `${marks}${oneLine(text)}${marks}`;
}
