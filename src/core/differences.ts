import type { Claim } from "./claim-text.js";
import { date } from "./differences/date.js";
import { figure } from "./differences/figure.js";
import { modifier } from "./differences/modifier.js";
import { name } from "./differences/name.js";
import { object } from "./differences/object.js";
import { polarity } from "./differences/polarity.js";
import { speaker } from "./differences/speaker.js";
import { stage } from "./differences/stage.js";
import { subject } from "./differences/subject.js";
import { quotation, wording } from "./differences/wording.js";
import type { Evidence } from "./evidence.js";
import { type DiffRun, diffWords, likenessOf } from "./word-diff.js";

/** In what a claim and the archive's sentence differ. Never a verdict on which is right. */
export type DifferenceKind =
  | "speaker"
  | "figure"
  | "name"
  | "place"
  | "date"
  | "polarity"
  | "stage"
  | "wording";

export interface Difference {
  readonly in: DifferenceKind;
  /** The claim's words. */
  readonly claim: string;
  /** The article's words; empty where it says nobody's name. */
  readonly article: string;
  /** Word by word, where the claim is nearly the article's sentence. */
  readonly words?: readonly DiffRun[];
}

/** Looks at one matter; what it cannot tell is no difference. */
export type Comparator = (claim: Claim, evidence: Evidence) => Difference | undefined;

const comparators: readonly Comparator[] = [speaker, figure, named, date, polarity, stage, quotation];

/** The sharpest of what can be told of names: who does it, to whom, who is there at all, of what kind. */
function named(claim: Claim, evidence: Evidence): Difference | undefined {
  return (
    subject(claim, evidence) ?? object(claim, evidence) ?? name(claim, evidence) ?? modifier(claim, evidence)
  );
}

/** Share of the claim's words, in order, from which on it is nearly the article's sentence. */
const NEARLY = 0.6;

/**
 * In what a claim differs from the archive's sentence about the same thing; where no sharper matter
 * tells them apart, in its words.
 */
export function differencesBetween(claim: Claim, evidence: Evidence): readonly Difference[] {
  const sharp = comparators.flatMap((compare) => compare(claim, evidence) ?? []);
  const found = sharp.length ? sharp : [wording(claim, evidence) ?? []].flat();
  const isNear = likenessOf(claim.text, evidence.fact.text) >= NEARLY;
  return found
    .filter((one, i) => found.findIndex((other) => other.claim === one.claim) === i)
    .map((one, i) =>
      i === 0 && isNear ? { ...one, words: diffWords(claim.text, evidence.fact.text) } : one,
    );
}
