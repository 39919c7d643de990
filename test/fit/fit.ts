/**
 * Fits the weights of `src/core/weights.ts` on questions whose answers are known, and reports what
 * they are worth on questions that were left out: `npm run fit`, and `npm run fit -- --write`.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import type { Features } from "../../src/core/features.js";
import { type Grounds, groundsOf } from "../../src/core/trust.js";
import { orderWeights, trustWeights } from "../../src/core/weights.js";
import { type Example, examplesIn } from "./examples.js";
import { type Choice, dot, fitOrder, fitTrust, type Sign } from "./logistic.js";

const root = new URL("../../../", import.meta.url);
const shared = new URL("../shared/", root);
if (!existsSync(shared)) {
  console.error(`fit: the evaluation sets are not at ${shared.pathname}; nothing was fitted.`);
  process.exit(1);
}

const features = Object.keys(orderWeights) as (keyof Features)[];
const grounds = Object.keys(trustWeights) as (keyof Grounds)[];
/** What speaks against a sentence; everything else speaks for it. */
const against: ReadonlySet<keyof Grounds> = new Set([
  "unmet",
  "long",
  "asks",
  "fragment",
  "otherTime",
  "otherNumbers",
  "denies",
  "otherName",
  "unknown",
]);
const signOf = (name: keyof Grounds): Sign => (against.has(name) ? -1 : 1);
/** News counts more than its share of the questions: there are many of SQuAD's. */
const setWeight: Readonly<Record<string, number>> = { squad2: 1, rgb: 5, seed: 4, demo: 8 };
const FOLDS = 4;

interface Model {
  readonly order: readonly number[];
  readonly trust: readonly number[];
}

function learn(examples: readonly Example[]): Model {
  const order = fitOrder(
    examples.filter(({ right }) => right.includes(true) && right.includes(false)).map(orderChoice),
    features.map(signOf),
  );
  const trust = fitTrust(
    examples.flatMap((example) => {
      const best = judge(example, order);
      return best ? [{ vectors: [best.vector], right: [best.right], weight: setWeight[example.set]! }] : [];
    }),
    grounds.map(signOf),
  );
  return { order, trust };
}

const orderChoice = ({ set, candidates, right }: Example): Choice => ({
  vectors: candidates.map(({ features: own }) => features.map((name) => own[name])),
  right,
  weight: setWeight[set]!,
});

/** The best candidate under these weights, with its grounds. */
function judge({ question, candidates, right }: Example, order: readonly number[]) {
  const ranked = candidates
    .map((candidate, i) => ({
      ...candidate,
      right: right[i]!,
      score: dot(
        order,
        features.map((name) => candidate.features[name]),
      ),
    }))
    .sort((a, b) => b.score - a.score);
  if (!ranked.length) return undefined;
  const own = groundsOf(question, ranked);
  return { vector: grounds.map((name) => own[name]), right: ranked[0]!.right, ranked };
}

const examples = await examplesIn(shared, root);
const groups = [...new Set(examples.map(({ group }) => group))].sort();
const foldOf = ({ group }: Example) => groups.indexOf(group) % FOLDS;
const judged = Array.from({ length: FOLDS }, (_, fold) => {
  const model = learn(examples.filter((example) => foldOf(example) !== fold));
  return examples
    .filter((example) => foldOf(example) === fold)
    .map((example) => {
      const best = judge(example, model.order);
      const trust = best ? 1 / (1 + Math.exp(-dot(model.trust, [...best.vector, 1]))) : 0;
      return { example, ranked: best?.ranked ?? [], trust };
    });
}).flat();

const percent = (part: number, whole: number) => (whole ? (part / whole).toFixed(3) : "-");
console.log("Left out while fitting (4 folds, by article):");
for (const set of Object.keys(setWeight)) {
  const own = judged.filter(({ example }) => example.set === set);
  const answerable = own.filter(({ example }) => example.answerable);
  const hits = (k: number) =>
    answerable.filter(({ ranked }) => ranked.slice(0, k).some(({ right }) => right)).length;
  console.log(
    `${set.padEnd(7)} n ${answerable.length} hit@1 ${percent(hits(1), answerable.length)} hit@3 ${percent(hits(3), answerable.length)} hit@5 ${percent(hits(5), answerable.length)}`,
  );
  for (const least of [0.25, 0.3, 0.35, 0.4, 0.45, 0.5]) {
    const direct = answerable.filter(({ trust }) => trust >= least);
    const wrongly = own.filter(({ example, trust }) => !example.answerable && trust >= least);
    console.log(
      `   trust >= ${least}: direct ${percent(direct.length, answerable.length)} of which right ${percent(direct.filter(({ ranked }) => ranked[0]?.right).length, direct.length)}, wrongly direct ${percent(wrongly.length, own.length - answerable.length)}`,
    );
  }
}

const model = learn(examples);
const rounded = (value: number) => String(Math.round(value * 100) / 100 || 0);
console.log(features.map((name, k) => `${name} ${rounded(model.order[k]!)}`).join("  "));
console.log(grounds.map((name, k) => `${name} ${rounded(model.trust[k]!)}`).join("  "));
if (process.argv.includes("--write")) {
  const file = new URL("src/core/weights.ts", root);
  const [head, order, trust] = readFileSync(file, "utf8").split(/(?=\/\*\* How much each)/);
  const put = (text: string, names: readonly string[], weights: readonly number[]) =>
    names.reduce(
      (table, name, k) => table.replace(new RegExp(`(\\b${name}: )[^,]+`), `$1${rounded(weights[k]!)}`),
      text,
    );
  const bias = rounded(model.trust.at(-1)!);
  writeFileSync(
    file,
    head! +
      put(order!, features, model.order) +
      put(trust!, grounds, model.trust).replace(/(trustBias = )[^;]+/, `$1${bias}`),
  );
}
