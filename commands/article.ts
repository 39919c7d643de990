import type { Command } from "../src/core/command.js";
import { presentRecord } from "../src/core/present.js";

/** One article: its sentences in order, its figures, what is open, its sources, its corrections. */
export const article: Command = {
  name: "article",
  description: "An article's sentences in order, figures, open questions, sources, corrections",
  argument: {
    name: "article",
    description: "Its slug, or the publisher's URL",
    required: true,
    suggests: "articles",
  },
  examples: [{ typed: "/article bridge-north-span", shows: "CORRECTION" }],
  audience: "asker",
  run: async ({ argument }, newsroom) => presentRecord(await newsroom.article(argument)),
};
