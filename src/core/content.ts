import type { Clause, Quoted } from "./clause.js";
import type { Cue } from "./cue.js";
import { cueLemma, isWeakCue } from "./cues.js";
import type { Source } from "./noun-phrase.js";
import { type Span, sliceOf } from "./span.js";

import { wordsOf } from "./words.js";

/** The part after these is the article's own voice again. */
const ownVoice =
  /,?\s+(?:while|although|though|whereas)\s|\s?,\s+according\s+to\s|\s?,\s+(?:which|who)\s(?=[^,]*$)|\s?,\s+(?<verb>\p{Ll}+ing)\s/gu;

/** What follows the object of a verb: when, where and why it was said of it. */
const circumstances =
  /\s?,\s+(?:but|and|as|so|or)\s|\s(?:during|since|because|after|before|when|until|(?:on|last|this|next)\s(?:\p{Lu}\p{Ll}+day|week|month|year)|(?:in|at|on)\s(?:an?|his|her|their|its)\s|(?:at|in)\s\p{Lu})/gu;

/** What is said, by a cue and its source: a clause, or the whole of a quotation. */
export function contentOf(
  clause: Clause,
  span: Span,
  cue: Cue,
  source: Source | undefined,
  speech: readonly Quoted[],
): Span | undefined {
  const inverted = source !== undefined && source.span.start > cue.span.start && !cue.passive;
  const front = trim(clause.text, {
    start: span.start,
    end: Math.min(cue.span.start, inverted ? Infinity : (source?.span.start ?? Infinity)),
  });
  const spoken = speech.findLast(({ end }) => end <= front.end + 2 && front.end - end < 3);
  if (spoken && spoken.start - span.start < 3) return spoken.whole;
  // A quotation whose opening mark is missing.
  if (
    source &&
    /[”"]$/.test(sliceOf(clause.text, front)) &&
    !speech.some(({ start }) => start >= cue.span.end)
  )
    return front;
  const rest = trim(clause.text, {
    start: Math.max(
      source && (inverted || cue.accordingTo || cue.passive) ? source.span.end : 0,
      cue.span.end,
    ),
    end: span.end,
  });
  if (inverted && (!cue.accordingTo || rest.end - rest.start < 20) && front.end > front.start) return front;
  if (rest.end <= rest.start) return front.end > front.start && source ? front : undefined;
  return after(clause, rest, cue, speech);
}

function after(clause: Clause, rest: Span, cue: Cue, speech: readonly Quoted[]): Span {
  const lead = leadOf(clause, rest, cue, speech);
  const from = /[“"‘”]/.test(clause.text.slice(lead - 1, lead)) ? lead - 1 : lead;
  const words = outsideQuotes(clause, { start: from, end: rest.end });
  const own = [...words.matchAll(ownVoice)].find(
    ({ index, groups }) => index > 0 && (!groups?.verb || cueLemma(groups.verb)),
  );
  const aside = isObject(cue, words)
    ? [...words.matchAll(circumstances)].find(({ index }) => index > 0)
    : undefined;
  const end = Math.min(own?.index ?? Infinity, aside?.index ?? Infinity);
  const said = trim(clause.text, { start: from, end: Math.min(rest.end, from + end) });
  const open = speech.find(
    (quotation) =>
      quotation.start >= said.start - 1 && quotation.start < said.end && quotation.whole.end > said.end,
  );
  return open ? { start: Math.min(said.start, open.whole.start), end: open.whole.end } : said;
}

/** “praised the plan”: no clause, only what it is about. */
const isObject = ({ lemma }: Cue, words: string): boolean =>
  isWeakCue(lemma) &&
  !/^(?:say|believe|know|think)$/.test(lemma) &&
  !/^(?:that|to|how|why|what|whether|if|as|he|she|it|they|there|we|I|you)\s/.test(words);

/** Where what is said begins, after whom it is said to, where and when: “told members on Friday that …”. */
function leadOf(clause: Clause, rest: Span, { lemma }: Cue, speech: readonly Quoted[]): number {
  const words = outsideQuotes(clause, rest);
  const addressed = /^(?:tell|warn|assure|remind|inform|convince|advise|notify|show|ask)$/.test(lemma);
  const opens = addressed || circumstance.test(words);
  if (!opens || /^that\s/.test(words)) return rest.start;
  const day = /^(?:on\s)?(?:\p{Lu}\p{Ll}+day|(?:this|last)\s\p{L}+)\s(?=to\s)/u.exec(words);
  if (day) return rest.start + day[0].length;
  const that = /^[^;“”"]{1,110}?\s(?=(?:that|how|whether|why)\s)/.exec(words);
  if (that) return rest.start + that[0].length;
  const to = /^(?:tell|ask|advise|remind)$/.test(lemma) && /^[^,;“”"]{1,70}?\s(?=(?:not\s)?to\s)/.exec(words);
  if (to) return rest.start + to[0].length;
  const whom =
    addressed &&
    /^(?:me|us|him|her|them|reporters|journalists)\s(?!(?:that|to|how|of|about)\s)[\s,:]*/.exec(words);
  if (whom) return rest.start + whom[0].length;
  const quoted = speech.find(
    ({ whole }) => whole.start > rest.start && /[,:]\s*$/.test(clause.text.slice(rest.start, whole.start)),
  );
  const between = quoted ? wordsOf(clause.text.slice(rest.start, quoted.whole.start)) : [];
  const isAside = between.length < 15 && !between.some(({ folded }) => cueLemma(folded) || folded === "hand");
  return quoted && isAside && quoted.end >= rest.end - 2 ? quoted.whole.start : rest.start;
}

/** Where, when, to whom or of what it is said, before what is said. */
const circumstance =
  /^(?:(?:on|in|at|during|to|of|via|by|after|before|from|with|about)\s|(?:\p{Lu}\p{Ll}+day|today|yesterday|(?:this|last)\s\p{L}+)\b|\p{Ll}+ly\s)/u;

/** The text with quotations blanked, so that a pattern is looked for outside them only. */
const outsideQuotes = ({ text, quotations }: Clause, span: Span): string =>
  quotations.reduce(
    (masked, { start, end }) =>
      start >= span.start && end <= span.end
        ? masked.slice(0, start - span.start) + "x".repeat(end - start) + masked.slice(end - span.start)
        : masked,
    sliceOf(text, span),
  );

/** Without white space and marks at its ends. */
export const trim = (text: string, { start, end }: Span): Span => {
  const words = sliceOf(text, { start, end });
  const lead = /^[\s,:;—–_-]*/.exec(words)![0].length;
  const tail = /[\s,.;:—–_-]*$/.exec(words.slice(lead))![0].length;
  const last = Math.max(start + lead, end - tail);
  return /^[^(]*\)$/.test(text.slice(start + lead, last))
    ? trim(text, { start: start + lead, end: last - 1 })
    : { start: start + lead, end: last };
};
