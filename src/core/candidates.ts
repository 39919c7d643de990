import type { Edition } from "./edition.js";
import type { Candidate, Within } from "./fact-index.js";
import { type Filters, isSpokenBy, within } from "./filters.js";
import { type Folded, fold } from "./fold.js";
import { indexedAt } from "./indexed-fact.js";
import { isDated, mayBeDated } from "./on-matter.js";
import { type Question, wordsToFind } from "./question.js";
import { type Ranked, rank } from "./ranking.js";

/** Facts that are ranked, of those that share words with the question. Of 80, no more answers were right. */
const CANDIDATES = 50;
/** Best of them that are folded: far more than are shown. */
const FOLDED = 40;
/** Articles that are looked through for a date alone. */
const DATED = 200;

/** What shares words with a question, best first; equal sentences are one. */
export const rankedFor = async (
  question: Question,
  edition: Edition,
  filters: Filters = {},
): Promise<readonly Folded<Ranked>[]> =>
  fold(headlinesLast(await candidatesFor(question, edition, within(filters, edition))).slice(0, FOLDED));

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

async function candidatesFor(
  question: Question,
  edition: Edition,
  limits: Within | undefined,
): Promise<readonly Ranked[]> {
  if (question.terms.length === 0)
    return rank(question, await datedFacts(question, edition, limits), edition.index);
  const years = question.dates.flatMap(
    ({ start, end }) => /\d{4}/.exec(question.text.slice(start, end)) ?? [],
  );
  const words = new Map([...wordsToFind(question.terms), ...years.map((year) => [year, 1] as const)]);
  const found = await edition.index.search(words, CANDIDATES, limits);
  return rank(
    question,
    found.filter(({ fact }) => fact.kind !== "dateline"),
    edition.index,
  );
}

/** “What happened on 12 January?”: the sentences with that date, of the newest articles that have any. */
async function datedFacts(
  { dates }: Question,
  { articles, read, index: { aliases } }: Edition,
  limits: Within | undefined,
): Promise<readonly Candidate[]> {
  const dated = articles
    .filter(
      (listed) => (limits?.article?.(listed) ?? true) && dates.every((date) => mayBeDated(listed, date)),
    )
    .slice(0, DATED);
  return (await read(dated)).flatMap((reading) =>
    reading.facts.flatMap((fact, at) => {
      if (!dates.every((date) => isDated(fact, date))) return [];
      const one = indexedAt(reading, at, aliases);
      return isSpokenBy(one, limits?.speaker) ? [{ ...one, score: 1 }] : [];
    }),
  );
}
