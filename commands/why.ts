import { typedAddress } from "../src/core/bare-url.js";
import type { Command } from "../src/core/command.js";
import { presentNoWhy, presentWhy } from "../src/core/present-why.js";
import { readMatter } from "../src/core/why.js";

/** What happened to an article or a digest, stage by stage, as far as the archive can prove it. */
export const why: Command = {
  name: "why",
  description: "What happened to an article or a digest, stage by stage; why it was not posted",
  argument: {
    name: "what",
    description: "An article's address or slug; or digest, with a number and a day",
    required: true,
    suggests: "articles",
  },
  examples: [
    { typed: "/why bridge-north-span", shows: "What became of it" },
    { typed: "/why digest 2026-01-07", shows: "What became of it" },
  ],
  opensQuestions: true,
  audience: "asker",
  async run({ argument }, newsroom) {
    const matter = readMatter(typedAddress(argument));
    const [found, searched] = await Promise.all([newsroom.why?.(matter), newsroom.status()]);
    return found ? presentWhy(found, !newsroom.digests.isChannel, searched) : presentNoWhy(searched);
  },
};
