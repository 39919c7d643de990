import type { Command } from "../src/core/command.js";
import { isDay } from "../src/core/input.js";
import { Mistake } from "../src/core/mistake.js";
import { phrases } from "../src/core/phrases.js";
import { presentDigest, presentSettings } from "../src/core/present.js";

/** A day of the archive, story by story; or where and when the daily digest is posted. */
export const digest: Command = {
  name: "digest",
  description: "A day of the archive, story by story; or: settings",
  argument: {
    name: "day",
    description: "A day as 2026-01-07 (the newest if left out), or: settings",
    required: false,
  },
  examples: [
    { typed: "/digest 2026-01-07", shows: "Digest of 7 Jan 2026" },
    { typed: "/digest settings", shows: "Daily digest" },
  ],
  audience: "asker",
  async run({ argument }, newsroom) {
    if (argument.toLowerCase() === "settings") return presentSettings(await newsroom.status());
    if (argument && !isDay(argument))
      throw new Mistake("/digest", phrases.mistakes.noDay(argument), phrases.mistakes.wantDay);
    return presentDigest(await newsroom.digest(argument || undefined), "asker");
  },
};
