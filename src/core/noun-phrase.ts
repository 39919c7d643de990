import { type Clause, gapAfter, isMasked, nameAt } from "./clause.js";
import { cueLemma } from "./cues.js";
import { boundaries, isAdverb, isBeforeVerb, prepositions } from "./function-words.js";
import type { Name } from "./names.js";
import { honorifics, introductions, kin, roles } from "./roles.js";
import type { Span } from "./span.js";
import { maySpeak } from "./speakers.js";
import type { Word } from "./words.js";

/** Whose words a cue reports, as found beside it. */
export type Source =
  | { readonly kind: "name"; readonly name: Name; readonly span: Span }
  | { readonly kind: "pronoun"; readonly pronoun: string; readonly span: Span }
  /** A speaker without a name: “officials”, “a spokesman for the council”; or more than one. `head` is the span without asides. */
  | { readonly kind: "noun"; readonly span: Span; readonly head: Span };

const personal = new Set("he she they it i we you who".split(" "));
const demonstratives = new Set("this that these those there what which one".split(" "));

/** The phrase that ends at word `at`, where it names somebody who may speak. */
export function phraseEndingAt(clause: Clause, at: number): Source | undefined {
  const word = clause.words[at];
  if (word && !isMasked(clause, word) && at > 0 && /^(?:who|which|that)$/.test(word.folded))
    return { kind: "pronoun", pronoun: word.folded, span: word };
  if (!word || stops(clause, at)) return undefined;
  const first = startOfPhrase(clause, at);
  const source = readPhrase(clause, first, at);
  return source && joined(clause, source);
}

function startOfPhrase(clause: Clause, at: number): number {
  let first = at;
  while (first > 0 && runsOn(clause, first - 1) && !stops(clause, first - 1)) first--;
  return first;
}

