import type { Pair } from "./alignment.js";
import { clausesOf } from "./clauses.js";
import { cueLemma, isAuxiliary, isWeakCue } from "./cues.js";
import { isAdverb } from "./function-words.js";
import { isPast } from "./irregular.js";
import { type Span, sliceOf } from "./span.js";
import { type Word, wordsOf } from "./words.js";

const joins =
  "(?:and|or|but|nor|yet|so|as|while|whilst|when|because|after|before|since|until|if|unless|although|though|that|which|who|where)";
/** A statement of its own with its subject. */
const opens = new RegExp(
  `\\b${joins}\\s+(?:the|an?|its|their|his|her|he|she|it|they|\\p{Lu}\\p{L}*)\\b`,
  "u",
);
/** “Kale, Orr and Low”. */
const row = /^(?:(?:,|,?\s+(?:and|or))\s+\p{Lu}[\p{L}\s]*?)+\s+(?=\p{Ll}*\s*$)/u;
const joined = new RegExp(`,|\\b${joins}\\b`, "i");
const conditions = /\b(?:if|unless|provided|whether|as long as|in case|in the event)\b/i;

/**
 * Whether what the claim says of one verb stands with that verb: of “the pool closed on Monday and the
 * library on Thursday”, the pool and Monday; and without a condition that the claim leaves out.
 */
export function isOneStatement(claim: string, printed: string, pairs: readonly Pair[]): boolean {
  const isCue = ({ claimed }: Pair) => {
    const cue = cueLemma(sliceOf(claim, claimed).toLowerCase());
    return cue !== undefined && (!isWeakCue(cue) || /^\s+that\b/.test(claim.slice(claimed.end)));
  };
  const verbs = pairs.filter((pair) => pair.isVerb && !isCue(pair));
  const [first] = verbs;
  if (!first) return true;
  const clause = clausesOf(printed).findLast(({ start }) => start <= first.printed.start)!;
  if (!conditions.test(claim) && conditions.test(printed.slice(clause.start, first.printed.start)))
    return false;
  const [doer] = pairs;
  const isActive = !/\bby\b/i.test(claim + printed);
  return pairs.every((pair) => {
    if (isCue(pair)) return true;
    const verb = verbs.findLast(({ claimed }) => claimed.start < pair.claimed.start);
    if (!verb) return true;
    if (verb.printed.end <= pair.printed.start)
      return !hasOtherVerb(printed, verb.printed.end, pair.printed.start, pairs);
    // “The ship carrying grain to Orrin sank”: nothing sank there.
    const isOfDoer =
      isActive && doer!.claimed.start < verb.claimed.start && doer!.printed.start < pair.printed.start;
    const between = printed.slice(pair.printed.end, verb.printed.start).replace(/\([^)]*\)/g, "");
    return !isOfDoer && !hangs(printed, verb.printed) && !opens.test(between.replace(row, ""));
  });
}

/** “In the second round, after losing the first”: what is lost stands behind it. */
const hangs = (text: string, verb: Span): boolean =>
  /ing$/i.test(sliceOf(text, verb)) &&
  /\b(?:after|before|while|by|without|despite)\s+$/i.test(text.slice(0, verb.start));

/** Whether a “and”, a “which”, an “after” with a verb of its own stands between. */
function hasOtherVerb(text: string, from: number, to: number, pairs: readonly Pair[]): boolean {
  const between = text.slice(from, to);
  const join = between.search(joined);
  const words = join < 0 ? [] : wordsOf(text.slice(from + join), from + join);
  const isHeld = ({ start }: Word) => pairs.some(({ printed }) => printed.start === start);
  // “That most of the delays were caused”: the helper of a verb that the claim has too.
  const helps = (i: number): boolean => {
    const next = words[i + 1];
    return (
      next !== undefined && (isHeld(next) || ((isAuxiliary(next.folded) || isAdverb(next)) && helps(i + 1)))
    );
  };
  return words.some(
    (word, i) =>
      word.end <= to &&
      (isPast(word.folded) || isAuxiliary(word.folded)) &&
      !isHeld(word) &&
      !(isAuxiliary(word.folded) && helps(i)),
  );
}

const than = /\bthan\b(?!\s+[£$€]?\d)|\bas\s+(?:much|many|\p{Ll}+)\s+as\b/iu;

/** “Four points lower than in May”, “up from 48% in May”, not “more than 48%”. */
const compared =
  /\b(?:\p{Ll}+er|more|less|better|worse)\s+than\s+(?![£$€]?\d|(?:an?|one|two|half)\b)|,\s+(?:up|down)\b[^,;]*?\bfrom\b|\b(?:compared\s+(?:with|to)|versus)\b/iu;

/**
 * Whether nothing that is compared has changed sides with another at the “than”; and where the claim does not compare,
 * that what is said is not joined with what it is compared with.
 */
export function comparesAlike(claim: string, printed: string, pairs: readonly Pair[]): boolean {
  const [own, theirs] = [claim.search(than), printed.search(than)];
  if (own < 0) {
    const at = compared.test(claim) ? -1 : printed.search(compared);
    return at < 0 || new Set(pairs.map((pair) => pair.printed.start < at)).size < 2;
  }
  if (theirs < 0) return false;
  const swapped = pairs.filter((pair) => pair.claimed.start < own !== pair.printed.start < theirs);
  return new Set(swapped.map(({ claimed }) => claimed.start < own)).size < 2;
}
