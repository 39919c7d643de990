import { ask } from "../../commands/ask.js";
import { check } from "../../commands/check.js";
import { coverage } from "../../commands/coverage.js";
import { digest } from "../../commands/digest.js";
import { said } from "../../commands/said.js";
import { timeline } from "../../commands/timeline.js";
import { why } from "../../commands/why.js";
import { type Command, commandIn, type Input, type MenuLine } from "../core/command.js";
import { explain } from "../core/explain.js";
import { readArticle } from "../core/facts.js";
import { isDay, readInput } from "../core/input.js";
import { Mistake } from "../core/mistake.js";
import type { Newsroom } from "../core/newsroom.js";
import { openNewsroom } from "../core/open-newsroom.js";
import { groupStories } from "../core/stories.js";
import { readMatter } from "../core/why.js";
import { channelDigests, type DigestRoom } from "../delivery/channel-digests.js";
import { type WhyRecords, whyOf } from "../delivery/why.js";
import { readFiles } from "../intake/files.js";
import { readLine } from "../intake/jsonl.js";
import { type Io, print } from "../terminal/io.js";
import { renderPlain } from "../terminal/plain.js";
import {
  answerJson,
  coverageJson,
  digestJson,
  factsJson,
  findingJson,
  statementsJson,
  timelineJson,
} from "./json.js";
import { batch, momentIn, wordsIn } from "./lines.js";
import { folderOf, openAliases, openRoom, type Room, type RoomFlags, zoneOf } from "./room.js";
import { explanationLines } from "./why.js";

/** The flags that the reading commands share. */
export interface ReadFlags extends RoomFlags {
  readonly json?: boolean;
  readonly batch?: string;
  readonly day?: string;
  readonly why?: boolean;
}

/** Nothing is posted from a shell: it lists what is, and is nobody who may change it. */
const shell = { platform: "terminal", tenant: "", channel: "", asker: "", mayManage: false } as const;

const digestRoom = ({ archive, tenant }: Room): DigestRoom => ({
  ...{ subscriptions: archive.subscriptions, tenant, configured: [] },
  now: () => new Date(),
});

async function whyRecords(
  { archive, tenant, editions }: Room,
  view: Pick<WhyRecords, "edition" | "now" | "digests">,
): Promise<WhyRecords> {
  return {
    ...{ ...archive, ...view, tenant, desks: "every", seesHeld: true },
    feeds: await archive.feeds.list(tenant),
    async readIn(channel) {
      const desks = (await archive.channelDesks.list(tenant, channel)).map(({ desk }) => desk);
      return { desks, edition: await editions.at(view.now, desks) };
    },
  };
}

async function withRoom(
  io: Io,
  flags: ReadFlags,
  use: (room: Room, newsroomAt: (now: Date) => Promise<Newsroom>) => Promise<number>,
): Promise<number> {
  const aliases = await openAliases(io.env.VERBATIM_ALIASES?.trim() || undefined);
  const room = await openRoom(folderOf(flags, io.env), aliases);
  try {
    return await use(room, async (now) => {
      const edition = await room.editions.at(now, "every");
      const digests = channelDigests(digestRoom(room), shell);
      return openNewsroom({
        ...{ edition, now, digests, zone: zoneOf(io.env) },
        past: room.editions.past(now, zoneOf(io.env), "every"),
        why: async (matter) => whyOf(await whyRecords(room, { edition, now, digests }), matter),
      });
    });
  } finally {
    await room.archive.close();
  }
}

/** `verbatim ask`: one question, or a batch; with `--why`, what the order of its candidates comes from. */
export const askShell = (io: Io, words: readonly string[], flags: ReadFlags): Promise<number> =>
  withRoom(io, flags, async ({ editions }, newsroomAt) => {
    if (flags.why) {
      const { argument, options } = readInput(ask, words.join(" "));
      const now = new Date();
      const lines = explanationLines(await explain(await editions.at(now, "every"), argument, options, now));
      await print(io.out, lines.join("\n"));
      return 0;
    }
    const answer = async (id: unknown, { argument, options }: Input, now: Date) => {
      const newsroom = await newsroomAt(now);
      const started = performance.now();
      const found = await newsroom.ask(argument, options);
      return answerJson(id, found, Math.round((performance.now() - started) * 100) / 100);
    };
    if (flags.batch)
      return batch(io, flags.batch, (line) =>
        answer(line.id, { argument: wordsIn(line, "question"), options: {} }, momentIn(line)),
      );
    if (!flags.json) return show(io, newsroomAt, ask, words);
    const asked = readInput(ask, words.join(" "));
    await print(io.out, JSON.stringify(await answer(undefined, asked, new Date())));
    return 0;
  });

