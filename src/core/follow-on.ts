import { cueLemma } from "./cues.js";
import { countryOf } from "./gazetteer.js";
import { roles } from "./roles.js";
import { isWithin, type Slots, slotsOf } from "./slots.js";
import { type Span, sliceOf } from "./span.js";
import { wordsOf } from "./words.js";

/** A question that leans on the one before it, made whole. */
export interface FollowOn {
  /** What is to be looked for. */
  readonly question: string;
  /** The words of the question before that it takes along, as they were typed. */
  readonly kept: string;
}

/** Most characters of either question: beyond it, it was a text that was pasted. */
const LONGEST = 300;

/**
 * What a question means after another, where it leaves something out. Only what is plainly elliptical is filled
 * in: a question that leaves nothing of its own out stands alone, and nothing is given for it.
 *
 * @param now anchors dates
 * @example
 * followOn("and what did Macron say?", "What did Zelensky say about security guarantees?", now)
 * // => { question: "what did Macron say about security guarantees", kept: "security guarantees" }
 */
export function followOn(typed: string, before: string, now: Date): FollowOn | undefined {
  const [asked, last] = [bare(typed), bare(before)];
  if (asked.length > LONGEST || last.length > LONGEST) return undefined;
  const earlier = slotsOf(last, now);
  if (earlier.content.length === 0) return undefined;
  const opening = openers.exec(asked)?.[0] ?? "";
  const rest = slotsOf(asked.slice(opening.length), now);
  const about = /^(?:what|how)\s+about\s+(.+)$/is.exec(rest.text)?.[1];
  if (about) {
    const x = slotsOf(about, now);
    return inPlaceOf(x, earlier) ?? besideNames(x, earlier);
  }
  return (
    saidBy(rest, earlier) ??
    withAntecedent(rest, earlier) ??
    (asksNothing(rest) || (opening && isBare(rest)) ? along(rest.text, earlier.topic) : undefined) ??
    (opening && isFragment(rest) ? inPlaceOf(rest, earlier) : undefined)
  );
}

const bare = (text: string): string => text.trim().replace(/[\s?!.…]+$/, "");

const openers = /^(?:(?:and|but|or|so|also|then|ok|okay)\b[\s,]*)+/i;

/** @param topic in pieces, where something was left out of it */
function along(question: string, ...topic: readonly string[]): FollowOn | undefined {
  const [first, ...others] = trimmed(topic);
  if (first === undefined) return undefined;
  return {
    question: [question, first, ...others].join(" "),
    kept: trimmed([first.replace(/^(?:about|on|that)(?:\s+|$)/i, ""), ...others]).join(" … "),
  };
}

const trimmed = (pieces: readonly string[]): readonly string[] =>
  pieces.map((piece) => piece.trim()).filter(Boolean);

/** “What did Macron say?”: on what the question before was. */
function saidBy(rest: Slots, earlier: Slots): FollowOn | undefined {
  const { speaker, matter, content, text, dates } = rest;
  if (!speaker || matter || !content.some((word) => isWithin([speaker], word))) return undefined;
  const isSpoken = content.every(
    (word) => isWithin([speaker], word) || (word.start >= speaker.end && cueLemma(word.folded) !== undefined),
  );
  if (!isSpoken) return undefined;
  const on = earlier.matter ? sliceOf(earlier.text, earlier.matter) : earlier.speaker ? "" : earlier.topic;
  return along(text.replace(leaningEnd, ""), ...piecesOf(on, dates.length ? datesIn(on, earlier) : []));
}

const leaningEnd = /\s+(?:about|on|to|of)\s+(?:it|that|this|them|these|those)$/i;

/** “What did she say about fares?”: she is who the question before was about. */
function withAntecedent(rest: Slots, earlier: Slots): FollowOn | undefined {
  const match =
    /\b(?:did|does|do|is|are|was|were|will|would|has|have|had|can|could|should)\s+(he|she|they)\b/di.exec(
      rest.text,
    );
  const [start = 0, end = 0] = match?.indices?.[1] ?? [];
  if (!match || !earlier.subject || rest.names.length > 0) return undefined;
  const who = sliceOf(earlier.text, earlier.subject);
  if (!/they/i.test(match[1]!) && countryOf(who)) return undefined;
  const question = rest.text.slice(0, start) + who + rest.text.slice(end);
  const leans = rest.content.length === 0 && /\b(?:it|that|this)$/i.test(rest.text);
  const on = leans && earlier.matter ? sliceOf(earlier.text, earlier.matter) : "";
  return { question: `${question} ${on}`.trim(), kept: [who, on].filter(Boolean).join(" … ") };
}

