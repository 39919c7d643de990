import type { Claim } from "./claim-text.js";
import { date } from "./differences/date.js";
import { figure } from "./differences/figure.js";
import { name } from "./differences/name.js";
import { polarity } from "./differences/polarity.js";
import { speaker } from "./differences/speaker.js";
import { stage } from "./differences/stage.js";
import { subject } from "./differences/subject.js";
import { quotation, wording } from "./differences/wording.js";
import type { Evidence } from "./evidence.js";
import type { DiffRun } from "./word-diff.js";

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

const comparators: readonly Comparator[] = [
  speaker,
  figure,
  subject,
  name,
  date,
  polarity,
  stage,
  quotation,
  wording,
];

/** In what a claim differs from the archive's sentence about the same thing; one difference for each words of it. */
export function differencesBetween(claim: Claim, evidence: Evidence): readonly Difference[] {
  const found = comparators.flatMap((compare) => compare(claim, evidence) ?? []);
  return found.filter((one, i) => found.findIndex((other) => other.claim === one.claim) === i);
}
