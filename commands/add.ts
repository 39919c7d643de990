import { typedAddress } from "../src/core/bare-url.js";
import type { Command } from "../src/core/command.js";
import { presentAdded, presentMayNotAdd } from "../src/core/present-added.js";

/** Takes the article at an address into the archive, for those who may. */
export const add: Command = {
  name: "add",
  description: "Take the article at a web address into the archive (only those who may)",
  argument: { name: "url", description: "The article’s address, https://…", required: true },
  examples: [{ typed: "/add https://quay.example/bridge-north-span", shows: "Nothing was added" }],
  audience: "asker",
  async run({ argument }, newsroom) {
    const status = await newsroom.status();
    if (!newsroom.add) return presentMayNotAdd(status);
    return presentAdded(await newsroom.add(typedAddress(argument)), status);
  },
};
