import { rankedFor } from "./candidates.js";
import type { Citation } from "./citation.js";
import { citeAll } from "./cite.js";
import type { Edition } from "./edition.js";
import type { Filters } from "./filters.js";
import { type Question, readQuestion } from "./question.js";
import { groundsOf, TRUSTED, trustOf } from "./trust.js";
import { orderWeights, trustBias, trustWeights } from "./weights.js";

/** What one feature adds to a sum: its value times its weight. */
export interface Contribution {
  readonly name: string;
  readonly value: number;
  readonly weight: number;
}

/** Why the candidates of a question stand in their order, and why the best is trusted or not. */
export interface Explanation {
  readonly question: Question;
  readonly candidates: readonly {
    readonly citation: Citation;
    readonly score: number;
    /** Only what is not 0, the largest first. */
    readonly contributions: readonly Contribution[];
  }[];
  /** How likely the best is a direct answer; absent without candidates. */
  readonly trust?: {
    readonly value: number;
    readonly least: number;
    readonly bias: number;
    readonly contributions: readonly Contribution[];
  };
}

/** Candidates that are explained. */
const EXPLAINED = 5;

/** Explains an answer: the features of its first candidates and the grounds for trusting the best. */
export async function explain(
  edition: Edition,
  text: string,
  filters: Filters,
  now: Date,
): Promise<Explanation> {
  const question = readQuestion(text, edition.index, now);
  const ranked = await rankedFor(question, edition, filters);
  const grounds = ranked.length ? groundsOf(question, ranked) : undefined;
  return {
    question,
    candidates: ranked.slice(0, EXPLAINED).flatMap((one) =>
      citeAll([one]).map((citation) => ({
        citation,
        score: one.score,
        contributions: contributions(one.features, orderWeights),
      })),
    ),
    ...(grounds && {
      trust: {
        value: trustOf(grounds),
        least: TRUSTED,
        bias: trustBias,
        contributions: contributions(grounds, trustWeights),
      },
    }),
  };
}

const contributions = <Name extends string>(
  values: Readonly<Record<Name, number>>,
  weights: Readonly<Record<Name, number>>,
): readonly Contribution[] =>
  (Object.keys(weights) as Name[])
    .map((name) => ({ name, value: values[name], weight: weights[name] }))
    .filter(({ value, weight }) => value * weight !== 0)
    .sort((a, b) => Math.abs(b.value * b.weight) - Math.abs(a.value * a.weight));
