import { cueLemma, isWeakCue } from "./cues.js";
import type { Name } from "./names.js";
import { type Quotation, readQuotations } from "./quotations.js";
import { roles } from "./roles.js";
import { contains, overlaps, type Span, sliceOf } from "./span.js";
import { type Clause, type Source, sourceAfter, sourceBefore } from "./speaker.js";
import { wordsOf } from "./words.js";

/** Who said it, in the parts BBC Citron uses: a source, a cue, and the content between them. */
export interface Attribution {
  /** The fullest name in the article, or a nameless speaker as printed; absent, it cannot be told. */
  readonly speaker?: string;
  readonly role?: string;
  readonly source?: Span;
  readonly cue?: Span;
  readonly content?: Span;
  readonly mode: "direct" | "mixed" | "indirect";
  readonly via: "name" | "noun" | "pronoun" | "inherited";
}

/** A sentence to be attributed, with the paragraph it stands in. */
export interface Utterance {
  readonly span: Span;
  readonly paragraph: number;
  readonly names: readonly Name[];
}

/** Who was last spoken of, so that “he”, “she”, “it” and “they” can be followed. */
interface Memory {
  person: Name | undefined;
  body: Name | undefined;
  /** The speaker of the last attribution in this paragraph, and whether it was direct speech. */
  speaker: { readonly name: string; readonly role?: string } | undefined;
  paragraph: number;
}

/**
 * Who says what in each sentence, by rules an editor would recognise: a reporting word outside
 * quotation marks, its subject to the left, the speaker after inverted speech, `according to`,
 * a pronoun for the last subject, a quotation that goes on in the same paragraph. What no rule
 * settles stays unattributed.
 *
 * @returns for each sentence its attributions, the main one first
 */
export function readAttributions(
  text: string,
  sentences: readonly Utterance[],
  roleOf: (name: string) => string | undefined,
) {
  const memory: Memory = { person: undefined, body: undefined, speaker: undefined, paragraph: -1 };
  const quotations = quotationsByParagraph(text, sentences);
  const read = sentences.map((sentence): readonly Attribution[] => {
    if (sentence.paragraph !== memory.paragraph) {
      const runsOn = quotations.get(memory.paragraph)?.at(-1)?.closed === false;
      if (!runsOn && !isAnnounced(text, sentence)) memory.speaker = undefined;
      memory.paragraph = sentence.paragraph;
    }
    const clause = clauseOf(text, sentence, quotations.get(sentence.paragraph) ?? []);
    const found = attributionsIn(clause, sentence.span, memory, roleOf);
    remember(memory, sentence, clause, found);
    return found;
  });
  return read.map((found, i) =>
    found.some(({ cue }) => cue) ? found : (sharedBy(i, read, sentences, quotations) ?? found),
  );
}

/** A paragraph after “He said:”. */
const isAnnounced = (text: string, { span }: Utterance): boolean =>
  text
    .slice(Math.max(0, span.start - 8), span.start)
    .trimEnd()
    .endsWith(":");

/** A quotation of several sentences has one speaker, wherever the cue stands: “It fell. Nobody ran,” said Low. */
function sharedBy(
  i: number,
  read: readonly (readonly Attribution[])[],
  sentences: readonly Utterance[],
  quotations: ReadonlyMap<number, readonly Quotation[]>,
): readonly Attribution[] | undefined {
  const { paragraph, span } = sentences[i]!;
  const quotation = quotations.get(paragraph)?.find((one) => overlaps(one, span) && one.end > span.end);
  if (!quotation) return undefined;
  const last = sentences.findIndex((sentence) => sentence.span.end >= quotation.end);
  const said = read[last]?.find(({ cue, content }) => cue && content && content.start < quotation.end);
  if (!said) return undefined;
  const content = { start: Math.max(quotation.start, span.start), end: span.end };
  return [{ ...inherit(said), content, mode: "direct" }];
}

/** Quotations run over sentences, so they are read by paragraph. */
function quotationsByParagraph(
  text: string,
  sentences: readonly Utterance[],
): ReadonlyMap<number, readonly Quotation[]> {
  const paragraphs = new Map<number, Span>();
  for (const { paragraph, span } of sentences)
    paragraphs.set(paragraph, { start: paragraphs.get(paragraph)?.start ?? span.start, end: span.end });
  return new Map([...paragraphs].map(([i, span]) => [i, readQuotations(sliceOf(text, span), span.start)]));
}