/** `verbatim check`: one sentence, or a batch. */
export const checkShell = (io: Io, words: readonly string[], flags: ReadFlags): Promise<number> =>
  withRoom(io, flags, async (_room, newsroomAt) => {
    const finding = async (id: unknown, claim: string, now: Date) =>
      findingJson(id, await (await newsroomAt(now)).check(claim));
    if (flags.batch)
      return batch(io, flags.batch, (line) => finding(line.id, wordsIn(line, "claim"), momentIn(line)));
    if (!flags.json) return show(io, newsroomAt, check, words);
    const { argument } = readInput(check, words.join(" "));
    await print(io.out, JSON.stringify(await finding(undefined, argument, new Date())));
    return 0;
  });

/** `verbatim digest`: one day's digest. */
export const digestShell = (io: Io, words: readonly string[], flags: ReadFlags): Promise<number> =>
  withRoom(io, flags, async (_room, newsroomAt) => {
    const day = flags.day ?? words[0];
    if (!flags.json) return show(io, newsroomAt, digest, flags.day ? [flags.day] : words);
    if (day && !isDay(day)) throw new Mistake("verbatim digest", `"${day}" is not a day`, "want 2026-01-07");
    await print(io.out, JSON.stringify(digestJson(await (await newsroomAt(new Date())).digest(day))));
    return 0;
  });

/** A command of the menu as a verb: in plain text, or as the JSON of what it found. */
const verbOf =
  (command: Command, found: (input: Input, newsroom: Newsroom) => Promise<unknown>) =>
  (io: Io, words: readonly string[], flags: ReadFlags): Promise<number> =>
    withRoom(io, flags, async (_room, newsroomAt) => {
      if (!flags.json) return show(io, newsroomAt, command, words);
      const input = readInput(command, words.join(" "));
      await print(io.out, JSON.stringify(await found(input, await newsroomAt(new Date()))));
      return 0;
    });

/** `verbatim said`: what somebody said. */
export const saidShell = verbOf(said, async ({ argument, options: { about, ...filters } }, newsroom) =>
  statementsJson(await newsroom.said(argument, about, filters)),
);

/** `verbatim timeline`: how a topic's figures changed, and its sentences by day. */
export const timelineShell = verbOf(timeline, async ({ argument, options }, newsroom) =>
  timelineJson(await newsroom.timeline(argument, options)),
);

/** `verbatim coverage`: what has been published on a topic. */
export const coverageShell = verbOf(coverage, async ({ argument, options }, newsroom) =>
  coverageJson(await newsroom.coverage(argument, options)),
);

/** `verbatim why`: what happened to an article or a digest. */
export const whyShell = verbOf(why, async ({ argument }, newsroom) => newsroom.why?.(readMatter(argument)));

/** A command of the menu, answered in plain text; what cannot be read of it is a mistake of the command line. */
async function show(
  io: Io,
  newsroomAt: (now: Date) => Promise<Newsroom>,
  line: MenuLine,
  words: readonly string[],
): Promise<number> {
  const { command, input } = commandIn([line], line.name, words.join(" "))!;
  const reply = await command.run(readInput(command, input), await newsroomAt(new Date()));
  await print(io.out, renderPlain(reply, { colour: io.out.isTTY === true, width: io.out.columns ?? 100 }));
  return 0;
}

/** `verbatim facts`: what is read in an article file, or in a batch of articles. No archive is touched. */
export async function factsShell(io: Io, words: readonly string[], flags: ReadFlags): Promise<number> {
  if (flags.batch)
    return batch(io, flags.batch, async (line) => {
      const draft = readLine(String(line.slug ?? flags.batch), JSON.stringify(line));
      return factsJson(draft.slug, readArticle({ ...draft, revision: 1 }).facts);
    });
  const [path] = words;
  if (!path)
    throw new Mistake("verbatim facts", "the file is missing", "usage: verbatim facts FILE [--json]");
  const { articles, problems } = await readFiles([path]);
  const article = articles[0]?.article;
  if (!article)
    throw problems[0]?.mistake ?? new Mistake(path, "there is no article in it", "want a .txt or .md file");
  const { facts } = readArticle({ ...article, revision: 1 });
  if (flags.json) await print(io.out, JSON.stringify(factsJson(article.slug, facts)));
  else
    for (const { kind, text, attributions } of facts)
      await print(io.out, [kind, attributions[0]?.speaker ?? "", text].join("\t"));
  return 0;
}

/** `verbatim stories`: articles grouped by story. */
export const storiesShell = (io: Io, flags: ReadFlags): Promise<number> =>
  withRoom(io, flags, async ({ editions }) => {
    const { articles: listed, read } = await editions.at(new Date(), "every");
    const readings = await read(listed);
    const stories = groupStories(readings.map(({ article }) => article)).map((articles) => ({
      articles: articles.map(({ slug }) => slug),
    }));
    if (flags.json) await print(io.out, JSON.stringify({ stories }));
    else for (const { articles } of stories) await print(io.out, articles.join(" "));
    return 0;
  });
