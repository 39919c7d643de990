import type { Command } from "../src/core/command.js";
import { presentHelp } from "../src/core/present.js";
import { commands } from "./index.js";

/** What there is to ask, with an example each. */
export const help: Command = {
  name: "help",
  description: "What Verbatim can do, with examples",
  examples: [{ typed: "/help", shows: "/ask <question>" }],
  audience: "asker",
  run: async (_input, { platform, status }) => presentHelp(commands, platform, await status()),
};
