import type { Pair } from "./alignment.js";
import { overlaps, type Span } from "./span.js";

/** Words that say less of a thing than its name does: who drops one says more. Those of one sense on a line. */
const limits: readonly RegExp[] = [
  /\b(?:most|majority)\b/gi,
  /\b(?:some|certain|few)\b/gi,
  /\b(?:half|part|parts|partly|partially)\b/gi,
  /\b(?:\d[\d,.]*%?|one|two|three|four|five|six|seven|eight|nine|ten|third|thirds|quarter|quarters|dozens|hundreds|thousands|none)\s+of\b/gi,
  /\b(?:nearly|almost|virtually|practically)\b/gi,
  /\b(?:without)\b/gi,
  /\b(?:except|excluding|apart from|other than|instead of|rather than|unlike)\b/gi,
  /\b(?:former|formerly|ex|acting|deputy|vice|interim|would-be|so-called|alleged|suspected|supposed|proposed|planned|fake|false|bogus|sham|mock|fictional|replica|failed|aborted|potential|possible|attempted|draft)\b/gi,
];

/** Words that say more: who adds one says more than was said. */
const additions: readonly RegExp[] = [
  /\b(?:all|every|each|always|everyone|everybody|entire|whole|any)\b/gi,
  /\b(?:many|several)\b/gi,
  /\bboth\b/gi,
  /\b(?:only|solely|exclusively|alone)\b/gi,
  /\b(?:now|currently)\b/gi,
  /\b(?:still|yet)\b/gi,
  /\b(?:again|once more)\b/gi,
  /\b(?:often|regularly|frequently|usually|routinely|generally|sometimes|occasionally)\b/gi,
  /\bfirst\b/gi,
  /\blast\b/gi,
  /\b(?:before|until|till|prior to|ahead of)\b/gi,
  /\b(?:after|since|following)\b/gi,
  /\b(?:because|due to|owing to|thanks to|so that)\b/gi,
  /\bagainst\b/gi,
  /\b(?:despite|although|though|even if)\b/gi,
  /\b(?:more|greater|larger|longer)\b/gi,
  /\b(?:less|fewer|smaller|shorter)\b/gi,
];

/** Prepositions that turn what is said round, side against side. */
const contraries: readonly (readonly [RegExp, RegExp])[] = [
  [/\b(?:from|out of)$/i, /\b(?:to|into|for|by)$/i],
  [/\b(?:in|at)$/i, /\b(?:to|from)$/i],
  [/\bby$/i, /\b(?:for|to|of|with)$/i],
];

/** Prepositions in whose place no other may stand. */
const strict =
  /\b(?:against|without|over|under|above|below|beneath|beside|behind|near|opposite|outside|inside|between|through|along|around|beyond|towards?|before|after|until|since|despite|during)$/i;

/**
 * Whether how much, how often, when and why are said as in the sentence: the claim adds none of these
 * words, drops none that limits, and has each before or behind the same thing.
 *
 * @param stretch the part of the sentence that the claim is about
 */
export function holdsSmallWords(
  claim: string,
  printed: string,
  stretch: Span,
  pairs: readonly Pair[],
): boolean {
  const places = (side: "claimed" | "printed") => pairs.map((pair) => ({ pair, ...pair[side] }));
  const [own, theirs] = [places("claimed"), places("printed")];
  const isIn = (list: readonly Place[], span: Span) => list.some((one) => overlaps(one, span));
  const alike = (a: Span, b: Span) => {
    const [next, other] = [after(own, a), after(theirs, b)];
    return next ? next.pair === other?.pair : before(own, a)?.pair === before(theirs, b)?.pair;
  };
  const isAdded = (sense: RegExp) =>
    spansOf(claim, sense)
      .filter((one) => !isIn(own, one))
      .some((one) => !spansOf(printed, sense).some((other) => alike(one, other)));
  const isDropped = (sense: RegExp) =>
    spansOf(printed, sense)
      .filter(
        (other) =>
          overlaps(other, stretch) && !isIn(theirs, other) && governs(printed, other, after(theirs, other)),
      )
      .some((other) => !spansOf(claim, sense).some((one) => alike(one, other)));
  return (
    ![...limits, ...additions].some(isAdded) &&
    !limits.some(isDropped) &&
    !pairs.some((pair) => isTurned(leadOf(claim, pair.claimed), leadOf(printed, pair.printed)))
  );
}

interface Place extends Span {
  readonly pair: Pair;
}

const spansOf = (text: string, sense: RegExp): readonly Span[] =>
  Array.from(text.matchAll(sense), ({ 0: words, index }) => ({ start: index, end: index + words.length }));

const after = (places: readonly Place[], { end }: Span): Place | undefined =>
  places.filter(({ start }) => start >= end).toSorted((a, b) => a.start - b.start)[0];

const before = (places: readonly Place[], { start }: Span): Place | undefined =>
  places.filter(({ end }) => end <= start).toSorted((a, b) => b.end - a.end)[0];

/** “Most of the long delays”: with no more than a few words between. */
const governs = (text: string, { end }: Span, place: Place | undefined): boolean =>
  place !== undefined &&
  /^(?:[\s-]+(?!(?:and|or|but)\b)[\p{L}\d’']+){0,4}?[\s-]+["“]?$/u.test(text.slice(end, place.start));

/** What stands before a thing and its article. */
const leadOf = (text: string, { start }: Span): string =>
  text
    .slice(0, start)
    .trimEnd()
    .replace(/\b(?:prior to|ahead of)(?=\s|$)/gi, "before")
    .replace(/(?:\s+(?:the|an?|its|their|his|her|this|that))+$/i, "");

const preposition = /\b(?:of|for|in|at|from|on|with|to|by|about|into|within|across)$/i;

const isTurned = (claimed: string, printed: string): boolean =>
  isOther(claimed, printed) ||
  isOther(printed, claimed) ||
  contraries.some(
    ([one, other]) =>
      (one.test(claimed) && other.test(printed)) || (other.test(claimed) && one.test(printed)),
  );

const isOther = (one: string, other: string): boolean => {
  const own = strict.exec(one)?.[0].toLowerCase();
  return (
    own !== undefined && (preposition.test(other) || strict.test(other)) && !other.toLowerCase().endsWith(own)
  );
};
