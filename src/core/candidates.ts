import type { Edition } from "./edition.js";
import { type Filters, keepFor } from "./filters.js";
import { type Folded, fold } from "./fold.js";
import { isDated } from "./on-matter.js";
import { type Question, wordsToFind } from "./question.js";
import { type Ranked, rank } from "./ranking.js";

/** Facts that are ranked, of those that share words with the question. */
const CANDIDATES = 80;
/** Best of them that are folded: far more than are shown. */
const FOLDED = 40;

/** What shares words with a question, best first; equal sentences are one. */
export const rankedFor = (
  question: Question,
  edition: Edition,
  filters: Filters = {},
): readonly Folded<Ranked>[] =>
  fold(headlinesLast(candidatesFor(question, edition, keepFor(filters, edition))).slice(0, FOLDED));

/** A headline that a sentence of its article holds whole adds nothing: each citation names it. */
function headlinesLast(ranked: readonly Ranked[]): readonly Ranked[] {
  const said = ({ fact, features }: Ranked): boolean =>
    fact.kind === "headline" &&
    ranked.some(
      (one) =>
        one.fact.kind === "sentence" &&
        one.fact.slug === fact.slug &&
        one.features.coverage >= features.coverage,
    );
  return [...ranked.filter((one) => !said(one)), ...ranked.filter(said)];
}

type Keep = ReturnType<typeof keepFor>;

function candidatesFor(question: Question, edition: Edition, keep: Keep): readonly Ranked[] {
  if (question.terms.length === 0) return rank(question, datedFacts(question, edition, keep), edition.index);
  const years = question.dates.flatMap(
    ({ start, end }) => /\d{4}/.exec(question.text.slice(start, end)) ?? [],
  );
  const words = new Map([...wordsToFind(question.terms), ...years.map((year) => [year, 1] as const)]);
  const found = edition.index.search(words, CANDIDATES, keep).filter(({ fact }) => fact.kind !== "dateline");
  return rank(question, found, edition.index);
}

/** “What happened on 12 January?”: the sentences with that date. */
const datedFacts = ({ dates }: Question, { readings }: Edition, keep: Keep) =>
  readings
    .flatMap(({ facts }) => facts)
    .filter((fact) => (keep?.(fact) ?? true) && dates.every((date) => isDated(fact, date)))
    .map((fact) => ({ fact, score: 1 }));
