import { describe, expect, it } from "vitest";
import { type Comparison, type Trial, whyNot } from "./compare.js";
import { exhaustive } from "./exhaustive.js";
import { minisearch } from "./minisearch.js";
import { orama } from "./orama.js";
import { postgres } from "./postgres.js";
import { growthOf, reportOf, slopeOf } from "./report.js";

/** Three questions, each cut from the fact of its number; the third also stands in fact 9. */
const items = [0, 1, 2].map((number) => ({
  ...{ text: "so", terms: ["so"], isFragment: true },
  facts: number === 2 ? [2, 9] : [number],
}));

const trial = (engine: Trial["engine"], found: readonly (readonly number[])[], ms: number): Trial => ({
  engine,
  built: {
    ...{ add: { cpu: 900, wall: 900 }, save: { cpu: 100, wall: 100 }, bytes: 2e6, peak: 3e8 },
    stalls: { build: 40, save: 7 },
  },
  opened: { open: { cpu: 5, wall: 6 }, stall: 50, resident: 1e8, heap: 4e7 },
  rounds: [{ durations: found.map(() => ({ cpu: ms, wall: ms * 2 })), found, stall: 3, peak: 2e8 }],
  answers: [],
});

const comparison = (facts: number, factor: number): Comparison => ({
  ...{ facts, items, notes: ["Another is left out."] },
  trials: [
    trial(minisearch, [[0, 5], [5, 1], [9]], 2 * factor),
    trial(exhaustive, [[0, 5], [1, 7], [8]], factor),
  ],
});

const lineOf = (report: string, name: string): readonly string[] =>
  report
    .split("\n")
    .find((line) => line.startsWith(`| ${name} |`))!
    .split(" | ");

describe("the report", () => {
  const report = reportOf(comparison(1000, 1));

  it("counts a hit where any fact of the question is found, and holds what was found against the exhaustive search", () => {
    expect(lineOf(report, "MiniSearch").slice(-3)).toEqual(["0.667", "1.000", "0.500 |"]);
    expect(lineOf(report, "exhaustive BM25").slice(-3)).toEqual(["0.667", "0.667", "1.000 |"]);
  });

  it("has each figure beside plain MiniSearch's, and the two longest stalls by name", () => {
    expect(lineOf(report, "exhaustive BM25")).toEqual(
      expect.arrayContaining([
        "1,000, 1 ×",
        "100 (40), 1 ×",
        "300, 200",
        "1 (2), 0.5 ×",
        "open 50, build 40",
      ]),
    );
  });

  it("tells how long whole answers take, and how that grows, of whoever gives any", () => {
    const [plain, whole] = [comparison(1000, 1), comparison(10_000, 10)].map((one) => ({
      ...one,
      trials: one.trials.map((own, i) => (i ? own : { ...own, answers: own.rounds })),
    }));
    expect(reportOf(plain!)).toContain("Whole answers of MiniSearch: p50 2 CPU ms (4), p99 2 CPU ms (4).");
    expect(reportOf(plain!)).not.toContain("Whole answers of exhaustive BM25");
    expect(growthOf([plain!, whole!])).toContain("| MiniSearch, whole answers | 1.00 |");
  });

  it("says what was left out, and who had no time for all questions", () => {
    expect(report).toContain("Another is left out.");
    expect(report).not.toContain("had time for");
    const [first, second] = comparison(1000, 1).trials;
    const short = { ...comparison(1000, 1), trials: [first!, trial(second!.engine, [[0]], 1)] };
    expect(reportOf(short)).toContain("exhaustive BM25 had time for 1 of the 3 questions.");
  });
});

describe("an engine is left out with a word", () => {
  it.each([
    {
      engine: postgres,
      facts: 1000,
      why: "there is no PostgreSQL on this machine, and no BENCH_DATABASE_URL",
    },
    { engine: postgres, facts: 1_000_000, database: "postgres://127.0.0.1/bench" },
    { engine: orama, facts: 100_000 },
    { engine: orama, facts: 100_001, why: "left out beyond 100,000 facts: a question takes seconds" },
  ])("$engine.name with $facts facts: $why", ({ engine, facts, database, why }) => {
    const said = whyNot(engine, facts, database);
    if (why) expect(said).toContain(why);
    else expect(said).toBeUndefined();
  });
});

describe("growth", () => {
  it("is the power of the number of facts by which a time grows, and wants two sizes", () => {
    const points = [10, 100, 1000].map((facts) => [Math.log(facts), Math.log(3 * facts ** 0.7)] as const);
    expect(slopeOf(points)).toBeCloseTo(0.7, 10);
    expect(growthOf([comparison(1000, 1), comparison(10_000, 10)])).toContain(
      "| MiniSearch | 1.00 | 1,000, 10,000 |",
    );
    expect(growthOf([comparison(1000, 1)])).toBe("");
  });
});
