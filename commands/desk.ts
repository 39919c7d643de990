import type { Command, CommandGroup } from "../src/core/command.js";
import { readDesk } from "../src/core/desks.js";
import { presentDeskChange, presentDesks, presentMayNotDesk } from "../src/core/present-desks.js";

const name = { name: "desk", description: "Its name, as in the articles' desk field", required: true };

const list: Command = {
  name: "desk",
  description: "The desks whose articles this channel reads, beside those that belong to none",
  examples: [{ typed: "/desk", shows: "Desks" }],
  audience: "asker",
  run: async (_input, { desks, status }) => presentDesks(desks, await status()),
};

const changing = (verb: "give" | "take", description: string): Command => ({
  name: `desk ${verb}`,
  description,
  argument: name,
  examples: [],
  audience: "asker",
  async run({ argument }, { desks, status }) {
    const desk = readDesk(argument);
    if (!desks.change) return presentMayNotDesk(desks.isChannel, await status());
    const isNew = await desks.change[verb](desk);
    return presentDeskChange(isNew ? verb : `${verb}Before`, desk, await status());
  },
});

/** Whose articles a channel reads: a desk's are seen nowhere else. */
export const desk: CommandGroup = {
  name: "desk",
  description: "The desks whose articles this channel reads",
  first: "list",
  commands: [
    list,
    changing("give", "Everybody in this channel reads this desk's articles from now on"),
    changing("take", "This channel reads this desk's articles no more"),
  ],
};
