import { expect, test } from "vitest";
import { type Presentation, withButtons } from "../../src/core/presentation.js";
import { renderDiscord } from "../../src/discord/embeds.js";
import { renderSlack } from "../../src/slack/blocks.js";
import { discordLook } from "../../src/web/discord-look.js";
import { markdown } from "../../src/web/discord-markdown.js";
import { html, link } from "../../src/web/html.js";
import { slackLook } from "../../src/web/slack-look.js";
import { citation, everyPart, hostile } from "../fakes/presentations.js";
import { markup } from "./site.js";

/** The words of a look, one piece of markup after the other. */
const wordsIn = (text: string): string =>
  text
    .replace(/<[^>]+>/g, "\n")
    .replace(/\s+/g, " ")
    .replaceAll("&#39;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");

const looks = (reply: Presentation) => [
  slackLook(renderSlack(reply)).text,
  discordLook(renderDiscord(reply)).text,
];

test("a reply with a part of every kind is drawn whole in both looks", () => {
  for (const look of looks(everyPart)) {
    const words = wordsIn(look);
    for (const piece of [
      "Harbour bridge",
      "What the archive says",
      "He [Tomas Reyl] added that the north span would open “within weeks”.",
      "[1] North span of harbour bridge passes load test",
      "CORRECTION, 8 Jan 2026: An earlier version gave the wrong year.",
      "£4.2 million [1] → £4.6 million [2]",
      "It will would open",
      "Coast Wire: Harbour bridge passes test",
      "Markdown > It *held*. — [Reyl](<https://a.example>)",
      "Searched 12 articles, 214 facts.",
    ])
      expect.soft(words, piece).toContain(piece);
    expect(look).toContain('<a href="https://quaycourier.example/bridge-north-span#:~:text=He%20added">');
    expect(look).toMatch(/<s>will<\/s> ?<b>would<\/b>/);
    expect(look).not.toMatch(/[*~]{2}|\\|-# |^> /m);
  }
});

test("below a reply stand the buttons that the platforms are sent: of one sentence each, of several a menu that opens", () => {
  const cited = (count: number): Presentation => ({
    title: "Bridge",
    summary: "",
    audience: "asker",
    parts: Array.from({ length: count }, (_, i) => ({
      kind: "citation" as const,
      citation: citation({ number: i + 1 }),
    })),
  });
  const drawn = (look: string) => ({
    buttons: Array.from(look.matchAll(/<span class="button">([^<]*)/g), ([, label]) => label),
    entries: Array.from(look.matchAll(/<details class="menu">.*?<\/details>/gs), ([menu]) =>
      wordsIn(menu),
    ).join(),
  });
  for (const look of looks(withButtons(cited(1), "id")))
    expect(drawn(look)).toEqual({
      buttons: ["Show the paragraph", "More from this article", "Copy citation", "Share to channel"],
      entries: "",
    });
  for (const look of looks(withButtons(cited(2), "id"))) {
    expect(drawn(look).buttons).toEqual(["Share to channel"]);
    expect(drawn(look).entries).toMatch(
      /^ More on a sentence \[1\] Show the paragraph .*\[2\] Copy citation $/,
    );
  }
  for (const look of looks(withButtons(cited(0), "id"))) expect(look).not.toMatch(/button|menu/);
});

test("what tries to be markup, of the page, of Slack or of Discord, shows as typed", () => {
  const pieces = [markup, ...hostile.slice(0, 3)];
  for (const text of pieces) {
    const reply: Presentation = {
      title: text,
      summary: "",
      audience: "asker",
      parts: [
        { kind: "text", text },
        { kind: "note", text },
      ],
    };
    for (const look of looks(reply)) {
      expect(wordsIn(look).split(text).length).toBeGreaterThan(2);
      expect(look).not.toMatch(/<(?:script|img|style)|<a /i);
    }
  }
});

test.each([
  ["plain \\*words\\*", '<p dir="auto">plain *words*</p>'],
  ["> one\n> two", '<blockquote dir="auto">one\ntwo</blockquote>'],
  ["\\*\\*a\\*\\* **b**", '<p dir="auto">**a** <b>b</b></p>'],
  ["a\n\nb\n\n> c", '<p dir="auto">a\n\nb\n\n</p><blockquote dir="auto">c</blockquote>'],
  ["-# a\n\n-# b", '<p class="small" dir="auto">a</p><p dir="auto">\n</p><p class="small" dir="auto">b</p>'],
  ["*a **b** c*", '<p dir="auto"><i>a </i><i>b</i><i> c</i></p>'],
  ["- one\n- two", '<ul><li dir="auto">one</li><li dir="auto">two</li></ul>'],
  ["-# small", '<p class="small" dir="auto">small</p>'],
  ["[a \\[b\\]](<https://a.example/x>)", '<p dir="auto"><a href="https://a.example/x">a [b]</a></p>'],
  ["[a](<javascript:alert(1)>)", '<p dir="auto">a</p>'],
])("Discord's markdown %j", (text, drawn) => expect(markdown(text).text).toBe(drawn));

test("only an address of the web is a link", () => {
  for (const address of [
    "javascript:alert(1)",
    " JavaScript:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "file:///x",
    "/x",
    "x",
    "",
    undefined,
  ])
    expect.soft(link(address, "words").text, address).toBe("words");
  expect(link('https://a.example/"onclick="x', "words").text).toBe(
    '<a href="https://a.example/%22onclick=%22x">words</a>',
  );
});

test("markup is made by the tag alone: whatever is put in is escaped", () => {
  expect(html`<p title="${`"'<>&`}">${["<b>", html`<i>${"<"}</i>`, undefined, false, 0]}</p>`.text).toBe(
    '<p title="&quot;&#39;&lt;&gt;&amp;">&lt;b&gt;<i>&lt;</i>0</p>',
  );
});
