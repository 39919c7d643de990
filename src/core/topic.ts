import type { Mended, Reason } from "./answer.js";
import { inTime } from "./ask.js";
import { isAbout } from "./claim.js";
import type { Edition } from "./edition.js";
import type { Candidate } from "./fact-index.js";
import { type Filters, keepFor } from "./filters.js";
import { type Question, readQuestion } from "./question.js";
import { type Ranked, rank } from "./ranking.js";

/** What the archive has on a topic. */
export interface OnTopic {
  /** Sentences of the body, best first. */
  readonly sentences: readonly Ranked[];
  readonly readAs: readonly Mended[];
  /** Why there are none. */
  readonly why?: Reason;
}

/** All sentences of the body that are on a topic; with a date in it, of that time. */
export function onTopic(edition: Edition, topic: string, filters: Filters, now: Date): OnTopic {
  const question = readQuestion(topic, edition.index, now);
  const keep = keepFor(filters, edition);
  const sentences = rank(question, candidatesFor(question, edition, keep), edition.index).filter(
    (one) => (question.terms.length === 0 || isAbout(one.features)) && inTime(question, one),
  );
  const readAs = question.terms.flatMap(({ text, readAs: known }) => (known ? [{ typed: text, known }] : []));
  return { sentences, readAs, ...(sentences.length === 0 && { why: whyNone(question, edition) }) };
}

/** What shares a word with the topic; of a topic that is a date alone, every sentence. */
function candidatesFor(
  { terms, dates }: Question,
  { index, readings }: Edition,
  keep: ReturnType<typeof keepFor>,
): readonly Candidate[] {
  const variants = new Map(terms.flatMap(({ variants: of }) => [...of]));
  const all = readings.flatMap(({ facts }) => facts);
  const found =
    terms.length || dates.length === 0
      ? index.search(variants, Number.POSITIVE_INFINITY, keep)
      : all.filter((fact) => keep?.(fact) ?? true).map((fact) => ({ fact, score: 1 }));
  return found.filter(({ fact }) => fact.kind === "sentence");
}

function whyNone({ terms, dates }: Question, { readings }: Edition): Reason {
  if (readings.length === 0) return { kind: "empty-archive" };
  if (terms.length === 0 && dates.length === 0) return { kind: "nothing-asked" };
  const unknown = terms.filter((term) => term.unknown).map(({ text }) => text);
  return unknown.length ? { kind: "unknown-words", words: unknown } : { kind: "off-topic" };
}
