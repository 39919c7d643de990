import type { Clause } from "./clause.js";
import { isAuxiliary, isParticle, leadsUp } from "./cues.js";
import type { Word } from "./words.js";

/** Adverbs within a verb group: “has repeatedly warned”. */
const within = (folded: string): boolean =>
  /^(?:also|later|often|then|now|still|even|once|further|again|always|just|first|never|already|long|soon|actually)$/.test(
    folded,
  ) ||
  (/\p{L}{2}ly$/u.test(folded) &&
    !/^(?:family|july|italy|only|early|assembly|monthly|weekly|daily|ally|supply|reply|likely)$/.test(
      folded,
    ));

/** Index of the word where the verb group begins that the reporting word at `i` ends: “has repeatedly warned”, “declined to say”. */
export function firstOfGroup({ text, words }: Clause, i: number): number {
  const joined = (at: number) => at > 0 && /^\s?$/.test(text.slice(words[at - 1]!.end, words[at]!.start));
  const belongs = (at: number) =>
    joined(at) &&
    (((isAuxiliary(words[at - 1]!.folded) || within(words[at - 1]!.folded)) &&
      !/^\p{Lu}/u.test(words[at - 1]!.text)) ||
      /^n['’]t$/.test(words[at - 1]!.folded));
  let at = i;
  while (belongs(at)) at--;
  if (
    joined(at) &&
    words[at - 1]!.folded === "to" &&
    at > 1 &&
    joined(at - 1) &&
    leadsUp(words[at - 2]!.folded)
  ) {
    at -= 2;
    while (belongs(at)) at--;
  }
  return at;
}

/** Where the group ends, with what belongs to its verb: “called for”, “accused the council of”, “continued:”. */
export function endOfGroup(clause: Clause, i: number, lemma: string): number {
  const last =
    lemma === "accuse" ? accusing(clause, i) : clause.words[hasParticle(clause, i, lemma) ? i + 1 : i]!;
  const colon = /^\s?:/.exec(clause.text.slice(last.end));
  return colon ? last.end + colon[0].length : last.end;
}

/** Whether the verb’s particle stands behind it. */
export const hasParticle = ({ text, words }: Clause, i: number, lemma: string): boolean => {
  const [word, after] = [words[i]!, words[i + 1]];
  return (
    after !== undefined && isParticle(lemma, after.folded) && !/\S/.test(text.slice(word.end, after.start))
  );
};

/** “accused the council of”: whom stands inside. */
function accusing({ text, words }: Clause, i: number): Word {
  const of = words.slice(i, i + 7).find(({ folded }) => folded === "of");
  return of && !/[,;“”]/.test(text.slice(words[i]!.end, of.start)) ? of : words[i]!;
}
