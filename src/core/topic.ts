import type { Mended, Reason } from "./answer.js";
import type { Edition } from "./edition.js";
import type { Candidate, FactIndex } from "./fact-index.js";
import type { Fact } from "./facts.js";
import { type Filters, keepFor } from "./filters.js";
import { matchesOf, raritiesOf, share } from "./match.js";
import { inTime } from "./on-matter.js";
import { type Question, RELATED, readQuestion, wordsToFind } from "./question.js";
import { type Ranked, rank } from "./ranking.js";

/** What the archive has on a topic. */
export interface OnTopic {
  /** Sentences of the body, best first. */
  readonly sentences: readonly Ranked[];
  readonly readAs: readonly Mended[];
  /** Why there are none. */
  readonly why?: Reason;
}

/** Share of the topic, by rarity, that a sentence must hold with what it leans on, and by itself. */
const SAME_MATTER = 0.6;
const OWN_MATTER = 0.35;

/** Sentences that are looked at, of those that share a word with the topic: as many as can be ranked at once. */
const CANDIDATES = 100_000;

/** All sentences of the body that are on a topic; with a date in it, of that time. */
export function onTopic(edition: Edition, topic: string, filters: Filters, now: Date): OnTopic {
  const { index, readings } = edition;
  const question = strictly(readQuestion(topic, index, now));
  const keepFilter = keepFor(filters, edition);
  const keep = (fact: Fact): boolean =>
    fact.kind === "sentence" && (keepFilter?.(fact) ?? true) && inTime(question, index.get(fact.id)!);
  const isDateAlone = question.terms.length === 0 && question.dates.length > 0;
  const candidates = isDateAlone
    ? readings.flatMap(({ facts }) => facts.filter(keep).map((fact) => ({ fact, score: 1 })))
    : index.search(wordsToFind(question.terms), CANDIDATES, keep);
  const about = isDateAlone ? candidates : aboutIn(question, index, candidates);
  const sentences = rank(question, about, index);
  const readAs = question.terms.flatMap(({ text, readAs: known }) => (known ? [{ typed: text, known }] : []));
  return { sentences, readAs, ...(sentences.length === 0 && { why: whyNone(question, edition) }) };
}

/** A topic is its words and what says the same: a load test is no trial. */
const strictly = (question: Question): Question => ({
  ...question,
  terms: question.terms.map((term) => ({
    ...term,
    variants: new Map([...term.variants].filter(([, weight]) => weight > RELATED)),
  })),
});

/** Told by the words alone, before the few that are left are ranked. */
function aboutIn(
  { terms }: Question,
  index: FactIndex,
  candidates: readonly Candidate[],
): readonly Candidate[] {
  const rarity = raritiesOf(terms, index);
  return candidates.filter(({ fact }) => {
    const matches = matchesOf(terms, rarity, index.get(fact.id)!, new Map());
    return (
      share(matches, ({ own, context }) => Math.max(own, context)) >= SAME_MATTER &&
      share(matches, ({ own }) => own) >= OWN_MATTER
    );
  });
}

function whyNone({ terms, dates }: Question, { readings }: Edition): Reason {
  if (readings.length === 0) return { kind: "empty-archive" };
  if (terms.length === 0 && dates.length === 0) return { kind: "nothing-asked" };
  const unknown = terms.filter((term) => term.unknown).map(({ text }) => text);
  return unknown.length ? { kind: "unknown-words", words: unknown } : { kind: "off-topic" };
}
