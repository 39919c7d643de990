import { auxiliaries, cueLemma } from "./cues.js";
import type { Name } from "./names.js";
import { honorifics, roles } from "./roles.js";
import type { Span } from "./span.js";
import { type Word, wordsOf } from "./words.js";

/** Whose words a cue reports, as found beside it. */
export type Source =
  | { readonly kind: "name"; readonly name: Name; readonly span: Span }
  | { readonly kind: "pronoun"; readonly pronoun: string; readonly span: Span }
  /** A speaker without a name: “officials”, “a spokesman for the council”. */
  | { readonly kind: "noun"; readonly span: Span };

/** One sentence as the attribution rules see it: what stands inside quotation marks is masked. */
export interface Clause {
  readonly text: string;
  readonly words: readonly Word[];
  readonly names: readonly Name[];
  readonly quotations: readonly Quoted[];
}

/** The part of a quotation that stands in a sentence, and the whole of it. */
export interface Quoted extends Span {
  readonly whole: Span;
}

const beforeVerb = new Set([...auxiliaries, "to"]);
const adverbs = new Set(
  `also later so far again now still already first then earlier once even just only simply often always today yesterday
   recently previously repeatedly reportedly further instead both all since on monday tuesday wednesday thursday friday
   saturday sunday soon afterwards too there here`.split(/\s+/),
);
const boundaries = new Set(
  `that and but or while when if as because although though after before which who whom whose where since until unless
   so yet whether than nor once whereas`.split(/\s+/),
);
const prepositions = new Set(
  "of for in at from on with to by about over under between against into near".split(" "),
);
const personal = new Set("he she they it i we you who".split(" "));
const demonstratives = new Set("this that these those there what which one".split(" "));

const isAdverb = ({ folded }: Word): boolean => adverbs.has(folded) || /\wly$/.test(folded);

/** The source to the left of the cue at `i`: its grammatical subject. */
export function sourceBefore(clause: Clause, i: number): Source | undefined {
  let at = i - 1;
  while (
    at >= 0 &&
    clear(clause, at, at + 1) &&
    (isAdverb(clause.words[at]!) || beforeVerb.has(clause.words[at]!.folded))
  )
    at--;
  if (at < 0) return undefined;
  if (/\)\s*$/.test(gapAfter(clause, at))) at = beforeBracket(clause, at);
  if (at < 0) return undefined;
  const gap = gapAfter(clause, at).replace(/\([^)]*$/, "");
  if (gap.includes(",")) return beforeParenthesis(clause, at) ?? nounPhraseEndingAt(clause, at);
  return /^[\s’')]*$/.test(gap) ? appositionOf(clause, nounPhraseEndingAt(clause, at)) : undefined;
}

/** “Rep. Stephen Lynch (D-Mass.) said”: the word before the bracket. */
function beforeBracket({ text, words }: Clause, at: number): number {
  const open = text.lastIndexOf("(", words[at]!.start);
  return words.findLastIndex(({ end }, i) => i < at && end <= open);
}

/** “Joost Amery, the orchestra's treasurer said”: the name before an office that only one comma sets off. */
function appositionOf(clause: Clause, source: Source | undefined): Source | undefined {
  const first = clause.names[0];
  const opens =
    first?.kind === "person" && (first.role?.start ?? first.start) <= (clause.words[0]?.start ?? 0);
  if (source?.kind !== "noun" || !opens || !hasRole(clause, source.span)) return source;
  return /^, $/.test(clause.text.slice(first.end, source.span.start))
    ? { kind: "name", name: first, span: withRole(first) }
    : source;
}

/** The source to the right of the cue at `i`, as in “…,” said Witkoff. */
export const sourceAfter = (clause: Clause, i: number): Source | undefined =>
  described(clause, phraseAfter(clause, i));

/** The name or noun to the right of a word, without what describes it: “according to Low, the …”. */
export function phraseAfter(clause: Clause, i: number): Source | undefined {
  const first = i + 1;
  if (!clause.words[first] || !/^\s*$/.test(gapAfter(clause, i))) return undefined;
  let last = first;
  while (clause.words[last + 1] && runsOn(clause, last) && !stops(clause, last + 1)) last++;
  return introduced(clause, last, nounPhrase(clause, first, last));
}

