import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "pino";
import type { FeedReading, FeedReport } from "./feed-reading.js";

/** Feeds that are read side by side; each host is asked one thing at a time all the same. */
const SIDE_BY_SIDE = 4;
/** For so long a feed belongs to the process that reads it: more than a round's pages take. */
const leaseMs = 30 * 60_000;
/** Between two looks for feeds that are due, in milliseconds. */
const tickMs = 15_000;

/** Reads every feed that is due, or those of `only` that are; each is told of as soon as it is read. */
export async function readDueFeeds(
  run: FeedReading,
  told: (report: FeedReport) => void | Promise<void>,
  only?: readonly string[],
): Promise<void> {
  const next = () => {
    const now = run.now();
    return run.feeds.take(run.tenant, now, new Date(now.getTime() + leaseMs), only);
  };
  const work = async () => {
    while (!run.signal?.aborted) {
      const feed = await next();
      if (!feed) return;
      // Where no feed is due, its readers need not be loaded.
      const { readFeed } = await import("./feed-reading.js");
      await told(await readFeed(run, feed));
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
}

/** What feeds that are read for good lean on. */
export interface FeedRounds extends Omit<FeedReading, "signal"> {
  readonly log: Pick<Logger, "info" | "warn" | "error">;
}

/** Feeds that are being read for good. */
export interface FeedsUnderWay {
  /** Resolves when no feed is due any longer that was at the start. */
  readonly firstRound: Promise<void>;
  /** Ends what is under way. */
  stop(): Promise<void>;
}

/** Reads the feeds whenever they are due, until stopped. */
export function startFeeds({ log, ...given }: FeedRounds): FeedsUnderWay {
  const stopping = new AbortController();
  const run = { ...given, signal: stopping.signal };
  const round = () =>
    readDueFeeds(run, (report) => logReport(log, report)).catch((error) =>
      log.error({ err: error }, "feeds could not be read"),
    );
  const firstRound = round();
  const rounds = async () => {
    await firstRound;
    while (!stopping.signal.aborted) {
      await sleep(tickMs, undefined, { signal: stopping.signal }).catch(() => {});
      await round();
    }
  };
  const done = rounds();
  return {
    firstRound,
    stop() {
      stopping.abort();
      return done;
    },
  };
}

/** Counts and reasons, never the words of an article. */
function logReport(log: FeedRounds["log"], { url, puts, problems, left, failing }: FeedReport): void {
  if (failing) log.warn({ feed: url, why: failing.what, remedy: failing.remedy }, "feed failing");
  const count = (kind: string) => puts.filter((put) => put.kind === kind).length;
  const [added, revised] = [count("added"), count("revised")];
  if (added + revised + problems.length + left)
    log.info({ feed: url, added, revised, skipped: problems.length, left }, "feed read");
}