/** Offsets in a clause are those of the article; `text` is padded so that they hold. */
function clauseOf(text: string, { span, names }: Utterance, quotations: readonly Quotation[]): Clause {
  return {
    text: text.slice(0, span.end),
    words: wordsOf(sliceOf(text, span), span.start),
    names,
    quotations: quotations
      .map(({ start, end }) => ({ start: Math.max(start, span.start), end: Math.min(end, span.end) }))
      .filter(({ start, end }) => start < end),
  };
}

function attributionsIn(
  clause: Clause,
  span: Span,
  memory: Memory,
  roleOf: (name: string) => string | undefined,
): readonly Attribution[] {
  const found: Attribution[] = [];
  const speech = clause.quotations.filter((quotation) => isSpeech(clause, quotation));
  clause.words.forEach((word, i) => {
    if (clause.quotations.some(({ start, end }) => start <= word.start && word.end <= end)) return;
    const cue = cueAt(clause, i, speech);
    if (!cue) return;
    const source = sourceOf(clause, i, cue, speech);
    const previous = found.at(-1);
    const said = source
      ? settle(source, clause, memory, roleOf)
      : cue.conjunct && previous
        ? inherit(previous)
        : undefined;
    if (!said) return;
    const content = contentOf(clause, span, i, cue, source, speech);
    found.push({ ...said, cue: cue.span, ...(content && { content }), mode: modeOf(content, speech) });
  });
  if (found.length || speech.length === 0) return found;
  if (!isAllSpeech(clause, span, speech)) return found;
  const { name, role } = memory.speaker ?? {};
  return [
    {
      ...(name && { speaker: name }),
      ...(role && { role }),
      content: speech[0]!,
      mode: "direct",
      via: "inherited",
    },
  ];
}

/** Nothing but speech: words of the article's own around a quotation make it a phrase of the article. */
const isAllSpeech = ({ words }: Clause, { start, end }: Span, speech: readonly Span[]): boolean =>
  words.every(
    (word) => word.start < start || word.end > end || speech.some((quotation) => contains(quotation, word)),
  );

/** Capitals throughout mark a name, not speech: “Coalition of the Willing”. */
function isSpeech({ text }: Clause, quotation: Span): boolean {
  const words = wordsOf(sliceOf(text, quotation));
  const content = words.filter(
    ({ folded }) => !/^(?:of|the|and|a|an|in|for|to|on|at|by|from|with)$/.test(folded),
  );
  return (
    content.some((word) => /^[\p{Ll}\p{N}]/u.test(word.text)) ||
    (words.length === 1 && /[.?!,]$/.test(sliceOf(text, quotation)))
  );
}

interface Cue {
  readonly span: Span;
  readonly lemma: string;
  readonly conjunct: boolean;
  readonly accordingTo: boolean;
  /** `was told`, `is said`: the subject is not the speaker. */
  readonly passive: boolean;
}

const determiners =
  /^(?:the|a|an|his|her|its|their|our|my|your|this|that|these|those|no|any|some|each|every|to)$/;
const complements =
  /^(?:that|whether|how|why|what|if|he|she|it|they|we|i|you|there|the|a|an|his|her|their|its|no|any|all)$/;

