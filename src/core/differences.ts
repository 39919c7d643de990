import { daysMeet } from "./dates.js";
import type { Fact } from "./facts.js";
import type { Figure } from "./figures.js";
import type { Name } from "./names.js";
import type { Ranked } from "./ranking.js";
import type { Span } from "./span.js";
import { termsOf } from "./terms.js";
import { squash } from "./words.js";

/** In what a claim and the archive's sentence differ. Never a verdict on which is right. */
export type DifferenceKind =
  | "speaker"
  | "figure"
  | "name"
  | "place"
  | "date"
  | "polarity"
  | "stage"
  | "wording";

export interface Difference {
  readonly in: DifferenceKind;
  /** The claim's words. */
  readonly claim: string;
  /** The article's words. */
  readonly article: string;
}

/**
 * In what a claim differs from the archive's sentence about the same thing. Each comparator looks
 * at one matter; what none of them can tell is no difference.
 */
export const differencesBetween = (claim: Fact, evidence: Ranked): readonly Difference[] =>
  [speaker, figure, name, date, polarity, stage, quotation].flatMap(
    (compare) => compare(claim, evidence) ?? [],
  );

type Comparator = (claim: Fact, evidence: Ranked) => Difference | undefined;

const termSet = (text: string): ReadonlySet<string> => new Set(termsOf(text).map(({ term }) => term));
const shares = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  [...a].some((term) => b.has(term));
/** A span of a fact, whose offsets are its article's. */
const wordsAt = (fact: Fact, span: Span): string =>
  fact.text.slice(span.start - fact.span.start, span.end - fact.span.start);

const speaker: Comparator = (claim, { fact, speakerTerms }) => {
  const claimed = claim.attributions.find((attribution) => attribution.speaker);
  const printed = fact.attributions.find((attribution) => attribution.speaker);
  if (!claimed?.speaker || !printed?.speaker) return undefined;
  const same = shares(termSet(claimed.speaker), speakerTerms);
  return same ? undefined : { in: "speaker", claim: claimed.speaker, article: printed.speaker };
};

/** Equal within what “roughly” and rounding allow. */
export const near = (a: Figure, b: Figure): boolean =>
  a.value !== undefined &&
  b.value !== undefined &&
  Math.abs(a.value - b.value) <= (a.approximate || b.approximate ? 0.02 : 0.001) * Math.max(a.value, b.value);

const figure: Comparator = (claim, { fact }) => {
  for (const claimed of claim.figures) {
    if (claimed.value === undefined) continue;
    const comparable = fact.figures.filter(({ unit, value }) => unit === claimed.unit && value !== undefined);
    if (comparable.length === 0) continue;
    const meant = comparable.toSorted(
      (a, b) => likeness(claim, claimed, fact, b) - likeness(claim, claimed, fact, a),
    )[0]!;
    if (!near(claimed, meant))
      return { in: "figure", claim: wordsAt(claim, claimed), article: wordsAt(fact, meant) };
  }
  return undefined;
};

/** Characters on each side of a figure in which its object stands. */
const AROUND = 28;

/** Shared terms around two figures: what they are figures of. */
function likeness(claim: Fact, a: Figure, fact: Fact, b: Figure): number {
  const around = (one: Fact, { start, end }: Figure) =>
    termSet(one.text.slice(Math.max(0, start - one.span.start - AROUND), end - one.span.start + AROUND));
  const [left, right] = [around(claim, a), around(fact, b)];
  return [...left].filter((term) => right.has(term) && !/^\d/.test(term)).length + (near(a, b) ? 0.5 : 0);
}

const name: Comparator = (claim, { fact, terms, contextTerms, speakerTerms }) => {
  const own = new Set(terms.map(({ term }) => term));
  const known = (one: Name) =>
    [...termSet(one.text)].some((term) => own.has(term) || contextTerms.has(term) || speakerTerms.has(term));
  const spoken = claim.attributions[0]?.source;
  const strange = claim.names.find(
    (one) =>
      one.kind !== "adjective" &&
      !known(one) &&
      !(spoken && one.start >= spoken.start && one.end <= spoken.end),
  );
  const claimTerms = termSet(claim.text);
  const instead =
    strange && fact.names.find((one) => comparable(one, strange) && !shares(termSet(one.text), claimTerms));
  if (!strange || !instead) return undefined;
  return {
    in: strange.kind === "person" || strange.kind === "body" ? "name" : "place",
    claim: strange.text,
    article: instead.text,
  };
};

