import type { Outcome } from "./claim.js";
import { type Claim, isCompared, isOfName, yearsIn } from "./claim-text.js";
import { mayHoldDates } from "./differences/date.js";
import { name } from "./differences/name.js";
import { deniesAlike } from "./differences/polarity.js";
import { wording } from "./differences/wording.js";
import { type Difference, differencesBetween } from "./differences.js";
import type { Evidence } from "./evidence.js";
import type { QuestionTerm } from "./question.js";
import { holdsAll } from "./support.js";

/** Share of the claim's matter, by rarity, that a sentence must hold to be about the same thing. */
const SAME_MATTER = 0.6;
/** Of that, so much must stand in the sentence itself and not in what it leans on. */
const OWN_MATTER = 0.35;
/** Another sentence is held against the claim too when it holds about as much of it. */
const AS_CLOSE = 0.85;
/** Sentences that are held against the claim. */
const HELD = 6;
/** Longest sentence that is compared, in characters: what is longer is no prose and was not understood. */
const LONGEST = 3000;
/** Nearest sentences that are shown where none says it. */
const NEAREST = 3;

/** Holds a claim against the sentences about the same thing: supported, differing, or not found. */
export function judge(claim: Claim, candidates: readonly Evidence[]): Outcome {
  const nearest: Outcome = { kind: "not-found", facts: candidates.slice(0, NEAREST), rests: 0, differs: [] };
  const sentences = candidates.filter(({ fact }) => fact.text.length <= LONGEST);
  const best = sentences.find((one) => isAbout(claim, one));
  if (!best) return nearest;
  const close = sentences
    .filter((one) => one.share >= best.share * AS_CLOSE && isAbout(claim, one) && holdsTime(claim, one))
    .slice(0, HELD);
  const judged = close.map((one) => ({ one, differs: differing(claim, one) }));
  const agreeing = judged.filter(
    ({ one, differs }) => differs.length === 0 && deniesAlike(claim, one) && holdsAll(claim, one),
  );
  if (agreeing.length)
    return {
      kind: "supported",
      facts: [...new Set([...agreeing.map(({ one }) => one), ...close])],
      rests: agreeing.length,
      differs: [],
    };
  const other = judged.find(({ differs }) => differs.length > 0);
  return other
    ? { kind: "differs", facts: [...new Set([other.one, ...candidates])], rests: 1, differs: other.differs }
    : nearest;
}

function isAbout(claim: Claim, one: Evidence): boolean {
  const { terms } = claim.question;
  const sharesMore =
    terms.every((term) => isOfName(claim, term)) ||
    terms.some((term) => !isOfName(claim, term) && isFound(one, term));
  // A claim about millions is not about a sentence without a sum of money.
  const isCounted = claim.fact.figures.every(
    ({ unit }) => unit === "vague" || one.fact.figures.some((figure) => figure.unit === unit),
  );
  const isSame = one.share >= SAME_MATTER || [name, wording].some((compare) => compare(claim, one));
  return sharesMore && isCounted && isSame && one.own >= OWN_MATTER;
}

const isFound = ({ fates }: Evidence, term: QuestionTerm): boolean =>
  /^(?:held|opposed|related)$/.test(fates.get(term)?.kind ?? "");

/** A claim with a date is held only against sentences of that time, or with a date of their own. */
const holdsTime = ({ fact }: Claim, one: Evidence): boolean =>
  one.fact.dates.length > 0 || yearsIn(one.fact.text).length > 0 || mayHoldDates(fact, one);

/**
 * In what they differ. With a word that the sentence has nothing for, another figure, date or name may
 * be one of another thing: the hull is no bridge, however long.
 */
function differing(claim: Claim, one: Evidence): readonly Difference[] {
  const differs = differencesBetween(claim, one);
  const strange = claim.question.terms.filter(
    (term) => term.unknown && !isFound(one, term) && !isCompared(claim.fact, term.at),
  );
  const names = strange.filter((term) => isOfName(claim, term));
  const explained = (term: QuestionTerm) => differs.some(({ claim: words }) => words.includes(term.text));
  if (!names.every(explained)) return [];
  if (strange.every(explained)) return differs;
  return differs.filter(({ in: matter }) => !/^(?:figure|date|name|place)$/.test(matter));
}
