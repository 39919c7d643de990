import type { Command } from "../src/core/command.js";
import { articleOptions } from "../src/core/filters.js";
import { presentAnswer } from "../src/core/present.js";

/** A question, answered in the archive's own sentences. */
export const ask: Command = {
  name: "ask",
  description: "Ask the archive; the answer is sentences of its articles, cited",
  argument: { name: "question", description: "A question, or a few words to look for", required: true },
  options: [
    { name: "from", description: "Only what this person or body says", kind: "text", suggests: "speakers" },
    ...articleOptions,
    {
      name: "as-of",
      description: "Only what was published by the end of this day, as 2026-01-06",
      kind: "date",
    },
  ],
  examples: [
    { typed: "/ask Who said the peace deal was 90% ready?", shows: "“90% ready”" },
    { typed: "/ask security guarantees from:Macron", shows: "in principle" },
  ],
  audience: "asker",
  followsOn: true,
  run: async ({ argument, options }, newsroom) => presentAnswer(await newsroom.ask(argument, options)),
};
