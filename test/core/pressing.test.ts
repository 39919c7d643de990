import { describe, expect, it } from "vitest";
import type { Article } from "../../src/core/article.js";
import { editionOf } from "../../src/core/edition.js";
import { citationsOf, type Presentation } from "../../src/core/presentation.js";
import { type Kept, type Press, pressedOn, readChoice, type Verb, verbs } from "../../src/core/pressing.js";
import { demo, library, newsroomOf, readingsOf, replyTo } from "../library.js";
import { fieldsOf, proseIn } from "../own-words.js";
import { newsroomOver, revisionsOf } from "./revised.js";

const now = new Date("2026-08-01T09:00:00Z");
const place = { platform: "slack", tenant: "T1", channel: "C1" } as const;
const press = (verb: Verb, number: number): Press => ({
  ...{ ...place, asker: "U2", name: "bo", of: "1" },
  choice: { verb, number },
});
const nobody = () => Promise.reject(new Error("nothing is shared here"));

/** A reply that cites one sentence of a revision. */
const keptOf = (
  { slug, revision }: Pick<Article, "slug" | "revision">,
  span: Kept["citations"][number]["span"],
): Kept => ({
  ...{ ...place, asker: "U1", asked: "/ask" },
  citations: [{ number: 3, slug, revision, span }],
});

async function shown(kept: Kept, verb: Verb, newsroom: ReturnType<typeof newsroomOf>): Promise<Presentation> {
  const pressed = await pressedOn(press(verb, 3), kept, {
    newsroom: async () => newsroom,
    answer: ({ command, input }) => replyTo(newsroom, `/${command} ${input}`),
    isFirst: nobody,
  });
  return pressed.kind === "reply" ? pressed.reply : pressed.answer();
}

const readings = await readingsOf(editionOf(library, now));
const newsroom = newsroomOf(library, now);

it("the paragraph of every sentence of the suite is the article's, with the sentence in its place", async () => {
  for (const { article, facts } of readings)
    for (const fact of facts.filter(({ kind }) => kind !== "correction")) {
      const reply = await shown(keptOf(article, fact.span), "paragraph", newsroom);
      expect(citationsOf(reply)).toMatchObject([{ number: 3, quote: fact.text, span: fact.span }]);
      const words = reply.parts.flatMap((part) =>
        part.kind === "text" ? [part.text] : part.kind === "citation" ? [part.citation.quote] : [],
      );
      let from = 0;
      for (const piece of words) {
        const at = article.text.indexOf(piece, from);
        expect(at).toBeGreaterThanOrEqual(from);
        expect(from === 0 || article.text.slice(from, at).trim() === "").toBe(true);
        from = at + piece.length;
      }
      const own = { ...reply, parts: reply.parts.filter(({ kind }) => kind !== "text") };
      expect(proseIn(own, fieldsOf(readings))).toEqual([]);
    }
});

it("every form to copy is there for a sentence, and none is a claim that is no sentence", async () => {
  for (const { article, facts } of readings.slice(0, 4))
    for (const fact of facts.slice(0, 12)) {
      const { parts } = await shown(keptOf(article, fact.span), "cite", newsroom);
      const labels = parts.flatMap((part) => (part.kind === "code" ? [part.label] : []));
      expect(labels.slice(0, 4)).toEqual(["Attribution", "Markdown", "HTML", "CSL-JSON"]);
      expect(labels.includes("ClaimReview (JSON-LD)")).toBe(fact.kind === "sentence");
    }
});

it("what is embargoed, withheld or retracted is as if it had never been there", async () => {
  const hidden = demo.filter(({ status, embargoedUntil }) => status === "retracted" || embargoedUntil);
  expect(hidden.length).toBeGreaterThan(1);
  const none = await shown(
    keptOf({ slug: "never-was", revision: 1 }, { start: 0, end: 9 }),
    "cite",
    newsroom,
  );
  for (const article of hidden)
    for (const verb of verbs)
      expect(await shown(keptOf(article, { start: 0, end: 40 }), verb, newsroom)).toEqual(none);
});

describe("a sentence that was cited in an earlier revision", () => {
  const text = "The span held. It was tested by 12 engineers.\n\nIt opens in May.";
  const history = revisionsOf(
    "span",
    [text, "2026-01-07T09:00:00Z"],
    [text.replace("12", "20"), "2026-01-08T09:00:00Z"],
  );
  const span = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });

  it("is shown in the words it had, and what it is now", async () => {
    const kept = keptOf(history[0]!, span("It was tested by 12 engineers."));
    for (const verb of ["paragraph", "cite"] as const) {
      const told = JSON.stringify(await shown(kept, verb, newsroomOver([history])));
      expect(told).toContain("It was tested by 12 engineers.");
      expect(told).toContain('"article":"It was tested by 20 engineers."');
      expect(told).toContain('This is the wording of revision 1; the newest is revision 2."');
    }
  });

  it("and stands as it was, is said to", async () => {
    const told = await shown(
      keptOf(history[0]!, span("It opens in May.")),
      "paragraph",
      newsroomOver([history]),
    );
    expect(JSON.stringify(told)).toContain(
      "the newest is revision 2. The sentence has not been changed since.",
    );
  });

  it("is gone with its article", async () => {
    const withdrawn = [...history, { ...history[1]!, revision: 3, status: "retracted" as const }];
    const kept = keptOf(history[0]!, span("It opens in May."));
    for (const verb of verbs)
      expect(JSON.stringify(await shown(kept, verb, newsroomOver([withdrawn])))).not.toContain("opens");
  });
});

it.each([
  "",
  "share:1",
  "paragraph",
  "paragraph:",
  "paragraph:0",
  "paragraph:-1",
  "paragraph:1e3",
  "paragraph:1 ",
  "paragraph:9999999",
  "toString:1",
  "Paragraph:1",
])("%j stands for nothing", (text) => expect(readChoice(text)).toBeUndefined());
