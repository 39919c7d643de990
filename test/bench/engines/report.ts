import type { KnownItem } from "../corpus/known-items.js";
import { type Duration, median, quantile } from "../measure.js";
import { digits } from "../table.js";
import type { Comparison, Trial } from "./compare.js";
import { beside } from "./list.js";

const columns = [
  ["engine", ":---"],
  ["build, facts a CPU s", "---:"],
  ["kept, MB", "---:"],
  ["save, CPU ms", "---:"],
  ["open, ms", "---:"],
  ["memory when open, MB (of it JavaScript)", "---:"],
  ["peak of building, of asking, MB", "---:"],
  ["p50, CPU ms (wall)", "---:"],
  ["p99, CPU ms (wall)", "---:"],
  ["longest stall, ms", "---:"],
  ["hit@1", "---:"],
  ["hit@10", "---:"],
  ["overlap@10", "---:"],
] as const;

/** What came of one size, as a Markdown table with its notes. */
export function reportOf(comparison: Comparison): string {
  const { facts, items, trials, notes } = comparison;
  const asked = new Set(trials.flatMap(({ rounds }) => rounds.map(({ found }) => found.length)));
  const lines = [
    columns.map(([name]) => name),
    columns.map(([, rule]) => rule),
    ...trials.map((trial) => cells(trial, comparison)),
  ];
  return [
    `### ${digits(facts)} facts, ${items.length} questions of ${digits(mean(items.map(({ terms }) => terms.length)))} terms on average`,
    lines.map((line) => `| ${line.join(" | ")} |`).join("\n"),
    "CPU time is that of the engine's process, with PostgreSQL that of its server's too; × is beside plain MiniSearch.",
    ...trials.flatMap(answersOf),
    ...notes,
    ...(asked.size > 1 ? [cutShort(trials, items.length)] : []),
  ].join("\n\n");
}

/** How long a command waits for its answer. */
function answersOf({ engine, answers }: Trial): readonly string[] {
  if (answers.length === 0) return [];
  const asking = (share: number): string =>
    `p${share * 100} ${digits(typical(answers, share, "cpu"))} CPU ms (${digits(typical(answers, share, "wall"))})`;
  return [`Whole answers of ${engine.name}: ${asking(0.5)}, ${asking(0.99)}.`];
}

const cutShort = (trials: readonly Trial[], count: number): string =>
  trials
    .flatMap(({ engine, rounds }) => {
      const least = Math.min(...rounds.map(({ found }) => found.length));
      return least < count ? [`${engine.name} had time for ${least} of the ${count} questions.`] : [];
    })
    .join(" ");

function cells(trial: Trial, { facts, items, trials }: Comparison): readonly string[] {
  const { engine, built, opened, rounds } = trial;
  const [plain, reference] = [beside.speed, beside.found].map((one) => trials.find((t) => t.engine === one));
  const measured = (of: (one: Trial) => number, more = ""): string =>
    `${digits(of(trial))}${more}${plain ? `, ${digits(of(trial) / of(plain))} ×` : ""}`;
  const asking = (share: number): string =>
    measured((one) => typical(one.rounds, share, "cpu"), ` (${digits(typical(rounds, share, "wall"))})`);
  return [
    engine.name,
    measured((one) => (facts * 1000) / (one.built.add.cpu + one.built.save.cpu)),
    megabytes(built.bytes),
    digits(built.save.cpu),
    digits(opened.open.wall),
    measured((one) => one.opened.resident / 1e6, ` (${megabytes(opened.heap)})`),
    `${megabytes(built.peak)}, ${megabytes(rounds.at(-1)!.peak)}`,
    asking(0.5),
    asking(0.99),
    stallOf(trial),
    ...[1, 10].map((limit) => share(items, foundBy(trial), limit)),
    reference ? overlap(foundBy(trial), foundBy(reference)).toFixed(3) : "–",
  ];
}

const megabytes = (bytes: number): string => digits(bytes / 1e6);

/** The quantile of a round, in the middle of the rounds; milliseconds. */
export const typical = (rounds: Trial["rounds"], share: number, clock: keyof Duration): number =>
  median(
    rounds.map(({ durations }) =>
      quantile(
        durations.map((one) => one[clock]),
        share,
      ),
    ),
  );

/** The longest of all, and what it was about. */
function stallOf({ built, opened, rounds }: Trial): string {
  const stalls = {
    ...built.stalls,
    open: opened.stall,
    ask: Math.max(...rounds.map(({ stall }) => stall)),
  };
  return Object.entries(stalls)
    .sort(([, a], [, b]) => b - a)
    .slice(0, 2)
    .map(([what, ms]) => `${what} ${digits(ms)}`)
    .join(", ");
}

type Found = readonly (readonly number[])[];
const foundBy = ({ rounds }: Trial): Found => rounds[0]!.found;

/** Of the questions that were asked, how many found a fact that they were cut from among the first. */
const share = (items: readonly KnownItem[], found: Found, limit: number): string =>
  mean(
    found.map((numbers, i) =>
      Number(numbers.slice(0, limit).some((number) => items[i]!.facts.includes(number))),
    ),
  ).toFixed(3);

/** How much of what the reference found was found. */
const overlap = (found: Found, reference: Found): number =>
  mean(
    found.flatMap((numbers, i) => {
      const wanted = reference[i] ?? [];
      return wanted.length
        ? [wanted.filter((number) => numbers.includes(number)).length / wanted.length]
        : [];
    }),
  );

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** How p99 grows with the archive, engine by engine: its power of the number of facts, by least squares of the logarithms. */
export function growthOf(comparisons: readonly Comparison[]): string {
  const points = new Map<string, [number, number][]>();
  for (const { facts, trials } of comparisons)
    for (const { engine, rounds, answers } of trials)
      for (const [name, asked] of [
        [engine.name, rounds],
        [`${engine.name}, whole answers`, answers],
      ] as const) {
        if (asked.length === 0) continue;
        const point: [number, number] = [Math.log(facts), Math.log(typical(asked, 0.99, "cpu"))];
        points.set(name, [...(points.get(name) ?? []), point]);
      }
  const rows = Array.from(points).flatMap(([name, at]) =>
    at.length < 2
      ? []
      : [
          `| ${name} | ${slopeOf(at).toFixed(2)} | ${at.map(([facts]) => digits(Math.exp(facts))).join(", ")} |`,
        ],
  );
  return rows.length
    ? [
        "### p99 grows with the facts to the power of",
        ["| engine | power | measured at |", "| --- | ---: | --- |", ...rows].join("\n"),
      ].join("\n\n")
    : "";
}

/** The slope of the straight line through points, by least squares. */
export function slopeOf(points: readonly (readonly [number, number])[]): number {
  const [x, y] = [0, 1].map((at) => mean(points.map((point) => point[at]!))) as [number, number];
  const across = points.reduce((sum, [px, py]) => sum + (px - x) * (py - y), 0);
  return across / points.reduce((sum, [px]) => sum + (px - x) ** 2, 0);
}
