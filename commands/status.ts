import type { Command } from "../src/core/command.js";
import { presentStatus } from "../src/core/present-status.js";

/** How old the archive is, how its feeds stand, and what is posted in this channel. */
export const status: Command = {
  name: "status",
  description: "How old the archive is, how each feed stands, what is posted here and what was not",
  examples: [{ typed: "/status", shows: "The newest words came in" }],
  audience: "asker",
  async run(_input, { status, health, digests, now }) {
    const [searched, list] = await Promise.all([status(), digests.list()]);
    const known = health && { health: await health() };
    return presentStatus({ searched, digests: list, isElsewhere: !digests.isChannel, now, ...known });
  },
};
