import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { demo, newsroomOf } from "./library.js";

interface Golden {
  readonly question: string;
  readonly answerable: boolean;
  /** How the first sentence of the answer begins. */
  readonly answers: readonly string[];
  readonly why: string;
  /** Where it is shown first and yet not as the answer. */
  readonly band?: "closest";
}

const newsroom = newsroomOf(demo);
const goldens = readFileSync(new URL("questions/goldens.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Golden);

describe("the first sentence of the answer, over the demo archive", () => {
  it.each(goldens.filter(({ answerable }) => answerable))(
    "$question $answers.0 … ($why)",
    async ({ question, answers: [opening = ""], band = "cited" }) => {
      const answer = await newsroom.ask(question);
      expect(answer.kind).toBe(band);
      const [first] = answer.kind === "cited" ? answer.citations : answer.nearest;
      expect(first?.quote.slice(0, opening.length)).toBe(opening);
    },
  );
});

it("two publishers with two figures are both shown, the newer first", async () => {
  const answer = await newsroom.ask("How much would it cost to mend the north span?");
  const shown = answer.kind === "cited" ? answer.citations : [];
  const costs = shown.flatMap(({ quote }) => /£4\.\d million/.exec(quote) ?? []);
  expect(costs).toEqual(["£4.6 million", "£4.2 million"]);
});

it("a sentence that two articles print is one citation, with the other article beside it", async () => {
  const answer = await newsroom.ask("Who said they have to sleep too?");
  const [first] = answer.kind === "cited" ? answer.citations : [];
  expect([first?.article.slug, ...(first?.alsoIn ?? []).map(({ slug }) => slug)].sort()).toEqual([
    "ferry-lane-night-lorries",
    "night-crossings-trial",
  ]);
});

describe("no direct answer", () => {
  it.each(goldens.filter(({ answerable }) => !answerable))("$question ($why)", async ({ question }) =>
    expect((await newsroom.ask(question)).kind).not.toBe("cited"),
  );
});
