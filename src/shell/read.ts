import { commands } from "../../commands/index.js";
import { readArticle } from "../core/facts.js";
import { frontDesk } from "../core/front-desk.js";
import { Mistake } from "../core/mistake.js";
import type { Newsroom } from "../core/newsroom.js";
import { openNewsroom } from "../core/open-newsroom.js";
import { groupStories } from "../core/stories.js";
import { readFiles } from "../intake/files.js";
import { readLine } from "../intake/jsonl.js";
import { renderPlain } from "../terminal/plain.js";
import { type Io, print } from "./io.js";
import { answerJson, digestJson, factsJson, findingJson } from "./json.js";
import { batch, momentIn, wordsIn } from "./lines.js";
import { folderOf, openRoom, type Room } from "./room.js";

/** The flags that the reading commands share. */
export interface ReadFlags {
  readonly data?: string;
  readonly json?: boolean;
  readonly batch?: string;
  readonly day?: string;
}

const zoneOf = (io: Io): string =>
  io.env.DIGEST_ZONE?.trim() || Intl.DateTimeFormat().resolvedOptions().timeZone;

async function withRoom(
  io: Io,
  flags: ReadFlags,
  use: (room: Room, newsroomAt: (now: Date) => Promise<Newsroom>) => Promise<number>,
): Promise<number> {
  const room = await openRoom(folderOf(flags.data, io.env));
  try {
    return await use(room, async (now) =>
      openNewsroom({ edition: await room.editions.at(now), now, zone: zoneOf(io) }),
    );
  } finally {
    await room.archive.close();
  }
}

/** `verbatim ask`: one question, or a batch. */
export const askShell = (io: Io, words: readonly string[], flags: ReadFlags): Promise<number> =>
  withRoom(io, flags, async (_room, newsroomAt) => {
    const answer = async (id: unknown, question: string, now: Date) => {
      const newsroom = await newsroomAt(now);
      const started = performance.now();
      const found = await newsroom.ask(question);
      return answerJson(id, found, Math.round((performance.now() - started) * 100) / 100);
    };
    if (flags.batch)
      return batch(io, flags.batch, (line) => answer(line.id, wordsIn(line, "question"), momentIn(line)));
    if (!flags.json) return show(io, newsroomAt, "ask", words);
    await print(io.out, JSON.stringify(await answer(undefined, words.join(" "), new Date())));
    return 0;
  });

/** `verbatim check`: one sentence, or a batch. */
export const checkShell = (io: Io, words: readonly string[], flags: ReadFlags): Promise<number> =>
  withRoom(io, flags, async (_room, newsroomAt) => {
    const check = async (id: unknown, claim: string, now: Date) =>
      findingJson(id, await (await newsroomAt(now)).check(claim));
    if (flags.batch)
      return batch(io, flags.batch, (line) => check(line.id, wordsIn(line, "claim"), momentIn(line)));
    if (!flags.json) return show(io, newsroomAt, "check", words);
    await print(io.out, JSON.stringify(await check(undefined, words.join(" "), new Date())));
    return 0;
  });

/** `verbatim digest`: one day's digest. */
export const digestShell = (io: Io, words: readonly string[], flags: ReadFlags): Promise<number> =>
  withRoom(io, flags, async (_room, newsroomAt) => {
    const day = flags.day ?? words[0];
    if (!flags.json) return show(io, newsroomAt, "digest", day ? [day] : []);
    await print(io.out, JSON.stringify(digestJson(await (await newsroomAt(new Date())).digest(day))));
    return 0;
  });

/** A command of the menu, answered in plain text. */
async function show(
  io: Io,
  newsroomAt: (now: Date) => Promise<Newsroom>,
  command: string,
  words: readonly string[],
): Promise<number> {
  const failures: unknown[] = [];
  const desk = frontDesk({
    commands,
    newsroom: () => newsroomAt(new Date()),
    isNew: async () => true,
    remember: async () => undefined,
    onFailure: (error) => failures.push(error),
  });
  const reply = await desk.answer({
    platform: "terminal",
    tenant: "",
    channel: "",
    asker: "",
    command,
    input: words.join(" "),
  });
  if (failures.length) throw failures[0];
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
  const [intake] = await readFiles([path]);
  if (intake?.kind !== "article")
    throw intake?.problem ?? new Mistake(path, "there is no article in it", "want a .txt or .md file");
  const { facts } = readArticle({ ...intake.draft, revision: 1 });
  if (flags.json) await print(io.out, JSON.stringify(factsJson(intake.draft.slug, facts)));
  else
    for (const { kind, text, attributions } of facts)
      await print(io.out, [kind, attributions[0]?.speaker ?? "", text].join("\t"));
  return 0;
}

/** `verbatim stories`: articles grouped by story. */
export const storiesShell = (io: Io, flags: ReadFlags): Promise<number> =>
  withRoom(io, flags, async ({ editions }) => {
    const { readings } = await editions.at(new Date());
    const stories = groupStories(readings.map(({ article }) => article)).map((articles) => ({
      articles: articles.map(({ slug }) => slug),
    }));
    if (flags.json) await print(io.out, JSON.stringify({ stories }));
    else for (const { articles } of stories) await print(io.out, articles.join(" "));
    return 0;
  });
