import { yearsIn } from "../claim-text.js";
import { type DateMention, daysMeet, overlapsDays, readDates } from "../dates.js";
import type { Comparator, Difference } from "../differences.js";
import type { Evidence } from "../evidence.js";
import type { Fact } from "../facts.js";
import { sliceOf } from "../span.js";
import { wordsAt } from "./named.js";

/** A day against another day; a sentence without a date is no difference. */
export const date: Comparator = ({ fact: claim }, { fact, reading }) => {
  const speaks = claim.attributions.length > 0;
  for (const claimed of datesIn(claim, reading.article)) {
    const printed = fact.dates.filter(
      (one) => one.precision === claimed.precision && (speaks || !isOfSaying(fact, one)),
    );
    if (printed[0] && !printed.some((own) => daysMeet(own, claimed)))
      return { in: "date", claim: wordsAt(claim, claimed), article: wordsAt(fact, printed[0]) };
  }
  return year(claim.text, fact.text);
};

/** “The pool will close on 1 April, she said on Tuesday”: the Tuesday is not of the pool. */
const isOfSaying = ({ text, span, attributions }: Fact, { start }: DateMention): boolean =>
  attributions.some(
    ({ cue }) =>
      cue && /^\s+(?:on |late |early )*$/i.test(text.slice(cue.end - span.start, start - span.start)),
  );

function year(claim: string, article: string): Difference | undefined {
  const [claimed, printed] = [yearsOf(claim), yearsOf(article)];
  const other = claimed.find((one) => !printed.includes(one));
  return other && printed[0] ? { in: "date", claim: other, article: printed[0] } : undefined;
}

const yearsOf = (text: string): readonly string[] => yearsIn(text).map((span) => sliceOf(text, span));

/** “On Friday” in a claim is the article's Friday: the sentence may be held against it at any later time. */
const datesIn = ({ text }: Fact, { publishedAt }: Evidence["reading"]["article"]) =>
  readDates(text, 0, publishedAt);

/** Whether the sentence may be of the claim's dates: they are its own, or the article's day. */
export const mayHoldDates = ({ text }: Fact, { fact, reading: { article } }: Evidence): boolean =>
  yearsOf(text).every((own) => fact.text.includes(own) || article.publishedAt.startsWith(own)) &&
  readDates(text, 0, article.publishedAt).every(
    (claimed) =>
      fact.dates.some((own) => daysMeet(own, claimed)) || overlapsDays(claimed, article.publishedAt),
  );

/** Whether the claim's dates stand in the sentence. */
export const holdsDates = (
  { text }: Fact,
  { fact, reading: { article } }: Pick<Evidence, "fact" | "reading">,
): boolean =>
  yearsOf(text).every((own) => fact.text.includes(own)) &&
  readDates(text, 0, article.publishedAt).every((claimed) =>
    fact.dates.some((own) => daysMeet(own, claimed)),
  );
