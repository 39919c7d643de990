import type { Command } from "../src/core/command.js";
import { presentFinding } from "../src/core/present-finding.js";

/** A sentence held against the archive: word for word, the same, differing in what, or not found. */
export const check: Command = {
  name: "check",
  description: "Hold a sentence against the archive: word for word, or differing in what",
  argument: { name: "sentence", description: "The sentence or quotation to check", required: true },
  examples: [{ typed: "/check Starmer said 90% of the peace deal is ready", shows: "speaker" }],
  onMessage: "Check this claim",
  audience: "asker",
  run: async ({ argument }, newsroom) => presentFinding(await newsroom.check(argument)),
};
