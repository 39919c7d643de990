import { cueLemma } from "./cues.js";
import { plainForms } from "./irregular.js";
import type { Pair } from "./alignment.js";

/** When it happens as far as the verb tells: “holds”, “held”, “will hold”. */
type Tense = "past" | "present" | "future";

/** Whether what is done is done in the claim as in the sentence: at its time, and not only meant, begun with or spoken of. */
export const holdsTense = (claim: string, printed: string, pairs: readonly Pair[]): boolean =>
  pairs.every((pair) => {
    const [own, theirs] = [groupAt(claim, pair.claimed), groupAt(printed, pair.printed)];
    if (!pair.isVerb && !isOtherForm(own, theirs)) return true;
    if (cueLemma(own.word.toLowerCase())) return true;
    if (isOnlyMeant(theirs) && !isOnlyMeant(own)) return false;
    const [claimed, held] = [tenseOf(own), tenseOf(theirs)];
    return !claimed || !held || claimed === held || (claimed === "past" && held === "present");
  });

interface Group {
  /** What stands before the verb in its clause. */
  readonly lead: string;
  readonly word: string;
}

const groupAt = (text: string, { start, end }: Pair["printed"]): Group => ({
  lead: text
    .slice(0, start)
    .replace(/^.*[,;:.“”"]\s/s, "")
    .replace(/(?:\s+(?:\w+ly|not|also|now|still|already|never|first|once|since|been|being|be))+\s+$/i, " "),
  word: text.slice(start, end),
});

const isPast = (word: string): boolean => /ed$/i.test(word) || plainForms.has(word.toLowerCase());

/** “Holds” against “held”, with nothing before it that makes it a noun. */
const isOtherForm = (own: Group, theirs: Group): boolean =>
  isPast(theirs.word) &&
  /s$/i.test(own.word) &&
  !/\b(?:the|an?|its|their|his|her|of|in|on|for|to|from|by|with|no|\d+|two|three|four|five)\s+$/i.test(own.lead) &&
  /\S\s+$/.test(own.lead);

function tenseOf({ lead, word }: Group): Tense | undefined {
  const helper = /(\w+)\s+$/.exec(lead)?.[1]?.toLowerCase() ?? "";
  if (/^(?:will|shall|would|could|can|may|might|must|should)$/.test(helper)) return helper === "will" || helper === "shall" ? "future" : undefined;
  if (/^(?:was|were|had|did|has|have)$/.test(helper)) return "past";
  if (/^(?:is|are|does|do)$/.test(helper)) return "present";
  if (helper === "to" || /ing$/i.test(word)) return undefined;
  return isPast(word) ? "past" : /[^s]s$/i.test(word) ? "present" : undefined;
}

/** “To sell”, “of selling”: nobody has sold yet. */
const isOnlyMeant = ({ lead, word }: Group): boolean =>
  (/\bto\s+$/i.test(lead) && !/\b(?:scheduled|due|set|managed|beg[au]n|begins|continue[sd]?|started|went on|goes on|forced|helped|used|helps)\s+to\s+$/i.test(lead)) ||
  (/ing$/i.test(word) &&
    /\b(?:of|for|from|against|about|without|into|consider(?:s|ed|ing)?|den(?:y|ies|ied)|avoid(?:s|ed)?|suggest(?:s|ed)?|propos(?:e|es|ed)|discuss(?:es|ed)?)\s+$/i.test(lead));
