import type { Pair } from "./alignment.js";
import { cueLemma } from "./cues.js";
import { isPast } from "./irregular.js";

/** When it happens as far as the verb tells, or that it may, must or would: “holds”, “held”, “may hold”. */
type Tense = "past" | "present" | "future" | "possible" | "duty" | "supposed";

/** Whether what is done is done in the claim as in the sentence: at its time, and not only meant, under way or spoken of. */
export const holdsTense = (claim: string, printed: string, pairs: readonly Pair[]): boolean =>
  pairs.every(({ claimed, printed: place, isVerb }) => {
    const [own, theirs] = [groupAt(claim, claimed), groupAt(printed, place)];
    const [said, held] = [tenseOf(own), tenseOf(theirs)];
    if (isModal(held) && said !== held) return false;
    if (cueLemma(own.word.toLowerCase())) return true;
    if (!isVerb && !(isPast(theirs.word) && isPresent(own))) return true;
    if (isVerb && isThing(theirs)) return false;
    if (isOnlyMeant(theirs) && !isOnlyMeant(own)) return false;
    if (!said || !held || said === held) return isUnderWay(theirs) === isUnderWay(own);
    return said === "past" && /\b(?:is|are)\s/i.test(theirs.lead) && !isUnderWay(theirs);
  });

interface Group {
  /** What stands before the verb in its clause. */
  readonly lead: string;
  readonly word: string;
}

const groupAt = (text: string, { start, end }: Pair["printed"]): Group => ({
  lead: text.slice(0, start).replace(/^.*[,;:.“”"]\s/s, ""),
  word: text.slice(start, end),
});

/** “Holds”, with nothing before it that makes it a noun. */
const isPresent = ({ lead, word }: Group): boolean =>
  /s$/i.test(word) &&
  /\S\s+$/.test(lead) &&
  !/\b(?:the|an?|its|their|his|her|of|in|on|for|to|from|by|with|no|\d+|two|three|four|five)\s+$/i.test(lead);

/** “Balloted on strike action”: nobody strikes there. */
const isThing = ({ lead, word }: Group): boolean =>
  !/(?:ed|ing)$/i.test(word) &&
  /\b(?:the|an?|its|their|his|of|in|on|for|from|by|with|at|over|into|no)\s+$/i.test(lead);

const isModal = (tense: Tense | undefined): boolean =>
  /^(?:possible|duty|future|supposed)$/.test(tense ?? "");

const helpers: readonly (readonly [Tense, RegExp])[] = [
  ["future", /^(?:will|shall)$/],
  ["possible", /^(?:can|could|may|might)$/],
  ["duty", /^(?:must|should)$/],
  ["supposed", /^would$/],
  ["past", /^(?:was|were|had|did|has|have)$/],
  ["present", /^(?:is|are|does|do)$/],
];

/** Words between a helper and its verb. */
const within = /(?:\s+(?:\w+ly|not|also|now|still|already|never|first|once|since|been|being|be|have))+\s+$/i;

function tenseOf({ lead, word }: Group): Tense | undefined {
  if (/\bused to\s+$/i.test(lead)) return "past";
  const helper = /(\w+)\s+$/.exec(lead.replace(within, " "))?.[1]?.toLowerCase() ?? "";
  const known = helpers.find(([, pattern]) => pattern.test(helper))?.[0];
  if (known || helper === "to" || /ing$/i.test(word)) return known;
  return isPast(word) ? "past" : /[^s]s$/i.test(word) ? "present" : undefined;
}

const isUnderWay = ({ lead, word }: Group): boolean =>
  /\bbeing\s+$/i.test(lead) || (/ing$/i.test(word) && /\b(?:is|are|was|were|been)\s+$/i.test(lead));

/** “To sell”, “of selling”: nobody has sold yet. */
const isOnlyMeant = ({ lead, word }: Group): boolean =>
  (/\bto\s+$/i.test(lead) &&
    !/\b(?:scheduled|due|set|managed|beg[au]n|begins|continue[sd]?|started|went on|goes on|forced|helped|used|helps)\s+to\s+$/i.test(
      lead,
    )) ||
  (/ing$/i.test(word) &&
    /\b(?:of|for|from|against|about|without|into|consider(?:s|ed|ing)?|den(?:y|ies|ied)|avoid(?:s|ed)?|suggest(?:s|ed)?|propos(?:e|es|ed)|discuss(?:es|ed)?)\s+$/i.test(
      lead,
    ));
