import type { Command } from "../src/core/command.js";
import { presentCoverage } from "../src/core/present-timeline.js";

/** What has been published on a topic, by whom, and what is still open. */
export const coverage: Command = {
  name: "coverage",
  description: "What has been published on a topic, by whom, and what is still open",
  argument: { name: "topic", description: "A few words: a figure, a plan, a place", required: true },
  options: [
    { name: "publisher", description: "Only articles of this publisher", kind: "text" },
    { name: "since", description: "Only articles from this day on, as 2026-01-07", kind: "date" },
    { name: "until", description: "Only articles up to this day, as 2026-01-07", kind: "date" },
  ],
  examples: [
    { typed: "/coverage night trial", shows: "first published here" },
    { typed: "/coverage bridge repair publisher:Courier", shows: "Still open, or not said" },
  ],
  audience: "asker",
  run: async ({ argument, options }, newsroom) => presentCoverage(await newsroom.coverage(argument, options)),
};
