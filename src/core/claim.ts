import type { Searched } from "./answer.js";
import type { Citation } from "./citation.js";

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
  /** The article's words. */
  readonly article: string;
}

/** A sentence held against the archive. The citations are best first. */
export interface Finding {
  readonly kind: "verbatim" | "supported" | "differs" | "not-found";
  readonly claim: string;
  readonly differs: readonly Difference[];
  readonly citations: readonly Citation[];
  readonly searched: Searched;
}
