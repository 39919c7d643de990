import type { Command } from "../src/core/command.js";
import { articleOptions } from "../src/core/filters.js";
import { presentTimeline } from "../src/core/present-timeline.js";

/** How a figure or a claim changed, with date and source for each. */
export const timeline: Command = {
  name: "timeline",
  description: "How a figure or a claim changed: its sentences by day, newest first",
  argument: {
    name: "topic",
    description: "A few words: a figure, a plan, a place",
    required: true,
    suggests: "topics",
  },
  options: articleOptions,
  examples: [
    { typed: "/timeline budget gap", shows: "£3.1 million" },
    { typed: "/timeline lorries a day since:2026-01-05", shows: "Figures that changed" },
  ],
  audience: "asker",
  run: async ({ argument, options }, newsroom) => presentTimeline(await newsroom.timeline(argument, options)),
};
