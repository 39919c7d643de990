import type { Command } from "../src/core/command.js";
import { presentStatements } from "../src/core/present.js";

/** What somebody is reported to have said, newest first. */
export const said: Command = {
  name: "said",
  description: "What somebody said, newest first, quoted and reported apart",
  argument: {
    name: "person",
    description: "A person, a role or a body",
    required: true,
    suggests: "speakers",
  },
  options: [
    { name: "about", description: "Only on this topic", kind: "text", suggests: "topics" },
    { name: "since", description: "Only articles from this day on, as 2026-01-07", kind: "date" },
  ],
  examples: [{ typed: "/said Zelensky about:peace deal", shows: "“90% ready”" }],
  audience: "asker",
  run: async ({ argument, options: { about, ...filters } }, newsroom) =>
    presentStatements(await newsroom.said(argument, about, filters)),
};
