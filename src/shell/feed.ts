import { readFile } from "node:fs/promises";
import type { Feed } from "../archive/feeds.js";
import { printMinute } from "../core/day.js";
import { readDesk } from "../core/desks.js";
import type { Diagnosis } from "../core/diagnosis.js";
import { Mistake } from "../core/mistake.js";
import type { FeedReport } from "../delivery/feed-reading.js";
import { readDueFeeds } from "../delivery/feeds.js";
import { webAddress } from "../fetching/web-address.js";
import { readDocument } from "../intake/document.js";
import { writeOpml } from "../intake/opml.js";
import { type Io, print } from "../terminal/io.js";
import { folderOf, openRoom, type Room, type RoomFlags } from "./room.js";
import { openWeb } from "./web.js";

export interface FeedFlags extends RoomFlags {
  readonly json?: boolean;
  readonly opml?: boolean;
  readonly summaries?: boolean;
  readonly desk?: string;
}

const usage =
  "usage: verbatim feed add URL|FILE.opml… [--summaries] [--desk NAME], feed list, feed remove URL, feed read";

/** `verbatim feed add|list|remove|read`. */
export async function feedShell(
  io: Io,
  [verb, ...words]: readonly string[],
  flags: FeedFlags,
): Promise<number> {
  const room = await openRoom(folderOf(flags, io.env));
  try {
    switch (verb) {
      case "add":
        return await addFeeds(io, room, words, flags);
      case "list":
        return await listFeeds(io, room, flags);
      case "remove":
        return await removeFeeds(io, room, words);
      case "read":
        await room.archive.feeds.hurry(room.tenant, new Date());
        return await readNow(io, room, flags);
      default:
        throw new Mistake(
          "verbatim feed",
          verb ? `there is no "feed ${verb}"` : "the verb is missing",
          usage,
        );
    }
  } finally {
    await room.archive.close();
  }
}

/** New feeds are read at once: their first look is the baseline, and a wrong address is told now. */
async function addFeeds(io: Io, room: Room, words: readonly string[], flags: FeedFlags): Promise<number> {
  if (words.length === 0) throw new Mistake("verbatim feed add", "the address is missing", usage);
  const lists = await Promise.all(words.map(feedsIn));
  const added: string[] = [];
  let status = 0;
  for (const { url: given, title } of lists.flat()) {
    try {
      const url = webAddress(given).href;
      const state = {
        ...(title && { title }),
        ...(flags.summaries && { summaries: true as const }),
        ...(flags.desk !== undefined && { desk: readDesk(flags.desk) }),
      };
      if (await room.archive.feeds.add(room.tenant, url, state, new Date())) added.push(url);
      else await print(io.out, `${url}: known already`);
    } catch (error) {
      if (!(error instanceof Mistake)) throw error;
      status = 1;
      await print(io.err, `skipped: ${error.message}`);
    }
  }
  return added.length ? Math.max(await readNow(io, room, flags, added), status) : status;
}

/** What was typed is an address, or a file that lists some. */
async function feedsIn(word: string): Promise<readonly { readonly url: string; readonly title?: string }[]> {
  if (/^[a-z]{2,}:/i.test(word)) return [{ url: word }];
  const wanted = "want the address of a feed, or an OPML file";
  const bytes = await readFile(word).catch(() => {
    throw new Mistake(word, "there is no such file", wanted);
  });
  const document = readDocument(word, { bytes, now: new Date() });
  if (document.kind !== "feed-list") throw new Mistake(word, "this is not a list of feeds", wanted);
  for (const { mistake } of document.problems) throw mistake;
  return document.feeds;
}

async function removeFeeds(io: Io, { archive, tenant }: Room, words: readonly string[]): Promise<number> {
  if (words.length === 0) throw new Mistake("verbatim feed remove", "the address is missing", usage);
  for (const url of words) {
    const removed =
      (await archive.feeds.remove(tenant, url)) ||
      (URL.canParse(url) && (await archive.feeds.remove(tenant, new URL(url).href)));
    if (!removed) throw new Mistake(url, "no such feed is read", "verbatim feed list shows those that are");
    await print(io.out, `removed ${url}; its articles stay`);
  }
  return 0;
}

async function listFeeds(io: Io, { archive, tenant }: Room, { json, opml }: FeedFlags): Promise<number> {
  const feeds = await archive.feeds.list(tenant);
  if (opml)
    await print(
      io.out,
      writeOpml(feeds.map(({ url, state: { title } }) => ({ url, ...(title && { title }) }))),
    );
  else if (json)
    await print(
      io.out,
      JSON.stringify({ feeds: feeds.map(({ state, ...feed }) => ({ ...feed, ...state })) }),
    );
  else
    for (const feed of feeds)
      await print(io.out, `${feed.url}\t${feed.state.title ?? ""}\t${standingOf(feed).finding}`);
  return 0;
}

/** Reads the feeds that are due, and tells of each what came of it. */
async function readNow(io: Io, room: Room, { json }: FeedFlags, only?: readonly string[]): Promise<number> {
  const reports: FeedReport[] = [];
  const run = {
    ...openWeb(io),
    feeds: room.archive.feeds,
    articles: room.archive.articles,
    tenant: room.tenant,
    now: () => new Date(),
  };
  await readDueFeeds(
    run,
    async (report) => {
      reports.push(report);
      if (!json) await tell(io, report);
    },
    only,
  );
  if (json) await print(io.out, JSON.stringify({ feeds: reports.map(reportJson) }));
  return reports.some(({ failing, problems }) => failing || problems.length) ? 1 : 0;
}

const kinds = ["added", "revised", "unchanged"] as const;

const reportJson = ({ url, puts, problems, left, baseline, failing }: FeedReport) => ({
  url,
  ...Object.fromEntries(
    kinds.map((kind) => [kind, puts.filter((put) => put.kind === kind).map(({ slug }) => slug)]),
  ),
  skipped: problems.map(({ place, mistake }) => ({ place, why: mistake.message })),
  left,
  baseline,
  ...(failing && { failing: failing.message }),
});

async function tell(io: Io, { url, puts, problems, left, baseline, failing }: FeedReport): Promise<void> {
  if (failing) return print(io.err, `failing: ${failing.message}`);
  const counts = kinds.map((kind) => `${puts.filter((put) => put.kind === kind).length} ${kind}`);
  const line = `${url}: ${[...counts, `${problems.length} skipped`].join(", ")}`;
  await print(io.out, baseline ? `${line}; the first look: stored, never posted` : line);
  if (left) await print(io.out, `${url}: ${left} pages are left for the next round`);
  for (const { mistake } of problems) await print(io.err, `skipped: ${mistake.message}`);
}

/** What is known of a feed without asking it. */
export function standingOf({ url, state: { failing, readAt } }: Feed): Diagnosis {
  const subject = `feed ${url}`;
  if (failing)
    return {
      subject,
      healthy: false,
      finding: `failing since ${printMinute(failing.since)}: ${failing.what}`,
      remedy: failing.remedy,
    };
  return { subject, healthy: true, finding: readAt ? `read ${printMinute(readAt)}` : "not read yet" };
}
