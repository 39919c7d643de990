import { type Clause, nameAt } from "./clause.js";
import { cueLemma, isAuxiliary } from "./cues.js";
import { isAdverb, prepositions } from "./function-words.js";
import { roles } from "./roles.js";
import type { Word } from "./words.js";

/** Whether words `first` to `last`, which name nobody, are somebody or something that can speak beside their verb. */
export const maySpeak = (clause: Clause, first: number, last: number): boolean =>
  isSpeaker(clause, first, last) || isToldOf(clause, first, last);

/** Who and what speaks in newspapers, beside the holders of offices. */
const speakers = new Set(
  `administration agency agent aide all alliance ally analyst another anyone army article association attorney
  audit author authority average bank bill billionaire bishop bloc board body book boss both brief brother camp
  campaign candidate charity chief child church city clergy clerk club coalition colleague column commission
  committee community company congress conservative council country county couple court crew critic data
  daughter defence defense delegation democrat department diplomat doctor document editorial email envoy
  estimate everybody everyone evidence executive expert family fan fans father few figure filing firm force
  friend government group guest guide half head headline heir hospital host house husband industry inquiry
  institute institution interview investigation judge judgment jury landlord lawsuit lawyer league legislature
  letter liberal magazine majority manager many mayor media memo military minister ministry minority moderator
  monitor more most mother movement mp nation navy neighbor neighbour network newspaper nobody nominee note
  numbers office official one opponent others outlet owner panel paper parent parliament party people percent
  player police poll polling post president press professor projection prosecution public record regulator
  report republican research respondent result review rival ruling school scientist senate senator side sister
  site some somebody someone son source speaker staff state statement statistics student study suit summary
  supporter survey survivor team tenant times town transcript tribunal troop trustee tweet union university
  verdict victim village voter watchdog website widow wife witness worker`.split(/\s+/),
);

const endings = /(?:man|men|woman|women|person|ers?|ors?|ists?|ians?|icans?|ants?|dents?|nents?|ees?)$/;

const isSpeakingNoun = ({ folded }: Word): boolean =>
  [folded, folded.replace(/s$/, ""), folded.replace(/ies$/, "y"), folded.replace(/(?<=ch|s)es$/, "")].some(
    (form) => speakers.has(form) || roles.has(form),
  ) ||
  (endings.test(folded) && folded.length > 4);

function isSpeaker({ words }: Clause, first: number, last: number): boolean {
  const preposition = words.findIndex((word, i) => i > first && i <= last && prepositions.has(word.folded));
  const end = preposition > 0 ? preposition - 1 : last;
  // “a survey made for the port” is a survey; “passed its budget” is what was done.
  const participle = words.findIndex(
    (word, i) =>
      i > first &&
      i <= end &&
      /^\p{Ll}+(?:[^e]ed|made|seen|written|given|held|led)$|^made$/u.test(word.text) &&
      (i === last || prepositions.has(words[i + 1]!.folded) || isAdverb(words[i + 1]!)),
  );
  return isSpeakingNoun(words[end]!) || (participle > first && isSpeakingNoun(words[participle - 1]!));
}

/** Verbs beside which whatever has an article or a number speaks: “the network said”. */
const plainVerbs = new Set(
  `accuse acknowledge add announce argue ask believe claim complain confirm contend counter declare deny estimate explain
  find hope indicate insist note predict report respond say show state suggest tell think tweet urge want warn write`.split(
    /\s+/,
  ),
);

const determiners =
  /^(?:the|an?|another|one|some|many|most|several|both|two|three|four|five|six|its|their|his|her|my|our|your|other|few|all|nearly|almost|about|more|half|\d.*)$/;

function isToldOf(clause: Clause, first: number, last: number): boolean {
  const { words } = clause;
  const [opens, ends] = [words[first]!, words[last]!];
  const verb = words.slice(last + 1, last + 5).find((word) => !isAuxiliary(word.folded) && !isAdverb(word));
  return (
    plainVerbs.has(cueLemma(verb?.folded ?? "") ?? "") &&
    (determiners.test(opens.folded) ||
      /['’]s?$/.test(opens.text) ||
      nameAt(clause, opens) !== undefined ||
      /\p{Ll}{3}[^s]s$/u.test(ends.folded)) &&
    /^\p{L}/u.test(ends.text) &&
    // What carries words does not speak them.
    !/^(?:sign|machine|board|notice|screen|label|banner|clock|display|plaque)$/.test(ends.folded)
  );
}
