import { describe, expect, it } from "vitest";
import { phrases } from "../../src/core/phrases.js";
import { readTarget } from "../../src/core/watch.js";
import { newsroomOf, replyTo } from "../library.js";

describe("what is to be watched for", () => {
  it.each([
    ['"red line"', "red line"],
    ["red line", "red line"],
    ["“red line”", "red line"],
    [' "red  line ', '"red line'],
    ['"red" and "line"', '"red" and "line"'],
    ["@everyone <b>*now*</b>", "@everyone <b>*now*</b>"],
    ["مرحبا بالعالم", "مرحبا بالعالم"],
  ])("%s is the phrase %s", (typed, words) =>
    expect(readTarget(typed, {})).toEqual({ kind: "phrase", words }),
  );

  it("is a person or a topic by its option", () => {
    expect(readTarget("", { person: "“Macron”" })).toEqual({ kind: "person", name: "Macron" });
    expect(readTarget("", { topic: "harbour bridge" })).toEqual({ kind: "topic", topic: "harbour bridge" });
  });

  it.each([
    ["nothing", "", {}, phrases.watch.nothing],
    ["two kinds", "red line", { person: "Macron" }, phrases.watch.severalKinds],
    ["two other kinds", "", { topic: "bridge", person: "Macron" }, phrases.watch.severalKinds],
    ["no word", '"…"', {}, '"…" has no word'],
    ["a topic of stopwords", "", { topic: "of the" }, '"of the" has no word'],
    ["a page", "red line ".repeat(100), {}, "899 characters are too many"],
  ])("%s is refused", (_, typed, options, why) => expect(() => readTarget(typed, options)).toThrow(why));
});

describe("/watch", () => {
  const said = async (line: string) => JSON.stringify(await replyTo(newsroomOf([]), line));

  it.each([
    ["/watch list of demands", 'to watch for these words: /watch \\"list of demands\\"'],
    ["/watch contradictions in it", 'to watch for these words: /watch \\"contradictions in it\\"'],
    ["/watch red line to:them", '\\"them\\" is neither channel nor me'],
    ["/watch", phrases.watch.nothing],
    ["/watch remove", "number is missing"],
    ["/watch remove 1", phrases.watch.none],
    ["/watch red line colour:blue", 'there is no option \\"colour:\\"'],
    ['/watch "list"', phrases.subscription.noChannel],
  ])("%s is answered with what is wrong", async (line, why) => expect(await said(line)).toContain(why));
});