function cueAt(clause: Clause, i: number, speech: readonly Span[]): Cue | undefined {
  const word = clause.words[i]!;
  const after = clause.words[i + 1];
  const beside = clause.words[i - 1];
  const before = beside && /^\s*$/.test(clause.text.slice(beside.end, word.start)) ? beside : undefined;
  if (word.folded === "according" && after?.folded === "to")
    return {
      span: { start: word.start, end: after.end },
      lemma: "according",
      conjunct: false,
      accordingTo: true,
      passive: false,
    };
  const lemma = cueLemma(word.folded);
  if (!lemma || (i > 0 && /^\p{Lu}/u.test(word.text))) return undefined;
  if (before && (determiners.test(before.folded) || /['’]s?$/.test(before.text))) return undefined;
  if (lemma === "rule" && after?.folded !== "out" && after?.folded !== "that") return undefined;
  if (lemma === "point" && after?.folded !== "out" && after?.folded !== "to") return undefined;
  const verb = clause.words
    .slice(0, i)
    .findLast(({ folded }) => !/^(?:not|never|also|\p{Ll}+ly)$/u.test(folded));
  const auxiliary = /^(?:was|were|been|be|is|are|being)$/.test(verb?.folded ?? "");
  const passive =
    auxiliary &&
    /(?:ed|told|said|thought|known|understood|found|shown|written|heard|seen|felt)$/.test(word.folded);
  const phrasal = after?.folded === "out";
  if (
    isWeakCue(lemma) &&
    !phrasal &&
    !isBeside(word, speech) &&
    !(after && complements.test(after.folded)) &&
    !inParenthesis(clause, word)
  )
    return undefined;
  if (/ing$/.test(word.folded) && !auxiliary && !isBeside(word, speech) && after?.folded !== "that")
    return undefined;
  const conjunct =
    /^(?:and|but|then|also)$/.test(before?.folded ?? "") || (/ing$/.test(word.folded) && !auxiliary);
  const end = phrasal && after ? after.end : word.end;
  return { span: { start: word.start, end }, lemma, conjunct, accordingTo: false, passive };
}

/** “…, he has suggested, …”: a pronoun and its verb between commas report, whatever the verb. */
const inParenthesis = ({ text }: Clause, { start, end }: Span): boolean =>
  /,\s(?:he|she|they)\s(?:(?:has|had|have)\s)?$/.test(text.slice(Math.max(0, start - 16), start)) &&
  /^[,.]/.test(text.slice(end));

/** Within reach of a quotation: no more than a few words between. */
const BESIDE = 60;
const isBeside = ({ start, end }: Span, speech: readonly Span[]): boolean =>
  speech.some(
    (quotation) =>
      (quotation.start >= end && quotation.start - end < BESIDE) ||
      (quotation.end <= start && start - quotation.end < 20),
  );

function sourceOf(clause: Clause, i: number, cue: Cue, speech: readonly Span[]): Source | undefined {
  if (cue.accordingTo) return sourceAfter(clause, i + 1);
  if (cue.passive) return undefined;
  const gap = clause.text.slice(Math.max(0, cue.span.start - 4), cue.span.start);
  const afterSpeech =
    /[”"’'][,.]?\s*$|,\s*$/.test(gap) &&
    speech.some(({ end }) => end <= cue.span.start && cue.span.start - end < 4);
  if (afterSpeech) return sourceAfter(clause, i) ?? sourceBefore(clause, i);
  const mayInvert = i === 0 || (/,\s*$/.test(gap) && /^(?:say|add)$/.test(cue.lemma));
  const inverted = mayInvert ? sourceAfter(clause, i) : undefined;
  return inverted && endsClause.test(clause.text.slice(inverted.span.end))
    ? inverted
    : sourceBefore(clause, i);
}

/** “…, said the treasurer on Friday.” against “Hugo Fenn, the leader, said the treasurer had …” */
const endsClause = /^(?:[.:;]|$|,\s+(?:who|the|an?|its)\b|\s+(?:on|in|at|after|during)\b)/;

type Said = Pick<Attribution, "speaker" | "role" | "source" | "via">;

function settle(
  source: Source,
  clause: Clause,
  memory: Memory,
  roleOf: (name: string) => string | undefined,
): Said {
  if (source.kind === "name") return byName(source.name, source.span, roleOf, "name");
  if (source.kind === "noun")
    return { speaker: sliceOf(clause.text, source.span), source: source.span, via: "noun" };
  const within = subjectsOf(clause).filter((name) => name.end <= source.span.start);
  const isPerson = /^(?:he|she|who)$/.test(source.pronoun);
  const plural = /^(?:they|it)$/.test(source.pronoun);
  if (!isPerson && !plural) return { source: source.span, via: "pronoun" };
  const antecedent =
    within.findLast((name) => (name.kind === "person") === isPerson) ??
    (isPerson ? memory.person : memory.body);
  return antecedent
    ? byName(antecedent, source.span, roleOf, "pronoun")
    : { source: source.span, via: "pronoun" };
}

function byName(
  name: Name,
  source: Span,
  roleOf: (name: string) => string | undefined,
  via: Attribution["via"],
): Said {
  const role = roleOf(name.is);
  return { speaker: name.is, ...(role && { role }), source, via };
}

const inherit = ({ speaker, role, source }: Attribution): Said => ({
  ...(speaker && { speaker }),
  ...(role && { role }),
  ...(source && { source }),
  via: "inherited",
});

/** The part after these is the article's own voice again. */
const ownVoice = /,?\s+(?:while|although|though|whereas)\s/;

function contentOf(
  clause: Clause,
  span: Span,
  i: number,
  cue: Cue,
  source: Source | undefined,
  speech: readonly Span[],
): Span | undefined {
  const after = Math.max(
    cue.accordingTo || (source && source.span.start > cue.span.start) ? (source?.span.end ?? 0) : 0,
    cue.span.end,
  );
  const rest = trim(clause.text, { start: after, end: span.end });
  const openedBySpeech = speech.find(({ start, end }) => end <= cue.span.start && start - span.start < 3);
  if (openedBySpeech) return widen(clause.text, openedBySpeech);
  const inverted = source !== undefined && source.span.start > cue.span.start;
  const front = trim(clause.text, { start: span.start, end: cue.span.start });
  if (inverted && (!cue.accordingTo || rest.end - rest.start < 20) && front.end > front.start) return front;
  if (rest.end <= rest.start)
    return front.end > front.start && source && front.end > source.span.end ? front : undefined;
  const next = clause.words[i + 1];
  const start =
    next && next.start >= after && next.folded === "that"
      ? (clause.words[i + 2]?.start ?? rest.start)
      : rest.start;
  const quotedAt = clause.text.slice(start - 1, start);
  const from = /[“"‘]/.test(quotedAt) ? start - 1 : start;
  const own = ownVoice.exec(outsideQuotes(clause, { start: from, end: rest.end }));
  return trim(clause.text, { start: from, end: own ? from + own.index : rest.end });
}

const widen = (text: string, { start, end }: Span): Span => ({
  start: start - 1,
  end: /[”"’»]/.test(text[end] ?? "") ? end + 1 : end,
});

/** The text with quotations blanked, so that a pattern is looked for outside them only. */
const outsideQuotes = ({ text, quotations }: Clause, span: Span): string =>
  quotations.reduce(
    (masked, { start, end }) =>
      start >= span.start && end <= span.end
        ? masked.slice(0, start - span.start) + "x".repeat(end - start) + masked.slice(end - span.start)
        : masked,
    sliceOf(text, span),
  );

const trim = (text: string, { start, end }: Span): Span => {
  const words = sliceOf(text, { start, end });
  const lead = /^[\s,:;—–-]*/.exec(words)![0].length;
  const tail = /[\s,.;:—–-]*$/.exec(words.slice(lead))![0].length;
  return { start: start + lead, end: Math.max(start + lead, end - tail) };
};

function modeOf(content: Span | undefined, speech: readonly Span[]): Attribution["mode"] {
  if (!content) return "indirect";
  const quoted = speech.filter(({ start, end }) => start >= content.start - 1 && end <= content.end + 1);
  const length = quoted.reduce((sum, { start, end }) => sum + end - start + 2, 0);
  if (length === 0) return "indirect";
  return length >= (content.end - content.start) * 0.8 ? "direct" : "mixed";
}

/** Names that may be the subject of a clause: not owners, not governed by a preposition, not in speech. */
const subjectsOf = ({ text, names, quotations }: Clause): readonly Name[] =>
  names.filter(
    (name) =>
      !name.owner &&
      name.kind !== "adjective" &&
      !quotations.some(({ start, end }) => start <= name.start && name.end <= end) &&
      !/\b(?:of|in|at|from|on|with|to|by|about|over|between|against|into|near|for)\s+(?:the\s+)?$/i.test(
        text.slice(
          Math.max(0, (name.role?.start ?? name.start) - 14),
          Math.min(name.start, name.role?.start ?? name.start),
        ),
      ),
  );

const isSomebody = (speaker: Attribution | undefined): boolean =>
  speaker?.via === "noun" &&
  wordsOf(speaker.speaker ?? "").some(
    ({ folded }) => roles.has(folded) || /(?:man|woman|person)$/.test(folded),
  );

function remember(memory: Memory, { names }: Utterance, clause: Clause, found: readonly Attribution[]): void {
  const speaker = found.find((attribution) => attribution.speaker);
  const subjects = subjectsOf(clause);
  const said = speaker && names.find((name) => name.is === speaker.speaker);
  const follows = speaker?.via === "pronoun" || speaker?.via === "inherited";
  const person =
    said?.kind === "person" || said?.kind === "name" ? said : subjects.find(({ kind }) => kind === "person");
  // After “a spokesman said”, “he” is the spokesman, and nobody named before.
  if (!follows && (person || isSomebody(speaker))) memory.person = person;
  const body = subjects.find(({ kind }) => kind === "country" || kind === "seat" || kind === "body");
  if (body) memory.body = body;
  if (speaker?.speaker)
    memory.speaker = { name: speaker.speaker, ...(speaker.role && { role: speaker.role }) };
}
