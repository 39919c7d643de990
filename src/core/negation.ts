import { isPast, plainForms } from "./irregular.js";
import type { Span } from "./span.js";

/** Small words that deny what follows them; “no fewer than 30” are 30, and “not only” says that it is so. */
const small =
  "no(?! (?:fewer|less|more|later|earlier|longer) than\\b)|not(?! (?:only|just|merely|simply)\\b)|never|none|nobody|nothing|nowhere|neither|nor|without|cannot|hardly|barely|(?<!\\ba )few|\\w+n['’]t";
/** Verbs and adjectives that deny what stands around them. */
const denying =
  "silent|(?:stay(?:ed|s)?|remain(?:ed|s)?|kept|keeps|been|notably) quiet|ruled out|rules out|ruling out|reject(?:ed|s|ing)?|refus(?:ed|es|ing)|den(?:ied|ies|y|ying)|declin(?:ed|es|ing)|dismiss(?:ed|es)?|un(?:resolved|decided|clear|known|likely)|failed to|yet to";
const negation = new RegExp(`\\b(?:${small}|${denying})\\b`, "gi");

/** The words that turn what is said into its opposite, in order; “neither … nor” is one. */
export const negationsIn = (text: string, offset = 0): readonly Span[] =>
  Array.from(text.replace(second, spaces).matchAll(negation), ({ 0: words, index }) => ({
    start: offset + index,
    end: offset + index + words.length,
  }));

/** The “nor” of a “neither”. */
const second = /(?<=\bneither\b.*\b)nor(?=\b)/gis;
const spaces = (words: string): string => " ".repeat(words.length);

const isSmall = new RegExp(`^(?:${small})$`, "i");
/** Where a statement of its own may begin, and where one does. */
const joint = /[;:–—]|,?\s+(?:and|but|although|though|while|whereas)\b|,/gi;
const turning = /[;:]|but|although|though|while|whereas/i;
/** What has one of these is a statement of its own: “and the driver was …”, but not “, ratify or publish it”. */
const finite =
  /\b(?:am|is|are|was|were|has|have|had|do|does|did|will|would|can|could|shall|should|may|might|must|cannot|said|says|\w+n['’]t)\b/i;
/** What denies one of these denies all that is said, believed or shown: “no evidence that … and that …”. */
const embedding =
  /\b(?:that|whether|if|say|said|believ\w*|think|thought|kn[eo]w\w*|expect\w*|suggest\w*|claim\w*|alleg\w*|evidence|proof|signs?|indications?|mean\w*|among)\b/i;

/**
 * What a negation in a sentence may deny: for a small word what follows it, as far as no other statement begins; for
 * others all of the sentence.
 *
 * @example
 * deniedBy("Nobody was hurt and the driver was charged.", { start: 0, end: 6 }) // => the span of “ was hurt”
 */
export function deniedBy(text: string, { start, end }: Span): Span {
  const whole = { start: 0, end: text.length };
  const word = text.slice(start, end);
  if (!isSmall.test(word)) return whole;
  const after = text.slice(end);
  // “did not consult residents and approved it”
  const isHelped = /\b(?:do|does|did) (?:not|never)$|\bd(?:o|oes|id)n['’]t$/i.test(text.slice(0, end));
  const joints = Array.from(after.matchAll(joint), ({ 0: words, index }) => ({
    ...{ words, start: index, end: index + words.length },
  }));
  const last = joints.find((one, i) => {
    const before = after.slice(0, one.start);
    const next = after.slice(one.end, joints[i + 1]?.start ?? after.length);
    const isApart =
      turning.test(one.words) ||
      finite.test(next) ||
      (isHelped && isPastForm(/\w+/.exec(next)?.[0] ?? "")) ||
      /^without$/i.test(word);
    return /\w/.test(before) && !embedding.test(before) && isApart;
  });
  const denied = { start: end, end: end + (last?.start ?? after.length) };
  return /\w/.test(text.slice(denied.start, denied.end)) ? denied : whole;
}

/** A past that no plain form looks like: not “put”. */
const isPastForm = (word: string): boolean => isPast(word) && (plainForms.has(word) || word.endsWith("ed"));

/** Whether some words deny: “who did not sign”. */
export const negates = (text: string): boolean => text.search(negation) >= 0;
