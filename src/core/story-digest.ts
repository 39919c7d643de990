import type { ArticleLine } from "./article.js";
import type { Citation } from "./citation.js";
import { citeAll, lineOf } from "./cite.js";
import type { Conflict } from "./conflicts.js";
import { groupCopies } from "./copies.js";
import { type PublishedText, textOf } from "./coverage.js";
import type { Edition } from "./edition.js";
import type { Fact, Placed, Reading } from "./facts.js";
import { type Folded, fold } from "./fold.js";
import { sliceOf } from "./span.js";
import { conflictIn } from "./story-conflict.js";
import { squash, wordsOf } from "./words.js";

/** One running story on one day. Citation numbers run through the whole digest. */
export interface StoryDigest {
  readonly headline: string;
  readonly lede: readonly Citation[];
  /** Two sentences of different articles that stand against one another, newest first; the lede may be one of them. */
  readonly conflict?: { readonly in: Conflict; readonly sides: readonly [Citation, Citation] };
  /** One for each speaker. */
  readonly quotes: readonly Citation[];
  /** Sentences that hold a figure and say what it counts. */
  readonly figures: readonly Citation[];
  /** Sentences that say what is not known, not decided or not said. */
  readonly open: readonly Citation[];
  readonly sources: readonly ArticleLine[];
  /** The same sources, those that print one text together; newest first. */
  readonly texts: readonly PublishedText[];
}

/** A digest is one message, and a Slack message holds some eleven dressed citations. */
const QUOTES = 2;
const FIGURES = 2;
const OPEN = 1;
/** Fewest quoted words that stand as a quotation of their own. */
const QUOTED_WORDS = 3;

/** Cites what a digest has not cited yet, and counts on. */
export interface Citer {
  readonly taken: ReadonlySet<Fact>;
  take(picked: readonly (Placed & Partial<Folded<Placed>>)[]): readonly Citation[];
}

/** Numbers run from 1, and no sentence is cited twice. */
export function citer(): Citer {
  const taken = new Set<Fact>();
  let next = 1;
  return {
    taken,
    take(picked) {
      const fresh = picked.filter(({ fact }) => !taken.has(fact));
      for (const { fact } of fresh) taken.add(fact);
      const citations = citeAll(fresh, next);
      next += citations.length;
      return citations;
    },
  };
}

/** @param readings newest first */
export function storyOf(readings: readonly Reading[], edition: Edition, { taken, take }: Citer): StoryDigest {
  const newest = readings[0]!;
  const all = fold(readings.flatMap((reading) => sentencesOf(reading).map((fact) => ({ fact, reading }))));
  const lede = take(all.filter(({ reading }) => reading === newest).slice(0, 1));
  const conflict = conflictOf(all, edition, lede, { taken, take });
  const quotes = take(onePerSpeaker(all).slice(0, QUOTES));
  const figures = take(figuresIn(all, taken).slice(0, FIGURES));
  const open = take(all.filter(({ fact }) => fact.open).slice(0, OPEN));
  return {
    headline: newest.article.headline,
    lede,
    ...(conflict && { conflict }),
    ...{ quotes, figures, open },
    sources: readings.map(({ article }) => lineOf(article)),
    texts: groupCopies(readings).map(textOf).toReversed(),
  };
}

type Picked = Folded<Placed>;

const sentencesOf = ({ facts }: Reading): readonly Fact[] => facts.filter(({ kind }) => kind === "sentence");

/** What the digest has told above is not set against anything once more; the story's own lede is. */
function conflictOf(
  all: readonly Picked[],
  edition: Edition,
  [lede]: readonly Citation[],
  { taken, take }: Citer,
): StoryDigest["conflict"] {
  const isLede = ({ fact }: Picked) => fact.id === lede?.fact;
  const pair = conflictIn(
    all.filter((one) => isLede(one) || !taken.has(one.fact)),
    edition,
  );
  const [first, second] = pair?.sides.map((side) => (isLede(side) ? lede : take([side])[0])) ?? [];
  return pair && first && second && { in: pair.in, sides: [first, second] };
}

function onePerSpeaker(all: readonly Picked[]): readonly Picked[] {
  const bySpeaker = new Map<string, Picked>();
  for (const picked of all) {
    const said = picked.fact.attributions.find(
      ({ mode, speaker }) => mode !== "indirect" && speaker !== undefined,
    );
    if (said?.speaker && quotedWords(picked) >= QUOTED_WORDS && !bySpeaker.has(said.speaker))
      bySpeaker.set(said.speaker, picked);
  }
  return [...bySpeaker.values()];
}

const quotedWords = ({ fact: { text } }: Picked): number =>
  Math.max(
    0,
    ...Array.from(text.matchAll(/[“"]([^”"]+)[”"]/g), ([, quoted]) => wordsOf(quoted ?? "").length),
  );

/** Sentences with a figure that says what it counts, each object once. */
function figuresIn(all: readonly Picked[], taken: ReadonlySet<Fact>): readonly Picked[] {
  const objects = new Set<string>();
  return all.filter(({ fact, reading }) => {
    const figure = fact.figures.find(
      ({ value, of, unit }) => value !== undefined && (of !== undefined || unit === "money"),
    );
    if (!figure || taken.has(fact)) return false;
    const object = squash(sliceOf(reading.article.text, figure.of ?? figure));
    const isNew = !objects.has(object);
    objects.add(object);
    return isNew;
  });
}
