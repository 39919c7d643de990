import type { Delivery, Slot } from "../archive/deliveries.js";
import { localDay } from "../core/day.js";
import type { DigestSetting } from "../core/newsroom.js";
import { phrases } from "../core/phrases.js";
import type { Poster } from "../core/posting.js";
import { startClock } from "./clock.js";
import { type DigestRun, runDigest, skipDigest, tell } from "./digest-run.js";

/** A channel's digest: where, when, and who posts it. */
export interface ChannelDigest extends Pick<DigestSetting, "channel" | "at" | "zone"> {
  readonly poster: Poster;
}

/** What the digests of all channels share. */
export interface Digests extends Omit<DigestRun, "poster" | "signal"> {
  readonly settings: readonly ChannelDigest[];
  readonly tenant: string;
}

/**
 * Posts every channel's digest at its time. Started late, it posts today's once; days it missed are
 * recorded as skipped, and told. `stop` waits for what is under way.
 */
export function startDigests({ settings, tenant, ...shared }: Digests): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const channels = settings.map(({ poster, ...setting }) =>
    startChannel({ ...shared, poster, signal: stopping.signal }, { ...setting, tenant }),
  );
  return {
    async stop() {
      stopping.abort();
      await Promise.all(channels.map((channel) => channel.stop()));
    },
  };
}

type Setting = Omit<ChannelDigest, "poster"> & Pick<Digests, "tenant">;

function startChannel(run: DigestRun, setting: Setting): { stop(): Promise<void> } {
  const slotOf = (day: string): Slot => {
    const { tenant, channel } = setting;
    return { tenant, platform: run.poster.platform, channel, day };
  };
  let work = Promise.resolve();
  const queue = (job: () => Promise<unknown>) => {
    work = work
      .then(async () => void (run.signal?.aborted || (await job())))
      .catch((error) => run.log.error({ err: error, ...setting }, "missed digests could not be looked up"));
  };

  queue(() => skipMissed(run, slotOf(localDay(run.now(), setting.zone))));
  const clock = startClock(setting, ({ day }) => {
    queue(() => skipMissed(run, slotOf(day)));
    queue(() => runDigest(run, slotOf(day)));
  });
  return {
    stop() {
      clock.stop();
      return work;
    },
  };
}

/** Ends the days before today that have no verdict, from the first day this channel is known. */
async function skipMissed(run: DigestRun, today: Slot): Promise<void> {
  const { platform, channel, tenant, day } = today;
  const known = (await run.deliveries.list(tenant)).filter(
    (delivery) => delivery.platform === platform && delivery.channel === channel && delivery.day < day,
  );
  const skipped: string[] = [];
  for (const late of missedDays(known, day)) {
    const verdict = await skipDigest(run, { ...today, day: late }, phrases.digest.notRunning);
    if (verdict?.kind === "skipped") skipped.push(late);
  }
  if (skipped.length) await tell(run, phrases.digest.missed(today, skipped));
}

/** Days left in the middle of a post, then days without a row. A channel that is new has missed none. */
function missedDays(known: readonly Delivery[], today: string): readonly string[] {
  const days = known.filter(({ state }) => state === "posting").map(({ day }) => day);
  for (let day = known[0] && dayAfter(known[0].day); day && day < today; day = dayAfter(day)) days.push(day);
  return days;
}

const dayAfter = (day: string): string =>
  new Date(Date.parse(day) + 24 * 60 * 60_000).toISOString().slice(0, 10);
