import type { Attribution } from "./attribution.js";
import type { Clause } from "./clause.js";
import { trim } from "./content.js";
import type { Cue } from "./cue.js";
import type { Memory, Said } from "./memory.js";
import { contains, overlaps, type Span } from "./span.js";
import { isAllSpeech, type Quotations, type Utterance, withMarks } from "./speech.js";

/** The same speaker as in `said`. */
export const inherit = ({ speaker, role, source }: Attribution): Said => ({
  ...(speaker && { speaker }),
  ...(role && { role }),
  ...(source && { source }),
  via: "inherited",
});

/** Speech without a cue goes on from the last speaker of its paragraph; nothing where the article speaks too. */
export function continued(
  clause: Clause,
  span: Span,
  speech: Clause["quotations"],
  { speaker, content }: Memory,
): readonly Attribution[] {
  const [first] = speech;
  if (!first || !isAllSpeech(clause, span, speech)) return [];
  return [
    {
      ...(speaker && { speaker: speaker.name }),
      ...(speaker?.role && { role: speaker.role }),
      content: content && contains(content, first) ? content : first.whole,
      mode: "direct",
      reports: "words",
      via: "inherited",
    },
  ];
}

/** A quotation of several sentences has one speaker, wherever the cue stands: “It fell. Nobody ran,” said Low. */
export function sharedBy(
  text: string,
  i: number,
  read: readonly (readonly Attribution[])[],
  sentences: readonly Utterance[],
  quotations: Quotations,
): readonly Attribution[] | undefined {
  const { paragraph, span } = sentences[i]!;
  const quotation = quotations.get(paragraph)?.find((one) => overlaps(one, span) && one.end > span.end);
  if (!quotation) return undefined;
  const last = sentences.findIndex((sentence) => sentence.span.end >= quotation.end);
  const said = read[last]?.find(({ cue, content }) => cue && content && content.start < quotation.end);
  if (!said) return undefined;
  return [{ ...inherit(said), content: withMarks(text, quotation), mode: "direct", reports: "words" }];
}

/** What is said ends where the same speaker's next verb begins: “… the list, and accused the council”. */
export function endedBy({ first }: Cue, { text, words }: Clause, said: Attribution): Attribution {
  const { content } = said;
  const end = words[/^(?:and|but|or)$/.test(words[first - 1]?.folded ?? "") ? first - 1 : first]!.start;
  return content && content.start < end && end < content.end
    ? { ...said, content: trim(text, { start: content.start, end }) }
    : said;
}
