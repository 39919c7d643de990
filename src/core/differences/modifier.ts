import { type Claim, isOfName, isPredicate } from "../claim-text.js";
import type { Comparator } from "../differences.js";
import { type Evidence, saysSame } from "../evidence.js";
import { boundaries, prepositions } from "../function-words.js";
import type { QuestionTerm } from "../question.js";
import { rivals } from "../synonyms.js";
import type { Term } from "../terms.js";

/** A thing is told apart by another word: “Norwegian lorries” against “Danish lorries”, “north span” against “south span”. */
export const modifier: Comparator = (claim, evidence) => {
  for (const { own, noun, printed } of otherwise(claim, evidence)) {
    const isName =
      isOfName(claim, own) && evidence.fact.names.some(({ text }) => text.includes(printed.text));
    if (isName || rivals.get(own.text.toLowerCase())?.includes(printed.folded))
      return {
        in: isName ? "name" : "wording",
        claim: `${own.text} ${noun.text}`,
        article: `${printed.text} ${noun.text}`,
      };
  }
  return undefined;
};

/** Whether each word that tells a thing apart in the claim stands before the same thing in the sentence. */
export const holdsModifiers = (claim: Claim, evidence: Evidence): boolean =>
  otherwise(claim, evidence).length === 0;

interface Told {
  readonly own: QuestionTerm;
  readonly noun: QuestionTerm;
  /** What stands before the noun in the sentence. */
  readonly printed: Term;
}

/** Words of the claim that stand right before another, before which the sentence has something else everywhere. */
function otherwise(claim: Claim, evidence: Evidence): readonly Told[] {
  return claim.question.terms.slice(1).flatMap((noun, i): readonly Told[] => {
    const own = claim.question.terms[i]!;
    const isPair = claim.text.slice(own.at + own.text.length, noun.at) === " ";
    if (!isPair || isPredicate(claim, noun) || [own, noun].some(({ text }) => isSmall(text.toLowerCase())))
      return [];
    const before = placesOf(claim, evidence, noun).map((place) => wordsBefore(evidence, place));
    const isOther = (words: readonly Term[]): boolean =>
      words.length > 0 && !words.some((word) => saysSame(own, word));
    return before.length && before.every(isOther)
      ? [{ own, noun, printed: before[0]!.find(({ term }) => !/^[@=]/.test(term))! }]
      : [];
  });
}

/** Where the noun stands: on its side of what is done, the nearest to it, or else anywhere. */
function placesOf(claim: Claim, { terms, fates }: Evidence, noun: QuestionTerm): readonly Term[] {
  const fate = fates.get(noun);
  if (fate?.kind !== "held") return [];
  const all = terms.filter(({ term }) => term === fate.by.term);
  const verbs = claim.question.terms.filter((term) => isPredicate(claim, term));
  const next = verbs.find(({ at }) => at > noun.at);
  const done = fates.get(next ?? verbs.at(-1)!);
  if (done?.kind !== "held") return all;
  const beside = next
    ? all.findLast(({ start }) => start < done.by.start)
    : all.find(({ start }) => start > done.by.start);
  return beside ? [beside] : all;
}

/** No thing and no kind of thing: how something is done, or a word between others. */
const isSmall = (word: string): boolean => /ly$/.test(word) || prepositions.has(word) || boundaries.has(word);

/** Words before a noun that may tell it apart: “four loaded lorries”. */
const BEFORE = 3;

/** The words right before another, the nearest first, as long as nothing stands between. */
function wordsBefore({ fact, terms }: Evidence, place: Term): readonly Term[] {
  const found: Term[] = [];
  for (let start: number | undefined = place.start; start !== undefined && found.length < BEFORE; ) {
    const at: number = start;
    const before = terms.filter(({ end }) => end < at && fact.text.slice(end, at) === " ");
    found.push(...before.filter(({ folded }) => !isSmall(folded)));
    start = before.find(({ term }) => !/^[@=]/.test(term))?.start;
  }
  return found;
}
