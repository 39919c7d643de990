import { cueLemma } from "./cues.js";
import { readDates } from "./dates.js";
import { countryOf } from "./gazetteer.js";
import { roles } from "./roles.js";
import { type Span, sliceOf } from "./span.js";
import { stopwords } from "./stopwords.js";
import { speakerIn } from "./wanted.js";
import { type Word, wordsOf } from "./words.js";

/** What a question is made of, as far as another may lean on it. Spans are of its text. */
export interface Slots {
  readonly text: string;
  /** Words of its own: neither of the frame of a question nor of a date. */
  readonly content: readonly Word[];
  readonly dates: readonly Span[];
  /** Names of people, places and bodies. */
  readonly names: readonly Span[];
  /** Whose words it asks for. */
  readonly speaker?: Span;
  /** On what, where it asks for somebody's words: “about security guarantees”. */
  readonly matter?: Span;
  /** Whom or what it is about: whose words, who stands behind its first verb, or its only name. */
  readonly subject?: Span;
  /** What it asks, without its frame: “the harbour bridge open”. */
  readonly topic: string;
}

/** The slots of a question. */
export function slotsOf(text: string, now: Date): Slots {
  const dates = datesIn(text, now);
  const words = wordsOf(text);
  const names = namesIn(text, words, dates);
  const speaker = speakerIn(text);
  const own = words.filter((word) => isContent(word) && !isWithin(dates, word));
  const matter = speaker && matterAfter(text, words, own, speaker);
  const subject = speaker ?? subjectOf(text, names) ?? (names.length === 1 ? names[0] : undefined);
  return {
    ...{ text, dates, names, content: own },
    ...(speaker && { speaker }),
    ...(matter && { matter }),
    ...(subject && { subject }),
    topic: text.replace(frame, "").trim(),
  };
}

/** Words of a question that say nothing of what it is about. */
const fillers = new Set(
  `else then too again exactly actually really instead true right people person long big position stance view reaction
   comment response statement quote mean meant thing`.split(/\s+/),
);

/** “US” is no “us”. */
const isContent = ({ folded, text }: Word): boolean =>
  (!stopwords.has(folded) && !fillers.has(folded)) || countryOf(text) !== undefined;

/** Dates, and years alone, with the preposition before them. */
function datesIn(text: string, now: Date): readonly Span[] {
  const found: readonly Span[] = readDates(text, 0, now.toISOString());
  const years = Array.from(text.matchAll(/\b(?:19|20)\d\d\b/g), ({ 0: year, index }) => ({
    start: index,
    end: index + year.length,
  })).filter((year) => !isWithin(found, year));
  return [...found, ...years]
    .sort((a, b) => a.start - b.start)
    .map(({ start, end }) => {
      const before = /\b(?:in|on|at|during|since|by|until|for)\s+$/i.exec(text.slice(0, start));
      return { start: before?.index ?? start, end };
    });
}

export const isWithin = (spans: readonly Span[], { start }: Span): boolean =>
  spans.some((span) => span.start <= start && start < span.end);

const auxiliary =
  "(?:did|does|do|is|are|was|were|will|would|has|have|had|can|could|should|may|might)(?:n['’]t)?";

const frame = new RegExp(
  `^(?:(?:who|whom|whose|what|which|when|where|why|how)\\b(?:\\s+(?:many|much|long|far|old|often|big|else))?\\s*)?(?:(?:${auxiliary}|said|says)\\s+(?:that\\s+)?)*`,
  "i",
);

/** Runs of capitals, without a possessive; the first word of a question is no name unless it is a country or goes on. */
function namesIn(text: string, words: readonly Word[], dates: readonly Span[]): readonly Span[] {
  const isCapital = (word: Word) => /^\p{Lu}/u.test(word.text) && isContent(word) && !isWithin(dates, word);
  const runs: { start: number; end: number; first: number; last: number }[] = [];
  for (const [i, word] of words.entries()) {
    if (!isCapital(word)) continue;
    const end = word.end - (/['’]s?$/.exec(word.text)?.[0].length ?? 0);
    const run = runs.at(-1);
    if (run && /^(?:[ -]| of | of the | de | von | van )$/.test(text.slice(run.end, word.start)))
      Object.assign(run, { end, last: i });
    else runs.push({ start: word.start, end, first: i, last: i });
  }
  return runs.filter((run) => run.first > 0 || run.last > run.first || countryOf(sliceOf(text, run)));
}

/** What stands behind the verb of saying; “about it” is nothing. */
function matterAfter(
  text: string,
  words: readonly Word[],
  own: readonly Word[],
  speaker: Span,
): Span | undefined {
  const verb = words.find(({ start, folded }) => start >= speaker.end && cueLemma(folded) !== undefined);
  const [first] = words.filter(({ start }) => verb && start >= verb.end);
  return first && own.some(({ start }) => start >= first.start)
    ? { start: first.start, end: text.length }
    : undefined;
}

/** “Did Russia …”, “Will the mayor …”. */
function subjectOf(text: string, names: readonly Span[]): Span | undefined {
  const behind = new RegExp(`(?:^|\\s)${auxiliary}\\s+(?:the\\s+)?$`, "i");
  const name = names.find(
    ({ start, end }) =>
      behind.test(text.slice(0, start)) && !/^(?:,|\s+(?:and|or|&)\s)/.test(text.slice(end)),
  );
  if (name) return name;
  const match = new RegExp(
    `(?:^|\\s)${auxiliary}\\s+(?<who>the\\s+(?<role>\\p{L}+(?:\\s\\p{L}+)?))`,
    "diu",
  ).exec(text);
  const [start = 0, end = 0] = match?.indices?.groups?.who ?? [];
  const [one = ""] = match?.groups?.role?.split(" ") ?? [];
  if (match?.groups?.role && roles.has(match.groups.role.toLowerCase())) return { start, end };
  return roles.has(one.toLowerCase()) ? { start, end: text.indexOf(one, start) + one.length } : undefined;
}