const comparable = (a: Name, b: Name): boolean =>
  (a.kind === "person") === (b.kind === "person") && a.kind !== "adjective";

/** A day against another day; a sentence without a date is no difference. */
const date: Comparator = (claim, { fact }) => {
  const claimed = claim.dates[0];
  const printed = fact.dates.find(({ precision }) => precision === claimed?.precision);
  if (!claimed || !printed || fact.dates.some((own) => daysMeet(own, claimed))) return undefined;
  return { in: "date", claim: wordsAt(claim, claimed), article: wordsAt(fact, printed) };
};

const negations =
  /\b(?:no|not|never|none|neither|nor|without|cannot|silent|quiet|\w+n['’]t|ruled out|rules out|reject(?:ed|s)?|refus(?:ed|es)|den(?:ied|ies|y)|declin(?:ed|es)|dismiss(?:ed|es)?|against|unresolved|undecided|failed to|yet to)\b/gi;

/** The words that turn what is said into its opposite, as printed. */
export const negationsIn = (text: string): readonly string[] => text.match(negations) ?? [];

const polarity: Comparator = (claim, { fact }) => {
  const [claimed, printed] = [negationsIn(claim.text), negationsIn(nearText(claim, fact))];
  if (claimed.length % 2 === printed.length % 2) return undefined;
  return {
    in: "polarity",
    claim: claimed[0] ?? verbOf(claim.text),
    article: printed[0] ?? verbOf(fact.text),
  };
};

/** The stretch of the sentence that the claim is about: from the first shared word to the last, with the clause before. */
function nearText(claim: Fact, { text }: Fact): string {
  const claimTerms = termSet(claim.text);
  const shared = termsOf(text).filter(({ term }) => claimTerms.has(term));
  if (shared.length === 0) return text;
  const [first, last] = [shared[0]!.start, shared.at(-1)!.end];
  const clause = Math.max(
    0,
    ...Array.from(
      text.slice(0, first).matchAll(/[,;:]\s|\b(?:but|although|while|and)\s/g),
      ({ index }) => index,
    ),
  );
  return text.slice(clause, last);
}

const verbOf = (text: string): string =>
  /\b(?:is|are|was|were|has|have|had|will|would|can|could|did|does|said)\b[^,.]{0,30}/i.exec(text)?.[0] ??
  text.slice(0, 40);

const settled =
  /\b(?:signed|finali[sz]ed|completed|approved|guaranteed|agreed|ended|finished|will|has been|have been|secured|resolved)\b/i;
const unsettled =
  /\b(?:in principle|if|only if|unless|in the event of|plans?|planned|proposed|might|may|could|would|expected|hopes?|unresolved|yet to|intent)\b/i;

const stage: Comparator = (claim, { fact }) => {
  const printed = nearText(claim, fact) + followingCondition(claim, fact);
  const condition = unsettled.exec(printed)?.[0];
  const done = settled.exec(claim.text)?.[0];
  if (!condition || !done || unsettled.test(claim.text) || squash(fact.text).includes(squash(done)))
    return undefined;
  return { in: "stage", claim: done, article: condition };
};

/** A condition or “in principle” that follows the shared words is part of what is said. */
function followingCondition(claim: Fact, { text }: Fact): string {
  const rest = text.slice(
    text.indexOf(nearText(claim, { ...claim, text })) + nearText(claim, { ...claim, text }).length,
  );
  return /^[^,;]{0,60}\b(?:in principle|only if|if|unless|in the event of)\b/i.exec(rest)?.[0] ?? "";
}

/** Words in quotation marks that are not the article's. */
const quotation: Comparator = (claim, { fact }) => {
  const quoted = Array.from(claim.text.matchAll(/[“"]([^”"]{8,})[”"]/g), ([, words]) => words!);
  const printed = squash(fact.text);
  const altered = quoted.find((words) => !printed.includes(squash(words)));
  const meant = altered && Array.from(fact.text.matchAll(/[“"]([^”"]+)[”"]/g), ([, words]) => words!)[0];
  return altered && meant ? { in: "wording", claim: altered, article: meant } : undefined;
};
