/** A list of things to choose from, as vectors, and which of them are right. */
export interface Choice {
  readonly vectors: readonly (readonly number[])[];
  readonly right: readonly boolean[];
  /** How much this list counts against others. */
  readonly weight: number;
}

/** Which way a weight may point: for what it stands, or against it. */
export type Sign = 1 | -1;

const ROUNDS = 300;
const STEP = 0.05;
/** Pull towards zero (L2), so that features that say the same share the weight. */
const SHRINK = 1e-3;
/** Adam's usual memory of slopes and of their squares (Kingma & Ba 2015). */
const [SLOPE, SQUARE] = [0.9, 0.999];

/** Weights that make the right ones the most likely of each list: a listwise softmax, by Adam. */
export const fitOrder = (choices: readonly Choice[], signs: readonly Sign[]): readonly number[] =>
  descend(signs, (weights) => meanOf(choices, (choice) => orderSlope(choice, weights)));

function orderSlope({ vectors, right }: Choice, weights: readonly number[]): readonly number[] {
  const scores = vectors.map((vector) => dot(weights, vector));
  const highest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - highest));
  const all = sum(powers);
  const allRight = sum(powers.filter((_, i) => right[i])) || Number.MIN_VALUE;
  const pulls = powers.map((power, i) => (right[i] ? power / allRight : 0) - power / all);
  return weights.map((_, k) => sum(pulls.map((pull, i) => pull * vectors[i]![k]!)));
}

/** Weights, the last one a constant, that tell the right from the wrong one by one: logistic regression, by Adam. */
export const fitTrust = (choices: readonly Choice[], signs: readonly Sign[]): readonly number[] =>
  descend([...signs, 0], (weights) =>
    meanOf(choices, ({ vectors, right }) => {
      const vector = [...vectors[0]!, 1];
      const pull = (right[0] ? 1 : 0) - 1 / (1 + Math.exp(-dot(weights, vector)));
      return vector.map((value) => pull * value);
    }),
  );

/** Climbs a slope; a weight with a sign never crosses zero. */
function descend(
  signs: readonly (Sign | 0)[],
  slopeAt: (weights: readonly number[]) => readonly number[],
): readonly number[] {
  let weights: readonly number[] = signs.map(() => 0);
  const mean = signs.map(() => 0);
  const square = signs.map(() => 0);
  for (let round = 1; round <= ROUNDS; round++) {
    const slope = slopeAt(weights).map((value, k) => value - SHRINK * weights[k]!);
    weights = weights.map((weight, k) => {
      mean[k] = SLOPE * mean[k]! + (1 - SLOPE) * slope[k]!;
      square[k] = SQUARE * square[k]! + (1 - SQUARE) * slope[k]! ** 2;
      const step = mean[k]! / (1 - SLOPE ** round) / (Math.sqrt(square[k]! / (1 - SQUARE ** round)) + 1e-8);
      const next = weight + STEP * step;
      return signs[k] === 1 ? Math.max(0, next) : signs[k] === -1 ? Math.min(0, next) : next;
    });
  }
  return weights;
}

function meanOf(
  choices: readonly Choice[],
  slopeOf: (choice: Choice) => readonly number[],
): readonly number[] {
  const total = sum(choices.map(({ weight }) => weight));
  let slope: readonly number[] = [];
  for (const choice of choices) {
    const own = slopeOf(choice);
    slope = own.map((value, k) => (slope[k] ?? 0) + (choice.weight * value) / total);
  }
  return slope;
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
/** The score of a vector under weights. */
export const dot = (weights: readonly number[], vector: readonly number[]): number =>
  vector.reduce((total, value, k) => total + value * weights[k]!, 0);