/** “Mr Low and Ms Varga said”: both speak, where their phrase opens the clause. */
function joined(clause: Clause, source: Source): Source {
  const { words } = clause;
  const first = words.findIndex(({ start }) => start >= source.span.start);
  if (
    source.kind === "pronoun" ||
    first < 2 ||
    words[first - 1]!.folded !== "and" ||
    !runsOn(clause, first - 2) ||
    !runsOn(clause, first - 1)
  )
    return source;
  if (stops(clause, first - 2)) return source;
  const from = startOfPhrase(clause, first - 2);
  const opens =
    from === 0 ||
    /[“"”(;:–—]|--/.test(gapAfter(clause, from - 1)) ||
    /^(?:that|but|while|when|as|because|if)$/.test(words[from - 1]!.folded);
  const other = opens ? readPhrase(clause, from, first - 2, true) : undefined;
  return other && other.kind !== "pronoun" ? noun({ start: other.span.start, end: source.span.end }) : source;
}

/** Within a noun phrase: no mark but the full stop of an initial or a title, “J. Marlow”, “Dr. Quill”. */
export const runsOn = (clause: Clause, i: number): boolean => {
  const [word, next] = [clause.words[i]!, clause.words[i + 1]];
  const gap = gapAfter(clause, i);
  if (/^[\s’'&/-]*$/.test(gap) && !/--|\s-\s/.test(gap)) return true;
  const dotted = /^\.\s$/.test(gap) && next !== undefined;
  return dotted && (honorifics.has(word.folded) || nameAt(clause, word) === (nameAt(clause, next) ?? null));
};

/** Words no noun phrase goes on across. */
export const stops = (clause: Clause, i: number): boolean => {
  const word = clause.words[i]!;
  if (isMasked(clause, word) || boundaries.has(word.folded))
    return !(word.folded === "and" && nameAt(clause, word));
  if (nameAt(clause, word)) return false;
  return isBeforeVerb(word.folded) || (cueLemma(word.folded) !== undefined && !alsoNouns.test(word.folded));
};

/** Forms of reporting verbs that are as often nouns, or stand before one. */
const alsoNouns =
  /^(?:advocate|aim|answer|appeal|attack|call|champion|charge|claim|comment|credit|demand|detail|estimate|fault|fear|forecast|highlight|hope|judge|love|note|offer|plan|pledge|post|promise|question|regret|remark|report|respect|show|state|support|trust|tweet|view|vote|wish)s?$|^(?:accused|alleged|finding|proposed|reported)$/;

/** What words `first` to `last` name. */
export function readPhrase(clause: Clause, first: number, last: number, lenient = false): Source | undefined {
  const { words, names } = clause;
  if (isMasked(clause, words[last]!) || isMasked(clause, words[first]!)) return undefined;
  const end = words[last]!;
  if (personal.has(end.folded)) return { kind: "pronoun", pronoun: end.folded, span: end };
  if (demonstratives.has(end.folded)) return undefined;
  const inside = names.filter(
    (name) => name.start >= words[first]!.start && name.end <= end.end && !name.owner,
  );
  const head = inside.findLast((name) => name.kind !== "adjective" && isHead(clause, name, first));
  if (head && trailing(clause, head, last))
    return { kind: "name", name: head, span: phraseOf(clause, first, head) };
  return named(clause, first, last, lenient);
}

/** A name governed by a preposition is not the speaker: “a spokesman for Mr Low”, “the city of Leeds”. */
function isHead({ words }: Clause, name: Name, first: number): boolean {
  const at = words.findIndex((word) => word.start >= (name.role?.start ?? name.start));
  const preposition = words.findIndex((word, i) => i >= first && i < at && prepositions.has(word.folded));
  if (preposition < 0 || preposition === first) return true;
  // “after a year in Paris Low said”: what stands before is a time or a place, unless it may speak.
  return !words
    .slice(first, preposition)
    .some(
      (word) =>
        roles.has(word.folded) ||
        /^\p{Lu}/u.test(word.text) ||
        /(?:s|man|woman|person|report|statement|study|poll|city|leader|chief|head|analysis|group|family|member)$/.test(
          word.folded,
        ),
    );
}

/** After its head a noun phrase may go on with “of …” or a day, not with another noun. */
function trailing({ words }: Clause, head: Name, last: number): boolean {
  const next = words.find((word) => word.start >= head.end + 1 && !/^s$/.test(word.folded));
  const roleEnd = head.role && head.role.start > head.end ? head.role.end : 0;
  return (
    !next ||
    next.start > words[last]!.end ||
    next.start < roleEnd ||
    prepositions.has(next.folded) ||
    isAdverb(next)
  );
}

/** A name with the role before it. */
export const withRole = ({ start, end, role }: Name): Span =>
  role && role.start < start ? { start: role.start, end } : { start, end };

/** A named speaker as printed: article, title, office and what else describes them, but not the day before. */
function phraseOf({ text, words }: Clause, first: number, head: Name): Span {
  const { start, end } = withRole(head);
  let at = words.findIndex((word) => word.end > start);
  const free = prepositions.has(words[first]!.folded) ? at : first;
  while (
    at > free &&
    describes(words[at - 1]!) &&
    /^(?:\s|\.\s|-|\s?['’]s?\s?|\/)$/.test(text.slice(words[at - 1]!.end, words[at]!.start))
  )
    at--;
  const isDotted = text[end] === "." && /\.\p{L}$/u.test(text.slice(start, end));
  return { start: Math.min(start, words[at]?.start ?? start), end: isDotted ? end + 1 : end };
}

const describes = (word: Word): boolean =>
  !prepositions.has(word.folded) &&
  !isAdverb(word) &&
  !/^(?:and|or|but|both|as|like|what|who|which|whom|it|meanwhile|however|while|when|if|that|last|next|this|week|month|year|night|morning|evening|afternoon|january|february|march|april|june|july|august|september|october|november|december)$/.test(
    word.folded,
  );

/** A speaker without a name must be somebody who can speak. */
function named(clause: Clause, first: number, last: number, lenient: boolean): Source | undefined {
  const { words } = clause;
  const opens = words[first]!;
  const from =
    !prepositions.has(opens.folded) && isAdverb(opens) && opens.folded !== "all" && opens.folded !== "both"
      ? first + 1
      : first;
  if (from > last || prepositions.has(words[from]!.folded)) return undefined;
  const span = { start: words[from]!.start, end: words[last]!.end };
  return maySpeak(clause, from, last) || lenient ? noun(span) : undefined;
}

/** A nameless speaker. */
export const noun = (span: Span): Source => ({ kind: "noun", span, head: span });

/** Whether a phrase holds an office or a job. */
export const hasRole = ({ words }: Clause, span: Span): boolean =>
  words.some((word) => word.start >= span.start && word.end <= span.end && roles.has(word.folded));

/** Whether it can be told whose name follows: “the head of the council, Ann Lee”, but not “a friend of the victim, Ann Lee”. */
export function namesOne(clause: Clause, span: Span): boolean {
  const words = clause.words.filter(({ start, end }) => start >= span.start && end <= span.end);
  const preposition = words.findIndex(({ folded }) => prepositions.has(folded));
  return (
    preposition < 0 ||
    !words
      .slice(preposition + 1)
      .some(({ folded }) => roles.has(folded) || introductions.has(folded) || person.test(folded))
  );
}

const person = new RegExp(
  `^(?:${kin}|boy|girl|child|baby|friend|suspect|accused|\\p{Ll}*(?:man|woman|person))$`,
  "u",
);
