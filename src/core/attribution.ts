import type { Clause } from "./clause.js";
import { contentOf, type Mode, modeOf, trim } from "./content.js";
import { type Cue, cueAt } from "./cue.js";
import { anyAfter, phraseAfter, sourceAfter } from "./inverted.js";
import type { Name } from "./names.js";
import type { Source } from "./noun-phrase.js";
import { type Quotation, readQuotations } from "./quotations.js";
import { roles } from "./roles.js";
import { contains, overlaps, type Span, sliceOf } from "./span.js";
import { sourceBefore, subjectOfSentence } from "./subject.js";
import { wordsOf } from "./words.js";

/** Who said it, in the parts BBC Citron uses: a source, a cue, and the content between them. */
export interface Attribution {
  /** The fullest name in the article, or a nameless speaker as printed; absent, it cannot be told. */
  readonly speaker?: string;
  readonly role?: string;
  readonly source?: Span;
  readonly cue?: Span;
  readonly content?: Span;
  readonly mode: Mode;
  /** Words of theirs, or only what they want or think: “the council plans to close the bridge”. */
  readonly reports: "words" | "view";
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
  /** The speaker of the last attribution in this paragraph. */
  speaker: { readonly name: string; readonly role?: string } | undefined;
  /** What was last said, which may run on over sentences. */
  content: Span | undefined;
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
  const memory: Memory = {
    person: undefined,
    body: undefined,
    speaker: undefined,
    content: undefined,
    paragraph: -1,
  };
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
    found.some(({ cue }) => cue) ? found : (sharedBy(text, i, read, sentences, quotations) ?? found),
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
  text: string,
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
  return [{ ...inherit(said), content: withMarks(text, quotation), mode: "direct", reports: "words" }];
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

/** Offsets in a clause are those of the article, whose text it keeps up to its own end. */
function clauseOf(text: string, { span, names }: Utterance, quotations: readonly Quotation[]): Clause {
  return {
    text: text.slice(0, span.end),
    words: wordsOf(sliceOf(text, span), span.start),
    names,
    quotations: quotations
      .map(({ start, end }) => ({
        start: Math.max(start, span.start),
        end: Math.min(end, span.end),
        whole: withMarks(text, { start, end }),
      }))
      .filter(({ start, end }) => start < end),
  };
}

/** A quotation with the marks it stands between. */
const withMarks = (text: string, { start, end }: Span): Span => ({
  start: start - 1,
  end: /[”"’'»]/.test(text[end] ?? "") ? end + 1 : end,
});

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
    const previous = found.at(-1);
    if (previous?.cue && cue.span.start < previous.cue.end) return;
    const source =
      sourceOf(clause, i, cue, speech) ??
      (cue.conjunct && !previous ? subjectOfSentence(clause, cue) : undefined);
    const said = source
      ? settle(source, clause, memory, roleOf)
      : cue.conjunct && previous
        ? inherit(previous)
        : cue.passive && isHearsay(cue, clause, i)
          ? { via: "noun" as const }
          : undefined;
    if (!said) return;
    const content = contentOf(clause, span, cue, source, speech);
    if (cue.conjunct && previous) found[found.length - 1] = endedBy(cue, clause, previous);
    found.push({
      ...said,
      cue: cue.span,
      ...(content && { content }),
      mode: modeOf(content, speech),
      reports: source || cue.conjunct ? cue.reports : "view",
    });
  });
  if (found.length || speech.length === 0) return outermost(found);
  if (!isAllSpeech(clause, span, speech)) return found;
  const { name, role } = memory.speaker ?? {};
  return [
    {
      ...(name && { speaker: name }),
      ...(role && { role }),
      content: memory.content && contains(memory.content, speech[0]!) ? memory.content : speech[0]!.whole,
      mode: "direct",
      reports: "words",
      via: "inherited",
    },
  ];
}

/** “is expected to”, “was accused of”: said, but not by whom. */
const isHearsay = ({ lemma }: Cue, { words }: Clause, i: number): boolean =>
  /^(?:to|of|as|that|an?|by)$/.test(words[i + 1]?.folded ?? "") &&
  /^(?:expect|accuse|say|believe|think|report|consider|describe|call|suspect|know)$/.test(lemma);

