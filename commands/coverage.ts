import type { Command } from "../src/core/command.js";
import { articleOptions } from "../src/core/filters.js";
import { presentCoverage } from "../src/core/present-timeline.js";

/** What has been published on a topic, by whom, and what is still open. */
export const coverage: Command = {
  name: "coverage",
  description: "What has been published on a topic, by whom, and what is still open",
  argument: {
    name: "topic",
    description: "A few words: a figure, a plan, a place",
    required: true,
    suggests: "topics",
  },
  options: articleOptions,
  examples: [
    { typed: "/coverage night trial", shows: "first published here" },
    { typed: "/coverage bridge repair publisher:Courier", shows: "Still open, or not said" },
  ],
  audience: "asker",
  run: async ({ argument, options }, newsroom) => presentCoverage(await newsroom.coverage(argument, options)),
};
