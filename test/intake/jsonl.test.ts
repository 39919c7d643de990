import { expect, it } from "vitest";
import { readJsonl } from "../../src/intake/jsonl.js";

const line = (parts: object = {}) =>
  JSON.stringify({ slug: "rain", headline: "Rain", publishedAt: "2026-01-07", body: "It rained.", ...parts });
function outcomes(text: string): readonly string[] {
  const { articles, problems } = readJsonl("bulk.jsonl", text);
  return [...articles.map(({ article }) => article.slug), ...problems.map(({ mistake }) => mistake.message)];
}

it("each line is an article, and what is wrong in one keeps no other out", () =>
  expect(
    outcomes(
      [line(), "{", "", "[1]", line({ slug: "snow", publishedAt: 7 }), line({ slug: "hail" })].join("\n"),
    ),
  ).toEqual([
    "rain",
    "hail",
    expect.stringMatching(/^bulk\.jsonl line 2: not JSON: .+ \(one JSON object a line\)$/),
    "bulk.jsonl line 4: not a JSON object (one JSON object a line)",
    expect.stringMatching(/^bulk\.jsonl line 5: publishedAt: /),
  ]));

it("Windows line ends are read", () =>
  expect(outcomes(`${line()}\r\n${line({ slug: "hail" })}\r\n`)).toEqual(["rain", "hail"]));

it("a body keeps every character", () => {
  const body = "\uFEFFIt rained.\r\n\tIt 🌧️ snowed. ";
  const { articles } = readJsonl("bulk.jsonl", line({ body }));
  expect(articles[0]?.article.text).toBe(body);
});

it("an empty field counts as left out", () =>
  expect(outcomes(line({ byline: null, url: null }))).toEqual(["rain"]));
