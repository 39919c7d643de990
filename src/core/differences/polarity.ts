import type { Comparator } from "../differences.js";
import { sharedPart } from "../evidence.js";
import { overlaps, type Span, sliceOf } from "../span.js";

const negation =
  /\b(?:no|not|never|none|nobody|nothing|neither|nor|without|cannot|hardly|barely|(?<!\ba )few|\w+n['’]t|silent|(?:stay(?:ed|s)?|remain(?:ed|s)?|kept|keeps|been|notably) quiet|ruled out|rules out|ruling out|reject(?:ed|s|ing)?|refus(?:ed|es|ing)|den(?:ied|ies|y|ying)|declin(?:ed|es|ing)|dismiss(?:ed|es)?|un(?:resolved|decided|clear|known|likely)|failed to|yet to)\b/gi;

/** One says yes where the other says no: by a negation more, or by contrary words. */
export const polarity: Comparator = ({ text }, evidence) => {
  const contraries = [...evidence.fates].flatMap(([term, fate]) =>
    fate.kind === "opposed" ? [{ claim: term, article: fate.by }] : [],
  );
  const claimed = negationsIn(
    text,
    { start: 0, end: text.length },
    contraries.map(({ claim: { at, text: word } }) => ({ start: at, end: at + word.length })),
  );
  const printed = negationsIn(
    evidence.fact.text,
    sharedPart(evidence),
    contraries.map(({ article }) => article),
  );
  if ((claimed.length + printed.length + contraries.length) % 2 === 0) return undefined;
  return {
    in: "polarity",
    claim: contraries[0]?.claim.text ?? claimed[0] ?? verbOf(text),
    article: contraries[0]?.article.text ?? printed[0] ?? verbOf(evidence.fact.text),
  };
};

/** The negations in a part of a text; a word that is compared as a contrary counts once. */
const negationsIn = (text: string, part: Span, counted: readonly Span[]): readonly string[] =>
  Array.from(sliceOf(text, part).matchAll(negation)).flatMap(({ 0: words, index }) => {
    const start = part.start + index;
    return counted.some((span) => overlaps(span, { start, end: start + words.length })) ? [] : [words];
  });

const verbOf = (text: string): string =>
  /\b(?:is|are|was|were|has|have|had|will|would|can|could|did|does|said)\b[^,.]{0,30}/i.exec(text)?.[0] ??
  text.slice(0, 40);
