import { describe, expect, it } from "vitest";
import { instantOf } from "../src/core/article.js";
import { type Fact, readArticle } from "../src/core/facts.js";
import { type Span, sliceOf } from "../src/core/span.js";
import { goldens, newsroomOf } from "./library.js";

/** A line of `expected.json`. What is left out must not be there; `speaker` is null where nobody speaks. */
interface Read {
  readonly kind: Fact["kind"];
  readonly text: string;
  readonly speaker?: string | null;
  readonly figures?: readonly { readonly figure: string; readonly of: string | null }[];
  readonly dates?: readonly { readonly date: string; readonly from: string; readonly to: string }[];
}

/** A line of `questions.json`: the sentence that must come first, or that there is no direct answer. */
type Asked =
  | { readonly question: string; readonly first: string; readonly why: string }
  | { readonly question: string; readonly kind: "unanswered" | "closest"; readonly why: string };

const folders = await goldens<readonly Read[], Asked>();
const newsroom = newsroomOf(
  folders.map(({ article }) => article),
  new Date(Math.max(...folders.map(({ article }) => instantOf(article.publishedAt)))),
);

describe.each(folders)("$name", ({ name, article, expected, questions }) => {
  const { facts } = readArticle(article);

  it("is read as an editor would read it", () => {
    const words = (span: Span) => sliceOf(article.text, span);
    const read = facts.map(
      ({ kind, text, attributions, figures, dates }): Read => ({
        kind,
        text,
        ...(kind === "sentence" && { speaker: attributions[0]?.speaker ?? null }),
        ...(figures.length && {
          figures: figures.map((figure) => ({
            figure: words(figure),
            of: figure.of ? words(figure.of) : null,
          })),
        }),
        ...(dates.length && {
          dates: dates.map((date) => ({ date: words(date), from: date.from, to: date.to })),
        }),
      }),
    );
    expect(read).toEqual(expected);
  });

  it("is left out nowhere: between its facts stand only white space and heading marks", () => {
    const between = [0, ...facts.map(({ span }) => span.end)].map((from, i) =>
      article.text.slice(from, facts[i]?.span.start ?? article.text.length),
    );
    for (const gap of between) expect(gap).toMatch(/^[\s\uFEFF#]*$/);
  });

  if (questions.length)
    it.each(questions)("$question ($why)", async (asked) => {
      const answer = await newsroom.ask(asked.question);
      if ("kind" in asked) return expect(answer.kind).toBe(asked.kind);
      const [first] = [...(answer.kind === "cited" ? answer.citations : []), ...answer.nearest];
      expect([first?.article.slug, first?.quote]).toEqual([name, asked.first]);
    });
});
