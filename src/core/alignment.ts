import { type Claim, isCompared, isPredicate, yearsIn } from "./claim-text.js";
import { daysMeet, readDates } from "./dates.js";
import { counterpart } from "./differences/figure.js";
import type { Evidence } from "./evidence.js";
import { contains, type Span } from "./span.js";

/** A word, figure or date of a claim and where it stands in a sentence; offsets are those of each text. */
export interface Pair {
  readonly claimed: Span;
  readonly printed: Span;
  /** It says what is done. */
  readonly isVerb: boolean;
}

/** What of a claim stands where in a sentence, in the claim's order. */
export function align(claim: Claim, one: Evidence): readonly Pair[] {
  return [...wordsIn(claim, one), ...figuresIn(claim, one), ...datesIn(claim, one)].sort(
    (a, b) => a.claimed.start - b.claimed.start,
  );
}

const wordsIn = (claim: Claim, { fates, speakerTerms }: Evidence): readonly Pair[] =>
  [...fates].flatMap(([term, fate]) =>
    fate.kind === "held" &&
    !(isCompared(claim.fact, term.at) && speakerTerms.has(fate.by.term)) &&
    !claim.fact.figures.some(({ start, end }) => start <= term.at && term.at < end)
      ? {
          claimed: { start: term.at, end: term.at + term.text.length },
          printed: fate.by,
          isVerb:
            isPredicate(claim, term) &&
            !isCompared(claim.fact, term.at) &&
            !/\bto\s+$/i.test(claim.text.slice(0, term.at)),
        }
      : [],
  );

const figuresIn = ({ fact: claim }: Claim, { fact }: Evidence): readonly Pair[] =>
  claim.figures.flatMap((claimed) => {
    const printed = counterpart(claim, claimed, fact);
    return printed ? pair(within(claimed, claim.span), within(printed, fact.span)) : [];
  });

const datesIn = ({ text }: Claim, { fact, reading, stretch }: Evidence): readonly Pair[] => {
  const days = fact.dates.map((own) => ({ ...own, ...within(own, fact.span) }));
  const near = days.toSorted((a, b) => Number(contains(stretch, b)) - Number(contains(stretch, a)));
  return [
    ...readDates(text, 0, reading.article.publishedAt).flatMap((claimed) => {
      const printed = near.find((own) => daysMeet(own, claimed));
      return printed ? pair(claimed, printed) : [];
    }),
    ...yearsIn(text).flatMap((claimed) => {
      const start = fact.text.indexOf(text.slice(claimed.start, claimed.end));
      return start < 0 ? [] : pair(claimed, { start, end: start + 4 });
    }),
  ];
};

const pair = (claimed: Span, printed: Span): Pair => ({ claimed, printed, isVerb: false });

/** A span of an article as one of its sentence. */
export const within = ({ start, end }: Span, sentence: Span): Span => ({
  start: start - sentence.start,
  end: end - sentence.start,
});
