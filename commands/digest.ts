import type { Command, CommandGroup } from "../src/core/command.js";
import { isDay } from "../src/core/input.js";
import { Mistake } from "../src/core/mistake.js";
import { fill, phrases } from "../src/core/phrases.js";
import { presentDigest } from "../src/core/present-digest.js";
import { presentChange, presentDigests, presentForm, presentMayNot } from "../src/core/present-digests.js";
import { readWanted } from "../src/core/subscription.js";

const number = { name: "number", description: "Its number in /digest list", required: false };

const read: Command = {
  name: "digest",
  description: "A day of the archive, story by story",
  argument: { name: "day", description: "A day as 2026-01-07 (the newest if left out)", required: false },
  examples: [{ typed: "/digest 2026-01-07", shows: "Digest of 7 Jan 2026" }],
  audience: "asker",
  async run({ argument }, newsroom) {
    if (argument && !isDay(argument))
      throw new Mistake("/digest", phrases.mistakes.noDay(argument), phrases.mistakes.wantDay);
    return presentDigest(await newsroom.digest(argument || undefined), "asker");
  },
};

const subscribe: Command = {
  name: "digest subscribe",
  description: "Post a digest in this channel every day, or on some days of the week",
  options: [
    { name: "at", description: "Time of day, as 07:30", kind: "text", required: true },
    { name: "zone", description: "Where it is that time, as Europe/London", kind: "text", suggests: "zones" },
    {
      name: "days",
      description: "weekdays, weekends, mon-thu or mon,fri (every day if left out)",
      kind: "text",
    },
    {
      name: "topics",
      description: "Only articles on one of these, separated by commas",
      kind: "text",
      suggests: "topics",
    },
    {
      name: "publisher",
      description: "Only articles of this publisher",
      kind: "text",
      suggests: "publishers",
    },
    { name: "empty", description: "A day without news: say so (say) or post nothing (quiet)", kind: "text" },
  ],
  examples: [
    {
      typed: '/digest subscribe at:07:30 zone:Europe/London days:weekdays topics:"harbour bridge"',
      shows: "channel",
    },
  ],
  audience: "asker",
  async run({ options }, { digests, zone, status }) {
    const wanted = readWanted(options, zone);
    if (!digests.change) return presentMayNot(digests.isChannel, await status());
    const { isNew, subscription } = await digests.change.add(wanted);
    return presentChange(isNew ? "added" : "known", subscription, await status());
  },
};

const setup: Command = {
  name: "digest setup",
  description: "Set a digest of this channel up in a form",
  examples: [],
  only: "slack",
  audience: "asker",
  run: async (_input, { digests, zone, status }) =>
    digests.change ? presentForm(zone) : presentMayNot(digests.isChannel, await status()),
};

const list: Command = {
  name: "digest list",
  description: "The digests of this channel, each with when it is posted next",
  examples: [{ typed: "/digest list", shows: "Digests of this channel" }],
  audience: "asker",
  run: async (_input, { digests, status }) =>
    presentDigests(await digests.list(), !digests.isChannel, await status()),
};

const preview: Command = {
  name: "digest preview",
  description: "What a digest of this channel would post now; only you see it",
  argument: number,
  examples: [],
  audience: "asker",
  async run({ argument }, newsroom) {
    const wanted = await newsroom.digests.find(argument);
    const digest = await newsroom.digestBetween(new Date(wanted.from), newsroom.now, wanted);
    const reply = presentDigest(digest, "asker");
    return { ...reply, title: fill(phrases.subscription.preview, { number: wanted.number }) };
  },
};

const changing = (
  verb: "pause" | "resume" | "remove",
  to: "paused" | "active" | "removed",
  description: string,
): Command => ({
  name: `digest ${verb}`,
  description,
  argument: number,
  examples: [],
  audience: "asker",
  async run({ argument }, { digests, status }) {
    if (!digests.change) return presentMayNot(digests.isChannel, await status());
    return presentChange(to, await digests.change.set(argument, to), await status());
  },
});

/** A day of the archive; and the digests that are posted in a channel, set up where they are read. */
export const digest: CommandGroup = {
  name: "digest",
  description: "A day of the archive, story by story; and the digests of this channel",
  first: "read",
  commands: [
    read,
    subscribe,
    setup,
    list,
    preview,
    changing("pause", "paused", "Pause a digest of this channel: it posts nothing until it is resumed"),
    changing("resume", "active", "Resume a paused digest, from its next time on"),
    changing("remove", "removed", "End a digest of this channel"),
  ],
};
