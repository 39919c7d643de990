import type { Clause } from "./clause.js";
import { contentOf } from "./content.js";
import { type Cue, cueAt } from "./cue.js";
import { continued, endedBy, inherit, sharedBy } from "./inheritance.js";
import { emptyMemory, type Memory, remember, type Said, settle } from "./memory.js";
import { type Mode, modeOf } from "./mode.js";
import { sourceOf } from "./source.js";
import { contains, type Span } from "./span.js";
import { clauseOf, isSpeech, quotationsByParagraph, type Utterance } from "./speech.js";
import { subjectOfSentence } from "./subject.js";

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

type RoleOf = (name: string) => string | undefined;

/**
 * Who says what in each sentence, by rules an editor would recognise, in this order: a reporting
 * word outside quotation marks (`cue`), who stands beside it (`source`), whom a pronoun means
 * (`memory`), what is said (`content`), speech that goes on without a cue (`inheritance`). What no
 * rule settles stays unattributed.
 *
 * @returns for each sentence its attributions, the main one first
 */
export function readAttributions(text: string, sentences: readonly Utterance[], roleOf: RoleOf) {
  const memory = emptyMemory();
  const quotations = quotationsByParagraph(text, sentences);
  const read = sentences.map((sentence): readonly Attribution[] => {
    if (sentence.paragraph !== memory.paragraph) {
      const runsOn = quotations.get(memory.paragraph)?.at(-1)?.closed === false;
      if (!runsOn && !isAnnounced(text, sentence)) memory.speaker = undefined;
      memory.paragraph = sentence.paragraph;
    }
    const clause = clauseOf(text, sentence, quotations.get(sentence.paragraph) ?? []);
    const speech = clause.quotations.filter((quotation) => isSpeech(clause, quotation));
    const reported = attributionsIn(clause, sentence.span, speech, memory, roleOf);
    const found = reported.length ? reported : continued(clause, sentence.span, speech, memory);
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

/** What is reported in a sentence, cue by cue. */
function attributionsIn(
  clause: Clause,
  span: Span,
  speech: Clause["quotations"],
  memory: Memory,
  roleOf: RoleOf,
): readonly Attribution[] {
  const found: Attribution[] = [];
  clause.words.forEach((_, i) => {
    const cue = cueAt(clause, i, speech);
    if (!cue) return;
    // “declined to say”: the whole group is the cue, and not its first verb.
    if (found.at(-1)?.cue?.start === cue.span.start) found.pop();
    const previous = found.at(-1);
    if (previous?.cue && cue.span.start < previous.cue.end) return;
    const source =
      sourceOf(clause, i, cue, speech) ?? (previous ? undefined : subjectOfSentence(clause, cue));
    const said = source ? settle(source, clause, memory, roleOf) : withoutSource(cue, clause, i, previous);
    if (!said) return;
    if (cue.conjunct && previous) found[found.length - 1] = endedBy(cue, clause, previous);
    const content = contentOf(clause, span, cue, source, speech);
    found.push({
      ...said,
      cue: cue.span,
      ...(content && { content }),
      mode: modeOf(content, speech),
      reports: source || cue.conjunct ? cue.reports : "view",
    });
  });
  return outermost(found);
}

/** “… and added”: whoever spoke before. “is expected to”, “was accused of”: said, but not by whom. */
function withoutSource(
  cue: Cue,
  { words }: Clause,
  i: number,
  previous: Attribution | undefined,
): Said | undefined {
  if (cue.conjunct && previous) return inherit(previous);
  const isHearsay =
    cue.passive &&
    /^(?:to|of|as|that|an?|by)$/.test(words[i + 1]?.folded ?? "") &&
    /^(?:expect|accuse|say|believe|think|report|consider|describe|call|suspect|know)$/.test(cue.lemma);
  return isHearsay ? { via: "noun" } : undefined;
}

/** “He called her a fraud, Ms Varga said”, “Quill, who wrote it, said”: what holds the first comes first. */
const outermost = (found: readonly Attribution[]): readonly Attribution[] => {
  const first = found[0]?.cue;
  const main = found.find(
    ({ content, source }, i) =>
      i > 0 && first && [content, source].some((part) => part && contains(part, first)),
  );
  return main ? [main, ...found.filter((one) => one !== main)] : found;
};
