import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readArticle } from "../src/core/facts.js";
import { sliceOf } from "../src/core/span.js";
import { articlesIn, newsroomOf } from "./library.js";

const folder = new URL("../../shared/seed/", import.meta.url);
const isHere = existsSync(new URL("answer-key.json", folder));

interface Unit {
  readonly id: string;
  readonly kind: string;
  readonly start: number;
  readonly end: number;
}

/** The part of the answer key that is held against the reading. */
interface Key {
  readonly sentences: readonly Unit[];
  readonly pronouns: readonly {
    readonly sentence: string;
    readonly pronoun: string;
    readonly start: number;
    readonly refers_to: string;
  }[];
  readonly entities: readonly { readonly id: string; readonly name: string }[];
  readonly facts: readonly {
    readonly sentence: string;
    readonly speaker: { readonly name: string } | null;
    readonly numbers?: readonly { readonly surface: string; readonly of?: string }[];
  }[];
  readonly qa: readonly { readonly question: string; readonly gold: readonly string[] }[];
  readonly unanswerable: readonly { readonly question: string; readonly may_cite: readonly string[] }[];
}

describe.skipIf(!isHere)(
  "the article whose answer key is at ../shared/seed (skipped where it is not)",
  async () => {
    if (!isHere) return;
    const key: Key = JSON.parse(readFileSync(new URL("answer-key.json", folder), "utf8"));
    const [article] = await articlesIn("../../shared/seed/article.txt");
    const { facts } = readArticle(article!);
    const newsroom = newsroomOf([article!], new Date("2026-01-08T09:00:00Z"));
    const unit = new Map(key.sentences.map((sentence) => [sentence.id, sentence]));
    const factOf = (id: string) => facts.find(({ span }) => span.start === unit.get(id)?.start)!;
    const startsOf = (ids: readonly string[]) => ids.map((id) => unit.get(id)?.start);
    const withoutTitle = (name: string) => name.replace("Sir ", "");

    it("is read as its 45 units", () => {
      expect(
        facts.map(({ kind, span }) => [kind === "headline" ? "title" : kind, span.start, span.end]),
      ).toEqual(key.sentences.map(({ kind, start, end }) => [kind, start, end]));
      for (const { span, text } of facts) expect(text).toBe(sliceOf(article!.text, span));
    });

    const spoken = key.facts.filter(
      ({ speaker, sentence }) => speaker && unit.get(sentence)?.kind === "sentence",
    );
    it.each(spoken)("in $sentence $speaker.name speaks", ({ sentence, speaker }) =>
      expect(factOf(sentence).attributions.map((said) => said.speaker)).toContain(
        withoutTitle(speaker!.name),
      ),
    );

    const people = new Map(key.entities.map(({ id, name }) => [id, withoutTitle(name)]));
    const speaking = key.pronouns.filter(({ pronoun }) => /^he$/i.test(pronoun));
    it.each(speaking)("in $sentence “$pronoun” is $refers_to", ({ sentence, start, pronoun, refers_to }) => {
      const { insertions, span } = factOf(sentence);
      expect(insertions).toContainEqual({
        at: start + pronoun.length - span.start,
        text: people.get(refers_to),
      });
    });

    it.each([
      ["S19", "20%", "territory"],
      ["S23", "around 20%", "Ukrainian territory"],
      ["S24", "roughly 75%", "Donetsk"],
      ["S24", "nearly all", "neighboring Luhansk"],
    ])("in %s %s is of %s", (sentence, figure, object) => {
      const read = factOf(sentence).figures.map((one) => [
        sliceOf(article!.text, one),
        one.of && sliceOf(article!.text, one.of),
      ]);
      expect(read).toContainEqual([figure, object]);
    });

    it("85 of 100 questions have the right sentence first", async () => {
      const first = await Promise.all(
        key.qa.map(async ({ question, gold }) => {
          const answer = await newsroom.ask(question);
          const [best] = [...(answer.kind === "cited" ? answer.citations : []), ...answer.nearest];
          return startsOf(gold).includes(best?.span.start);
        }),
      );
      expect(first.filter(Boolean).length / first.length).toBeGreaterThanOrEqual(0.85);
    });

    it("of the questions it cannot answer at most two get an answer", async () => {
      const answered = await Promise.all(
        key.unanswerable.map(async ({ question, may_cite }) => {
          const answer = await newsroom.ask(question);
          return answer.kind === "cited" && !startsOf(may_cite).includes(answer.citations[0].span.start)
            ? [question]
            : [];
        }),
      );
      expect(answered.flat().length).toBeLessThanOrEqual(2);
    });
  },
);
