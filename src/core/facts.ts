import { createHash } from "node:crypto";
import type { Article, Correction, Reference } from "./article.js";
import { type Attribution, readAttributions } from "./attribution.js";
import { type Block, readBlocks, readReference } from "./blocks.js";
import type { FactKind, Insertion, Place } from "./citation.js";
import { readCorrections } from "./correction-notes.js";
import { type DateMention, readDates } from "./dates.js";
import { type Figure, readFigures } from "./figures.js";
import { type Hedge, readHedges, saysOpen } from "./hedges.js";
import { type Name, type Person, peopleOf, readNames } from "./names.js";
import { readSentences } from "./sentences.js";
import { type Span, sliceOf } from "./span.js";
import { isOthersTurn, turn } from "./turn.js";
import { squash } from "./words.js";

/** One sentence that stands alone: what is indexed and what is cited. */
export interface Fact {
  /** Article, eight digits of the sentence's hash, and a count: it survives renumbering. */
  readonly id: string;
  readonly slug: string;
  readonly revision: number;
  readonly kind: FactKind;
  readonly span: Span;
  /** `article.text.slice(span.start, span.end)`. */
  readonly text: string;
  readonly place: Place;
  /** The main one first. */
  readonly attributions: readonly Attribution[];
  /** Who wants or thinks what: nobody's words, so no speaker is shown. */
  readonly views: readonly Attribution[];
  readonly figures: readonly Figure[];
  readonly dates: readonly DateMention[];
  readonly names: readonly Name[];
  readonly hedges: readonly Hedge[];
  /** It says what is not known, not decided, not said. */
  readonly open: boolean;
  /** What its opening pronoun stands for. */
  readonly insertions: readonly Insertion[];
}

/** An article, read. */
export interface Reading {
  readonly article: Article;
  readonly facts: readonly Fact[];
  readonly people: readonly Person[];
  readonly references: readonly Reference[];
  /** The newsroom's notes that earlier words were wrong, oldest first. */
  readonly corrections: readonly Correction[];
}

/** A fact with the article it stands in. */
export interface Placed {
  readonly fact: Fact;
  readonly reading: Reading;
}

/** A sentence or a one-line block, before it is understood. */
interface Unit {
  readonly span: Span;
  readonly kind: FactKind;
  readonly place: Place;
}

/**
 * Reads an article into facts, in the order of the text. Every fact is a slice of it.
 *
 * @example
 * readArticle(article).facts[0].text === article.text.slice(span.start, span.end) // => true
 */
export function readArticle(article: Article): Reading {
  const steps = stepsOf(article);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Reads an article, letting others have their turn: a transcript of a thousand sentences takes a fifth of a second. */
export async function readInTurns(article: Article): Promise<Reading> {
  const steps = stepsOf(article);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (isOthersTurn()) await turn();
  }
}

/** Sentences that are understood in a step. */
const IN_A_STEP = 50;

function* stepsOf(article: Article): Generator<undefined, Reading> {
  const { text } = article;
  const blocks = readBlocks(text, article.headline);
  const units = unitsOf(text, blocks);
  const sentences = units.filter(
    ({ kind, span }) => kind === "sentence" && span.end - span.start <= UNDERSTOOD,
  );
  yield;
  const names = readNames(
    text,
    sentences.map(({ span }) => span),
  );
  const people = peopleOf(text, names);
  const roles = new Map(people.map(({ name, role }) => [name, role]));
  yield;
  const attributions = readAttributions(
    text,
    sentences.map(({ span, place }, i) => ({ span, paragraph: place.paragraph, names: names[i]! })),
    (name) => roles.get(name),
  );
  const ids = idsFor(article.slug);
  const facts: Fact[] = [];
  let at = 0;
  for (const [i, unit] of units.entries()) {
    if (i % IN_A_STEP === 0) yield;
    const isNext = unit === sentences[at];
    const understood = isNext ? understand(article, unit, names[at]!, attributions[at]!) : plain;
    if (isNext) at += 1;
    const words = sliceOf(text, unit.span);
    facts.push({
      id: ids(words),
      slug: article.slug,
      revision: article.revision,
      ...unit,
      text: words,
      ...understood,
    });
  }
  return {
    article,
    facts,
    people,
    corrections: readCorrections(article, blocks),
    references: facts.filter(({ kind }) => kind === "reference").map(({ text: line }) => readReference(line)),
  };
}

/** Longest sentence that is looked into, in characters; beyond it is no prose, and rules take their time. */
const UNDERSTOOD = 3000;

/** What is understood of a fact that is not looked into. */
export const plain = {
  attributions: [],
  views: [],
  figures: [],
  dates: [],
  names: [],
  hedges: [],
  open: false,
  insertions: [],
} as const;

/** Headlines, headings, datelines and references stay whole; only paragraphs have sentences. */
function unitsOf(text: string, blocks: readonly Block[]): readonly Unit[] {
  let paragraph = 0;
  return blocks.flatMap((block): readonly Unit[] => {
    if (block.kind !== "paragraph")
      return [
        { span: { start: block.start, end: block.end }, kind: block.kind, place: { paragraph, sentence: 0 } },
      ];
    paragraph += 1;
    return readSentences(sliceOf(text, block), block.start).map((span, i) => ({
      span,
      kind: "sentence",
      place: { paragraph, sentence: i + 1 },
    }));
  });
}

function understand(
  { text, publishedAt }: Article,
  { span }: Unit,
  names: readonly Name[],
  attributions: readonly Attribution[],
) {
  const words = sliceOf(text, span);
  const dates = readDates(words, span.start, publishedAt);
  return {
    attributions: attributions.filter(({ reports }) => reports === "words"),
    views: attributions.filter(({ reports }) => reports === "view"),
    dates,
    figures: readFigures(words, span.start, dates),
    names,
    hedges: readHedges(words, span.start),
    open: saysOpen(words),
    insertions: insertionsOf(span, attributions),
  };
}

/** He [Steve Witkoff] added: the name behind a speaking pronoun. */
const insertionsOf = ({ start }: Span, attributions: readonly Attribution[]): readonly Insertion[] =>
  attributions
    .flatMap(({ via, source, speaker }) =>
      via === "pronoun" && source && speaker ? [{ at: source.end - start, text: speaker }] : [],
    )
    .sort((a, b) => a.at - b.at);

/** Equal sentences of one article are told apart by a count. */
function idsFor(slug: string): (words: string) => string {
  const seen = new Map<string, number>();
  return (words) => {
    const hash = createHash("sha256").update(squash(words)).digest("hex").slice(0, 8);
    const n = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, n);
    return `${slug}-${hash}-${n}`;
  };
}
