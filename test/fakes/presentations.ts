import type { Citation } from "../../src/core/citation.js";
import type { Post } from "../../src/core/posting.js";
import type { Presentation } from "../../src/core/presentation.js";
import type { Kept } from "../../src/core/pressing.js";

/** A post as an archive gives it back. */
export const keptOf = (post: Post): Kept => ({
  ...post,
  citations: post.citations.map(({ article, ...cited }) => ({ ...cited, ...article })),
});

/** A citation for renderer tests; the archive's own are made by `cite`. */
export const citation = (parts: Partial<Citation> = {}): Citation =>
  ({
    number: 1,
    quote: "He added that the north span would open “within weeks”.",
    span: { start: 120, end: 175 },
    kind: "sentence",
    insertions: [{ at: 2, text: "Tomas Reyl" }],
    speaker: "Tomas Reyl",
    role: "harbour engineer",
    mode: "mixed",
    article: {
      slug: "bridge-north-span",
      headline: "North span of harbour bridge passes load test",
      byline: "Aoife O'Brien",
      publisher: "The Quay Courier",
      url: "https://quaycourier.example/bridge-north-span",
      publishedAt: "2026-01-07T09:30:00Z",
      revision: 2,
    },
    place: { paragraph: 3, sentence: 2 },
    href: "https://quaycourier.example/bridge-north-span#:~:text=He%20added",
    correction: { at: "2026-01-08", note: "An earlier version gave the wrong year." },
    alsoIn: [
      {
        slug: "wire-bridge",
        headline: "Harbour bridge passes test",
        publisher: "Coast Wire",
        publishedAt: "2026-01-07",
        revision: 1,
      },
    ],
    ...parts,
  }) as Citation;

/** A reply with one part of every kind. */
export const everyPart: Presentation = {
  title: "Harbour bridge",
  summary: "1 sentence from 1 article",
  audience: "asker",
  parts: [
    { kind: "heading", text: "What the archive says" },
    { kind: "text", text: "The archive answers:" },
    { kind: "citation", citation: citation() },
    { kind: "figure", figure: "roughly 75% of the north span", citation: 1 },
    { kind: "figure", figure: "£4.6 million", citation: 2, was: { figure: "£4.2 million", citation: 1 } },
    { kind: "difference", in: "figure", claim: "57%", article: "roughly 75%" },
    {
      kind: "difference",
      in: "wording",
      claim: "will open",
      article: "would open",
      words: [
        { kind: "same", text: "It" },
        { kind: "claim", text: "will" },
        { kind: "article", text: "would" },
        { kind: "same", text: "open" },
      ],
    },
    { kind: "list", items: ["Coast Wire: Harbour bridge passes test", "The Quay Courier: Council votes"] },
    {
      kind: "code",
      label: "Markdown",
      text: "> It *held*.\n\n— [Reyl](<https://a.example>)",
      cites: citation(),
    },
    { kind: "note", text: "No direct answer. The closest sentences are:" },
    { kind: "footer", text: "Searched 12 articles, 214 facts. Archive last updated 8 Jan 2026, 07:28 UTC." },
  ],
};

/** Text that tries to ping, to break markup or to hide. */
export const hostile = [
  "<!channel> <!here> <@U123> <#C1|general> @everyone @here <@&42>",
  "*bold* _it_ ~no~ `code` ```fence``` **b** __u__ ||spoiler|| > quote # head [x](https://evil.example)",
  "a | b & c < d > e",
  "\u202Ereversed\u202C and \u200Bzero\u200B width",
  "x".repeat(60_000),
] as const;
