import { isGoverned } from "./binding.js";
import type { Outcome } from "./claim.js";
import type { Claim } from "./claim-text.js";
import { deniesAlike, polarity } from "./differences/polarity.js";
import { stage } from "./differences/stage.js";
import type { Evidence } from "./evidence.js";
import { holdsAll } from "./support.js";
import { squash, wordsOf } from "./words.js";

/** Fewest words that are found verbatim; shorter runs occur by chance. */
const FEWEST = 4;
/** Share of a sentence that a fragment must make up to count as the sentence, unless it was quoted. */
const MOST = 0.5;

/** The sentences that are the claim word for word, or most of them. */
export function verbatimIn(claim: Claim, candidates: readonly Evidence[]): Outcome | undefined {
  const facts = candidates.filter((one) => isVerbatim(claim, one));
  return facts.length ? { kind: "verbatim", facts, rests: facts.length, differs: [] } : undefined;
}

/** The sentence itself, most of it, or words of it that were quoted. */
function isVerbatim(claim: Claim, evidence: Evidence): boolean {
  const [own, printed] = [squash(claim.text), squash(evidence.fact.text)];
  if (own === printed) return true;
  const words = wordsOf(claim.text).length;
  if (words < FEWEST || !` ${printed} `.includes(` ${own} `)) return false;
  if (/^["“].*["”]$/s.test(claim.text.trim())) return true;
  const isMost = words >= wordsOf(evidence.fact.text).length * MOST;
  const lower = (text: string) => text.toLowerCase();
  const at = lower(evidence.fact.text).indexOf(lower(claim.text).replace(/[.?!]$/, ""));
  // “The trial of Brandt begins on Monday”: Brandt does not.
  const before = evidence.fact.text.slice(0, Math.max(0, at));
  if (isGoverned(before, true)) return false;
  // Nor is “Fewer than 30 people died” what “No fewer …” says.
  if (/\b(?:no|not)\s$/i.test(before)) return false;
  // “The test had been brought forward” is not what “Reyl denied that the test …” says.
  return (
    isMost &&
    !polarity(claim, evidence) &&
    deniesAlike(claim, evidence) &&
    !stage(claim, evidence) &&
    holdsAll(claim, evidence)
  );
}