/** “…,” said Len Burman, head of the centre: what describes a speaker after the name is part of the phrase. */
function described({ text }: Clause, source: Source | undefined): Source | undefined {
  if (source?.kind !== "name") return source;
  const after =
    /^(?:\s+of\s+[^,.“”"]{2,40})?\s*,\s*(?<what>[^“”"]*?)(?=\s*[.“”"]?\s*$|\s*[.,]?\s*[“”"])/u.exec(
      text.slice(source.span.end),
    );
  const what = after?.groups?.what ?? "";
  const isOffice =
    /^(?:the|an?|who|whose|\d{2})\b/.test(what) ||
    wordsOf(what)
      .slice(0, 3)
      .some(({ folded }) => roles.has(folded));
  return after && isOffice
    ? { ...source, span: { start: source.span.start, end: source.span.end + after[0].length } }
    : source;
}

/** Whatever stands after “according to” is a source: “federal statistics”, “an analysis by …”. */
export function anyAfter({ text, words }: Clause, i: number): Source | undefined {
  const from = words[i + 1]?.start;
  if (from === undefined) return undefined;
  const phrase = /^[^,.;:“”"()]{2,120}/.exec(text.slice(from))?.[0].trimEnd();
  return phrase ? { kind: "noun", span: { start: from, end: from + phrase.length } } : undefined;
}

/** “its secretary, Colm Arden”: the name that follows a speaker's office. */
function introduced(clause: Clause, last: number, source: Source | undefined): Source | undefined {
  if (source?.kind !== "noun" || !hasRole(clause, source.span) || gapAfter(clause, last).trim() !== ",")
    return source;
  const from = clause.words[last + 1]?.start;
  const name = clause.names.find(
    ({ kind, start, role }) => kind === "person" && (role?.start ?? start) === from,
  );
  return name ? { kind: "name", name, span: withRole(name) } : source;
}

const gapAfter = ({ text, words }: Clause, i: number): string =>
  text.slice(words[i]!.end, words[i + 1]?.start ?? text.length);

/** Within a noun phrase: no mark but the full stop of an initial or a title, “J. Marlow”, “Dr. Quill”. */
const runsOn = (clause: Clause, i: number): boolean => {
  const [word, next] = [clause.words[i]!, clause.words[i + 1]];
  const gap = gapAfter(clause, i);
  if (/^[\s’'-]*$/.test(gap)) return true;
  const dotted = /^\.\s$/.test(gap) && next !== undefined;
  return dotted && (honorifics.has(word.folded) || inName(clause, word) === (inName(clause, next) ?? null));
};

const clear = (clause: Clause, a: number, b: number): boolean =>
  /^[\s’']*$/.test(clause.words[b] ? gapAfter(clause, a) : "");

const masked = ({ quotations }: Clause, word: Span): boolean =>
  quotations.some(({ start, end }) => start <= word.start && word.end <= end);

const stops = (clause: Clause, i: number): boolean => {
  const word = clause.words[i]!;
  if (masked(clause, word) || boundaries.has(word.folded)) return true;
  if (inName(clause, word)) return false;
  return (
    beforeVerb.has(word.folded) ||
    (cueLemma(word.folded) !== undefined &&
      !/^(?:state|states|report|reports|post|support|note|forecast|estimate|claim)$/.test(word.folded))
  );
};

const inName = ({ names }: Clause, { start, end }: Span): Name | undefined =>
  names.find((name) => name.start <= start && end <= name.end + 2);

/** “Jared Kushner, US President Donald Trump’s special envoy, stressed”: the name before the parenthesis. */
function beforeParenthesis(clause: Clause, at: number): Source | undefined {
  for (let i = at - 1; i >= 0 && at - i < 25; i--) {
    if (masked(clause, clause.words[i]!)) return undefined;
    if (!gapAfter(clause, i).includes(",")) continue;
    const source = introduced(clause, i, nounPhraseEndingAt(clause, i));
    if (
      source?.kind === "name" ||
      (source?.kind === "noun" && (hasRole(clause, source.span) || isRelative(clause, i + 1)))
    )
      return source.kind === "name"
        ? { ...source, span: { start: source.span.start, end: commaAfter(clause, at) } }
        : source;
    return undefined;
  }
  return undefined;
}

/** A parenthesis is closed by its comma. */
const commaAfter = (clause: Clause, i: number): number =>
  clause.words[i]!.end + gapAfter(clause, i).indexOf(",") + 1;

const isRelative = ({ words }: Clause, i: number): boolean => /^(?:who|whose|which)$/.test(words[i]!.folded);

const hasRole = ({ words }: Clause, span: Span): boolean =>
  words.some((word) => word.start >= span.start && word.end <= span.end && roles.has(word.folded));

function nounPhraseEndingAt(clause: Clause, at: number): Source | undefined {
  let first = at;
  while (first > 0 && runsOn(clause, first - 1) && !stops(clause, first - 1)) first--;
  return stops(clause, at) ? undefined : nounPhrase(clause, first, at);
}

/** What words `first` to `last` name. */
function nounPhrase(clause: Clause, first: number, last: number): Source | undefined {
  const { words, names } = clause;
  if (masked(clause, words[last]!) || masked(clause, words[first]!)) return undefined;
  const pronoun = words.slice(first, last + 1).findLast((word) => personal.has(word.folded));
  if (pronoun && pronoun === words[last]) return { kind: "pronoun", pronoun: pronoun.folded, span: pronoun };
  if (demonstratives.has(words[last]!.folded)) return undefined;

  const [from, to] = [words[first]!.start, words[last]!.end];
  const inside = names.filter((name) => name.start >= from && name.end <= to && !name.owner);
  const head = inside.findLast((name) => name.kind !== "adjective" && isHead(clause, name, first));
  const printed = head && trailing(clause, head, last);
  if (head && printed) return { kind: "name", name: head, span: phraseOf(clause, first, head) };
  return named(clause, first, last);
}

/** A name governed by a preposition is not the speaker: “a spokesman for Mr Low”. */
function isHead({ words }: Clause, name: Name, first: number): boolean {
  const at = words.findIndex((word) => word.start >= (name.role?.start ?? name.start));
  const before = words.slice(first, at).map((word) => word.folded);
  const preposition = before.findLastIndex((word) => prepositions.has(word));
  return (
    preposition < 0 ||
    !words
      .slice(first, first + preposition)
      .some((word) => roles.has(word.folded) || /(?:s|man|woman|person|report|statement)$/.test(word.folded))
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

const withRole = ({ start, end, role }: Name): Span =>
  role && role.start < start ? { start: role.start, end } : { start, end };

/** A named speaker as printed: article, title, office and what else describes them, but not the day before. */
function phraseOf({ text, words }: Clause, first: number, head: Name): Span {
  const { start, end } = withRole(head);
  let at = words.findIndex((word) => word.end > start);
  while (
    at > first &&
    describes(words[at - 1]!) &&
    /^(?:\s|\.\s|-|\s?['’]s?\s?)$/.test(text.slice(words[at - 1]!.end, words[at]!.start))
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
function named(clause: Clause, first: number, last: number): Source | undefined {
  const { words } = clause;
  const from = words.findIndex(
    (word, i) => i >= first && !(i === first && (prepositions.has(word.folded) || isAdverb(word))),
  );
  if (from > last || from < 0) return undefined;
  const span = { start: words[from]!.start, end: words[last]!.end };
  return speaks(clause, from, last) || isToldOf(clause, from, last) ? { kind: "noun", span } : undefined;
}

/** Beside a plain verb of saying whatever has an article or a number speaks: “the network said”. */
function isToldOf({ words }: Clause, from: number, last: number): boolean {
  const verb = words.slice(last + 1, last + 4).find(({ folded }) => !beforeVerb.has(folded));
  return (
    /^(?:said|says|say|told|tells|warned|warns|argued|argues|announced|claimed|claims|insisted|added|confirmed)$/.test(
      verb?.folded ?? "",
    ) &&
    /^(?:the|an?|another|one|some|many|most|several|both|two|three|its|their|his|her|\d+)$/.test(
      words[from]!.folded,
    ) &&
    /^\p{L}/u.test(words[last]!.text) &&
    // What carries words does not speak them.
    !/^(?:sign|machine|board|notice|screen|label|banner|clock|display|plaque)$/.test(words[last]!.folded)
  );
}

const speakers =
  /^(?:.*(?:man|men|woman|women|person|people|ers|ors|ists|ians|ants|ents|ees)|officials?|police|ministry|council|government|court|company|party|report|statement|source|sources|experts?|critics?|union|committee|allies|aides?|staff|authorities|families|family|neighbours?|survey|study|letter|note|paper|agency|commission|board|bank|army|military|department|office|mps|councillors|mayor|scientists?|doctors?|judge|lawyers?|analysts?|economists?|mother|father|widow|son|daughter|brother|sister|wife|husband|friend|friends|colleague|colleagues|crew|poll|article|documents?|figures)$/;

function speaks({ words }: Clause, first: number, last: number): boolean {
  const preposition = words.findIndex((word, i) => i > first && i <= last && prepositions.has(word.folded));
  const end = preposition > 0 ? preposition - 1 : last;
  // “a survey made for the port”: what was made stands before the participle.
  const head =
    words[
      end > first && /(?:ed|made|seen|written|given|held|led)$/.test(words[end]!.folded) ? end - 1 : end
    ]!;
  return speakers.test(head.folded) || roles.has(head.folded);
}