/** “The mayor was wrong, she believes, Mr Low said”: whoever reports the others' words comes first. */
const outermost = (found: readonly Attribution[]): readonly Attribution[] => {
  const main = found.find(
    ({ content }, i) => i > 0 && content && found[0]?.cue && contains(content, found[0].cue),
  );
  return main ? [main, ...found.filter((one) => one !== main)] : found;
};

/** What is said ends where the same speaker's next verb begins: “… the list, and accused the council”. */
function endedBy({ first }: Cue, { text, words }: Clause, said: Attribution): Attribution {
  const { content } = said;
  const end = words[/^(?:and|but|or)$/.test(words[first - 1]?.folded ?? "") ? first - 1 : first]!.start;
  return content && content.start < end && end < content.end
    ? { ...said, content: trim(text, { start: content.start, end }) }
    : said;
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

function sourceOf(clause: Clause, i: number, cue: Cue, speech: readonly Span[]): Source | undefined {
  if (cue.accordingTo) return phraseAfter(clause, i + 1) ?? anyAfter(clause, i + 1);
  if (cue.passive) return doerOf(clause, i);
  if (cue.participle) return undefined;
  const gap = clause.text.slice(Math.max(0, cue.span.start - 4), cue.span.start);
  const afterSpeech =
    /[”"’'][,.]?\s*$|,\s*$/.test(gap) &&
    (/”\s*$/.test(gap) || speech.some(({ end }) => end <= cue.span.start && cue.span.start - end < 4));
  if (afterSpeech) return sourceAfter(clause, i) ?? sourceBefore(clause, cue.first);
  const mayInvert =
    cue.first === 0 || (/,\s*$/.test(gap) && cue.first === i && takesNoObject.test(cue.lemma));
  const inverted = mayInvert ? sourceAfter(clause, i) : undefined;
  return inverted && endsClause.test(clause.text.slice(inverted.span.end))
    ? inverted
    : sourceBefore(clause, cue.first);
}

/** After a comma these are followed by who says it, never by whom it is said to. */
const takesNoObject = /^(?:say|add|note|write|argue|explain|conclude|insist)$/;

/** “was told by Ms Low”: who speaks stands after the verb. */
function doerOf(clause: Clause, i: number): Source | undefined {
  const by = clause.words.findIndex(({ folded }, at) => at > i && at <= i + 2 && folded === "by");
  return by > 0 ? phraseAfter(clause, by) : undefined;
}

/** “…, said the treasurer on Friday.” against “Hugo Fenn, the leader, said the treasurer had …” */
const endsClause = /^\s*(?:[.:;]|$|,\s+(?:who|the|an?|its)\b)|^\s+(?:on|in|at|after|during)\b/;

type Said = Pick<Attribution, "speaker" | "role" | "source" | "via">;

function settle(
  source: Source,
  clause: Clause,
  memory: Memory,
  roleOf: (name: string) => string | undefined,
): Said {
  if (source.kind === "name") return byName(source.name, source.span, roleOf, "name");
  if (source.kind === "noun")
    return { speaker: sliceOf(clause.text, source.head), source: source.span, via: "noun" };
  const within = subjectsOf(clause).filter((name) => name.end <= source.span.start);
  const isPerson = /^(?:he|she|who)$/.test(source.pronoun);
  const plural = /^(?:they|it)$/.test(source.pronoun);
  if (!isPerson && !plural) return { source: source.span, via: "pronoun" };
  const antecedent =
    within.findLast((name) => (name.kind === "person") === isPerson) ??
    (isPerson ? memory.person : memory.body);
  return antecedent
    ? byName(antecedent, source.span, roleOf, source.pronoun === "who" ? "name" : "pronoun")
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
  memory.content = found.findLast(({ content }) => content)?.content;
  if (speaker?.speaker)
    memory.speaker = { name: speaker.speaker, ...(speaker.role && { role: speaker.role }) };
}
