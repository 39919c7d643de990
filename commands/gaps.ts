import type { Command } from "../src/core/command.js";
import { presentGaps, presentMayNotSeeGaps } from "../src/core/present-gaps.js";

/** The questions that the archive did not answer, for those who may see what others asked. */
export const gaps: Command = {
  name: "gaps",
  description: "Questions that the archive did not answer, with where they were asked (for the desk)",
  examples: [{ typed: "/gaps", shows: "Questions without an answer" }],
  audience: "asker",
  async run(_input, newsroom) {
    const found = await newsroom.gaps?.();
    const searched = await newsroom.status();
    return found ? presentGaps(found, searched) : presentMayNotSeeGaps(searched);
  },
};
