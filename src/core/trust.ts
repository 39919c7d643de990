import type { Features } from "./features.js";
import type { Question } from "./question.js";
import type { Ranked } from "./ranking.js";
import { trustBias, trustWeights } from "./weights.js";

/** What tells whether the best candidate is an answer, or only near one; each between 0 and 1. */
export interface Grounds extends Features {
  /** How far it is ahead of the third, since two may be right; what somebody said is a list, where none need be ahead. */
  readonly ahead: number;
  /** Every word of the question stands in it. */
  readonly whole: number;
  /** How many words of the question it holds: one is little to go by, five are plenty. */
  readonly held: number;
  /** Share of the question's words that the archive does not know. */
  readonly unknown: number;
  /** The question is a few words to look for, not a sentence. */
  readonly keywords: number;
  /** It asks for no kind of answer that could be missing: yes or no, a description, anything. */
  readonly untyped: number;
}

/** Least trust in the best candidate for a direct answer; `npm run fit` prints what others would give. */
export const TRUSTED = 0.45;
/** A lead of this much counts fully. */
const FAR_AHEAD = 4;
/** Words that are plenty. */
const PLENTY = 5;
/** Coverage at which no word is missing, if some by a synonym. */
const WHOLE = 0.9;
/** Most words of a search by keywords. */
const KEYWORDS = 3;
const untyped: ReadonlySet<Question["wants"]> = new Set(["yes-no", "description", "any"]);

/** What the best of the ranked candidates has to show. */
export function groundsOf(
  question: Question,
  ranked: readonly Pick<Ranked, "features" | "score">[],
): Grounds {
  const { features, score } = ranked[0]!;
  const { terms, wants, text } = question;
  const lead = score - (ranked[2]?.score ?? score - FAR_AHEAD);
  return {
    ...features,
    ahead: question.speaker ? 1 : Math.min(1, lead / FAR_AHEAD),
    whole: features.coverage >= WHOLE ? 1 : 0,
    held: Math.min(1, (features.coverage * terms.length) / PLENTY),
    unknown: terms.length ? terms.filter((term) => term.unknown).length / terms.length : 0,
    keywords: terms.length <= KEYWORDS && wants === "any" && !text.includes("?") ? 1 : 0,
    untyped: untyped.has(wants) ? 1 : 0,
  };
}

/** How likely the best candidate is a direct answer, between 0 and 1: a logistic sum. */
export const trustOf = (grounds: Grounds): number =>
  1 /
  (1 +
    Math.exp(
      -(Object.keys(trustWeights) as (keyof Grounds)[]).reduce(
        (sum, name) => sum + trustWeights[name] * grounds[name],
        trustBias,
      ),
    ));
