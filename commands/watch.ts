import type { Command, CommandGroup, Option } from "../src/core/command.js";
import { Mistake } from "../src/core/mistake.js";
import type { Newsroom } from "../src/core/newsroom.js";
import { phrases } from "../src/core/phrases.js";
import { presentMayNotWatch, presentWatchChange, presentWatches } from "../src/core/present-watch.js";
import { readAddressee, readTarget, type Target } from "../src/core/watch.js";

const to: Option = {
  name: "to",
  description: "Who is told: channel, or me by direct message (channel if left out)",
  kind: "text",
};

async function add(target: Target, typed: string | undefined, { watches, status }: Newsroom) {
  const change = watches.change[readAddressee(typed ?? "channel")];
  if (!change) return presentMayNotWatch(watches.isChannel, await status());
  const { isNew, watch: added } = await change.add(target);
  return presentWatchChange(isNew ? "added" : "known", added, await status());
}

/** “/watch list of demands” is a phrase that opens like a command. */
function refuseWords(name: string, typed: string): void {
  const phrase = `${name.slice(name.indexOf(" ") + 1)} ${typed}`;
  if (typed) throw new Mistake(`/${name}`, phrases.watch.takesNone, phrases.watch.wants.quotes(phrase));
}

const set: Command = {
  name: "watch",
  description: "Tell this channel, or you, when a new article has a phrase, a person or a topic",
  argument: { name: "phrase", description: "Exact words in their order", required: false },
  options: [
    { name: "person", description: "Sentences that they say, or that name them", kind: "text" },
    { name: "topic", description: "Sentences on it", kind: "text" },
    to,
  ],
  examples: [{ typed: '/watch "red line"', shows: "channel" }],
  audience: "asker",
  run: async ({ argument, options }, newsroom) => add(readTarget(argument, options), options.to, newsroom),
};

const contradictions: Command = {
  name: "watch contradictions",
  description: "Tell when a new article gives another figure of the same thing than an earlier one",
  options: [to],
  examples: [{ typed: "/watch contradictions", shows: "channel" }],
  audience: "asker",
  async run({ argument, options }, newsroom) {
    refuseWords(contradictions.name, argument);
    return add({ kind: "contradictions" }, options.to, newsroom);
  },
};

const list: Command = {
  name: "watch list",
  description: "What is watched for in this channel, and by you",
  examples: [{ typed: "/watch list", shows: "Watches of this channel" }],
  audience: "asker",
  async run({ argument }, { watches, status }) {
    refuseWords(list.name, argument);
    return presentWatches(await watches.list(), !watches.isChannel, await status());
  },
};

const remove: Command = {
  name: "watch remove",
  description: "End a watch of this channel, or one of yours",
  argument: { name: "number", description: "Its number in /watch list", required: true },
  options: [{ ...to, description: "Whose watch it is, where both have the number: channel or me" }],
  examples: [],
  audience: "asker",
  async run({ argument, options }, { watches, status }) {
    const found = await watches.find(
      argument,
      options.to === undefined ? undefined : readAddressee(options.to),
    );
    const change = watches.change[found.to];
    if (!change) return presentMayNotWatch(watches.isChannel, await status());
    await change.remove(found);
    return presentWatchChange("removed", found, await status());
  },
};

/** What new articles are watched for, in a channel or by one person. */
export const watch: CommandGroup = {
  name: "watch",
  description:
    "Tell this channel, or you, when a new article has a phrase, a person, a topic or another figure",
  first: "set",
  commands: [set, contradictions, list, remove],
};