/** “Why?”, “who said that?”, “when was that?”: nothing of its own, and something is asked. */
const asksNothing = ({ content, text }: Slots): boolean =>
  content.length === 0 &&
  (/^(?:who|whom|whose|when|where|why|how)\b/i.test(text) ||
    /^(?:what|which|did|does|do|is|are|was|were|will|has|have|can|could)\b.*\b(?:it|that|this|there)\b/i.test(
      text,
    ));

/** “And who paid?”, “but how many died?”: a question word, and one word without an article. */
const isBare = ({ content: [only, ...others], names, dates, text }: Slots): boolean =>
  only !== undefined &&
  others.length + names.length + dates.length === 0 &&
  /^(?:who|when|where|why|how)\b/i.test(text) &&
  !/\b(?:the|an?|this|that|his|her|their|its|my|our|your)\s+$/i.test(text.slice(0, only.start));

/** “And Macron?”, “and in Leeds?”: no question and no sentence. */
const isFragment = ({ text }: Slots): boolean => wordsOf(text).length <= 5 && !sentence.test(text);

const sentence =
  /\b(?:who|whom|whose|what|which|when|where|why|how|did|does|do|is|are|was|were|will|would|has|have|had|can|could|should|may|might|i|you|he|she|it|we|they|thanks?|please|hello|hi|yes|no|said|says)\b/i;

/** “What about X?”: X in the place of what it is like, or beside it where there is nothing like it. */
function inPlaceOf(x: Slots, earlier: Slots): FollowOn | undefined {
  if (x.content.length === 0) return x.dates.length ? swapped(earlier, earlier.dates, x.text) : undefined;
  const preposition =
    /^(?:in|at|on|for|from|near|under|during|after|before|by|with|against|to|outside|inside)\b/i.exec(
      x.text,
    )?.[0];
  if (preposition) return swapped(earlier, alike(preposition, earlier), x.text);
  const { subject, matter, speaker, names } = earlier;
  if (isSomebody(x)) {
    const isBoth = matter !== undefined && [sliceOf(earlier.text, matter), x.text].every(isCountry);
    if (isBoth) return swapped(earlier, [matter], `about ${x.text}`);
    if (subject) return swapped(earlier, [subject], x.text);
    return names.length === 0 ? swapped(earlier, [], x.text) : undefined;
  }
  return speaker && matter ? swapped(earlier, [matter], `about ${x.text}`) : undefined;
}

/** “What about unemployment?”: of the same people and places. */
function besideNames(x: Slots, { text, names }: Slots): FollowOn | undefined {
  const kept = names.map((name) => sliceOf(text, name)).join(", ");
  return kept && x.content.length > 0 && !isSomebody(x) ? { question: `${x.text} ${kept}`, kept } : undefined;
}

/** What stands in the question before behind the same preposition, where it is a name. */
const alike = (preposition: string, { text, names }: Slots): readonly Span[] =>
  names.flatMap(({ start, end }) => {
    const before = new RegExp(`\\b${preposition}\\s+(?:the\\s+)?$`, "i").exec(text.slice(0, start));
    return before ? [{ start: before.index, end }] : [];
  });

const isCountry = (text: string): boolean =>
  countryOf(text.replace(/^(?:about|on)\s+/i, "").replace(/^the\s+/i, "")) !== undefined;

/** A name, a country, an office. */
const isSomebody = ({ text }: Slots): boolean => {
  const name = text.replace(/^(?:the|an?)\s+/i, "");
  return /^\p{Lu}/u.test(name) || roles.has(name.toLowerCase().split(/\s+of\s/)[0]!);
};

/** The question before with something in the place of the first of these, and without the others; at its end, if there are none. */
function swapped({ text }: Slots, [first, ...others]: readonly Span[], words: string): FollowOn {
  if (!first) return { question: `${text} ${words}`, kept: text };
  const [head = "", ...tail] = piecesOf(text, [first, ...others]);
  const rest = tail.join("");
  const possessive = /^['’]s?\b/.test(rest) ? "" : " ";
  return {
    question: `${head}${words}${possessive}${rest}`.replace(/\s+/g, " ").trim(),
    kept: trimmed([head, ...tail].map((piece) => piece.replace(/^['’]s?\b/, ""))).join(" … "),
  };
}

/** What is left of a text without some spans of it, from the first to the last. */
const piecesOf = (text: string, spans: readonly Span[]): readonly string[] =>
  [...spans, { start: text.length }].map(({ start }, i) => text.slice(spans[i - 1]?.end ?? 0, start));

/** The dates of a question that stand in a part of it which reaches to its end. */
const datesIn = (part: string, { text, dates }: Slots): readonly Span[] => {
  const offset = text.length - part.length;
  return dates
    .filter(({ start }) => start >= offset)
    .map(({ start, end }) => ({ start: start - offset, end: end - offset }));
};
