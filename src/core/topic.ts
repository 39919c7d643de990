import type { Mended, Reason } from "./answer.js";
import type { Edition } from "./edition.js";
import type { FactIndex, IndexedFact } from "./fact-index.js";
import { type Filters, keepFor } from "./filters.js";
import { ownOf, raritiesOf, share, standingOf } from "./match.js";
import { inTime } from "./on-matter.js";
import { mendedIn, type Question, RELATED, readQuestion, unknownIn } from "./question.js";

/** What the archive has on a topic. */
export interface OnTopic {
  /** Sentences of the body, newest article first and within it as they are read. */
  readonly sentences: readonly IndexedFact[];
  readonly readAs: readonly Mended[];
  /** Why there are none. */
  readonly why?: Reason;
}

/** Share of the topic, by rarity, that a sentence must hold with what it leans on, and by itself. */
const SAME_MATTER = 0.6;
const OWN_MATTER = 0.35;

/**
 * All sentences of the body that are on a topic; with a date in it, of that time. Every sentence is
 * looked at: that is quicker than to look up those with a word and bring thousands into order again.
 */
export function onTopic(edition: Edition, topic: string, filters: Filters, now: Date): OnTopic {
  const { index, readings } = edition;
  const question = strictly(readQuestion(topic, index, now));
  const keep = keepFor(filters, edition);
  const isAbout = aboutness(question, index);
  const sentences = readings.flatMap(({ facts }) =>
    facts
      .filter(({ kind }) => kind === "sentence")
      .map(({ id }) => index.get(id)!)
      .filter((one) => isAbout(one) && (keep?.(one.fact) ?? true) && inTime(question, one)),
  );
  return {
    sentences,
    readAs: mendedIn(question),
    ...(sentences.length === 0 && { why: whyNone(question, edition) }),
  };
}

/** A topic is its words and what says the same: a load test is no trial. */
const strictly = (question: Question): Question => ({
  ...question,
  terms: question.terms.map((term) => ({
    ...term,
    variants: new Map([...term.variants].filter(([, weight]) => weight > RELATED)),
  })),
});

/** Whether a sentence is on the topic, told by the words alone; a day alone is a topic too. */
function aboutness({ terms, dates }: Question, index: FactIndex): (one: IndexedFact) => boolean {
  if (terms.length === 0) return () => dates.length > 0;
  const rarity = raritiesOf(terms, index);
  return (one) => {
    // Most sentences have none of the words: they are done with first.
    if (!terms.some((term) => ownOf(term, one) > 0)) return false;
    const standings = terms.map((term) => standingOf(term, rarity, one));
    return (
      share(standings, ({ own }) => own) >= OWN_MATTER &&
      share(standings, ({ own, context }) => Math.max(own, context)) >= SAME_MATTER
    );
  };
}

function whyNone(question: Question, { readings }: Edition): Reason {
  if (readings.length === 0) return { kind: "empty-archive" };
  if (question.terms.length === 0 && question.dates.length === 0) return { kind: "nothing-asked" };
  const unknown = unknownIn(question);
  return unknown.length ? { kind: "unknown-words", words: unknown } : { kind: "off-topic" };
}
