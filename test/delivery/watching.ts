import { join } from "node:path";
import pino from "pino";
import { editionsOf } from "../../src/archive/editions.js";
import type { Archive } from "../../src/archive/open.js";
import type { Arrival } from "../../src/core/article.js";
import type { Poster } from "../../src/core/posting.js";
import type { Target, Watch } from "../../src/core/watch.js";
import { watcher } from "../../src/delivery/watches.js";
import { draft } from "../archive/drafts.js";
import { temporaryArchive, temporaryFolder } from "../archive/temporary.js";
import { type ChannelFile, channelFile, type Fate } from "./channel-file.js";

/** When watches of the tests are set. */
export const start = new Date("2026-01-07T09:00:00Z");
/** So many seconds later. */
export const moment = (seconds: number): Date => new Date(start.getTime() + seconds * 1000);

/** A phrase to wait for. */
export const redLine: Target = { kind: "phrase", words: "red line" };

/** An article of its own that has it. */
export const article = (slug: string, parts: Partial<Arrival> = {}): Arrival =>
  draft({ slug, headline: `News of ${slug}`, text: `The mayor of ${slug} drew a red line.`, ...parts });

/** An archive with a channel, and what watches it. */
export interface Scene {
  readonly archive: Archive;
  readonly channel: ChannelFile;
  readonly told: readonly string[];
  watch(target?: Target, parts?: Partial<Watch>): Promise<Watch>;
  put(seconds: number, ...arrivals: readonly Arrival[]): Promise<void>;
  /** A process that looks and tells once at a time; another one with each call. */
  process(parts?: Partial<Poster>): (seconds: number) => Promise<void>;
}

/** Sets the scene; posts meet these fates. */
export async function scene(
  fates: readonly Fate[] = [],
  isBlind = false,
  place = temporaryFolder(),
): Promise<Scene> {
  const archive = await temporaryArchive(place);
  const channel = channelFile(join(temporaryFolder(), "channel"), fates, isBlind);
  const told: string[] = [];
  let now = start;
  return {
    archive,
    channel,
    told,
    watch: async (target = redLine, parts = {}) =>
      (await archive.watches.add(
        "",
        { platform: "slack", tenant: "T1", channel: "C1", target, to: "channel", by: "U1", ...parts },
        start,
      ))!,
    put: async (seconds, ...arrivals) => void (await archive.articles.putAll("", arrivals, moment(seconds))),
    process(parts = {}) {
      const editions = editionsOf(archive, "");
      const { look, tellAll } = watcher({
        ...{ watches: archive.watches, posts: archive.posts, deliveries: archive.deliveries, tenant: "" },
        posters: [{ ...channel, ...parts }],
        edition: () => editions.at(now),
        history: (_channel, slug) => editions.past(now, "UTC").history(slug),
        linked: (reply) => reply,
        now: () => now,
        owner: `${Math.random()}`,
        log: pino({ level: "silent" }),
        tell: (reason) => void told.push(reason),
      });
      return async (seconds) => {
        now = moment(seconds);
        await look();
        await tellAll();
      };
    },
  };
}
