import { createHash } from "node:crypto";
import type { Logger } from "pino";
import type { Alarm, Alarms } from "../archive/alarms.js";
import type { Articles } from "../archive/articles.js";
import type { Feed, Feeds } from "../archive/feeds.js";
import { ageOf } from "../core/age.js";
import { printMinute } from "../core/day.js";
import { feedName } from "../core/health.js";
import { fill, phrases } from "../core/phrases.js";
import type { DeskNote } from "./desk.js";
import { type Running, repeat } from "./repeat.js";

/** What the heartbeat leans on. */
export interface Heartbeat {
  readonly alarms: Alarms;
  readonly articles: Pick<Articles, "updatedAt">;
  readonly feeds: Pick<Feeds, "list">;
  readonly tenant: string;
  /** So long nothing may come in, and a feed may fail, before the desk is told. */
  readonly silenceMs: number;
  now(): Date;
  /** Tells the desk; false where it is to be told again. */
  note(told: DeskNote): Promise<boolean>;
  readonly log: Pick<Logger, "info" | "warn" | "error">;
}

/** So long telling the desk may take; then it is taken for interrupted. A post takes 10 s at most. */
const leaseMs = 10 * 60_000;
/** A desk that could not be told is told again for so long, and what may stand there is looked for as far back. */
const patienceMs = 24 * 60 * 60_000;
/** Between two looks, in milliseconds. */
const tickMs = 60_000;

const { heartbeat: words } = phrases;

/**
 * Tells the desk once when nothing comes in or a feed keeps failing, and once when that is over, until
 * stopped. The first look waits for `after`: what was not read while Verbatim did not run is no silence.
 */
export const startHeartbeat = (beat: Heartbeat, after: Promise<unknown>): Running =>
  repeat(() => checkHeartbeat(beat), {
    everyMs: tickMs,
    failed: (error) => beat.log.error({ err: error }, "the heartbeat could not be looked at"),
    after,
  });

/** One look: raises what is new, ends what is over, and tells again what an interrupted process may not have told. */
export async function checkHeartbeat(beat: Heartbeat): Promise<void> {
  const { alarms, tenant } = beat;
  const [feeds, updatedAt, known] = await Promise.all([
    beat.feeds.list(tenant),
    beat.articles.updatedAt(tenant),
    alarms.list(tenant),
  ]);
  const scene = { feeds, ...(updatedAt && { updatedAt }) };
  for (const alarm of known) await follow(beat, scene, alarm);
  for (const trouble of troublesIn(scene, beat)) {
    if (known.some(({ name }) => name === trouble.name)) continue;
    const alarm = await alarms.raise(tenant, trouble, beat.now(), leaseFrom(beat.now()));
    if (alarm) await tell(beat, scene, alarm);
  }
}

/** What there is to see. */
interface Scene {
  readonly feeds: readonly Feed[];
  readonly updatedAt?: string;
}

type Trouble = Pick<Alarm, "name" | "since">;

const archive = "archive";
const nameOf = ({ url }: Feed): string => `feed ${url}`;

/** What has lasted too long. */
function troublesIn({ feeds, updatedAt }: Scene, { silenceMs, now }: Heartbeat): readonly Trouble[] {
  const silentSince = updatedAt ?? feeds.map(({ addedAt }) => addedAt).sort()[0];
  const failing = feeds.flatMap((feed) =>
    feed.state.failing ? [{ name: nameOf(feed), since: feed.state.failing.since }] : [],
  );
  return [...(silentSince ? [{ name: archive, since: silentSince }] : []), ...failing].filter(
    ({ since }) => now().getTime() - Date.parse(since) >= silenceMs,
  );
}

/** Ends an alarm that is over; one that another process did not get to tell is told. */
async function follow(beat: Heartbeat, scene: Scene, alarm: Alarm): Promise<void> {
  const { alarms, tenant } = beat;
  const now = beat.now();
  const isTold = alarm.state === "raised" && alarm.toldAt !== undefined;
  if (!isTold && isHeld(alarm, now)) return;
  if (alarm.state === "raised" && isOver(scene, alarm)) {
    const ended = await alarms.end(tenant, alarm, now, leaseFrom(now));
    if (ended) await tell(beat, scene, ended);
  } else if (!isTold) {
    const again = await alarms.take(tenant, alarm, leaseFrom(now));
    if (again) await tell(beat, scene, again, new Date(now.getTime() - patienceMs));
  }
}

/** A clock that was put back leaves leases that are longer than any that is given: they hold nothing. */
const isHeld = ({ leaseUntil }: Alarm, now: Date): boolean =>
  leaseUntil > now.toISOString() && leaseUntil <= leaseFrom(now).toISOString();

const leaseFrom = (now: Date): Date => new Date(now.getTime() + leaseMs);

/** Not by the clock, which may be put back, but by what has happened since. */
function isOver({ feeds, updatedAt }: Scene, alarm: Alarm): boolean {
  if (alarm.name === archive) return updatedAt !== undefined && updatedAt > alarm.since;
  const feed = feedOf(feeds, alarm);
  if (!feed) return true;
  const { readAt, failing } = feed.state;
  return readAt !== undefined && (!failing || (failing.since > alarm.since && readAt > alarm.since));
}

const feedOf = (feeds: readonly Feed[], { name }: Trouble): Feed | undefined =>
  feeds.find((feed) => nameOf(feed) === name);

async function tell(beat: Heartbeat, scene: Scene, alarm: Alarm, since?: Date): Promise<void> {
  const { name, state } = alarm;
  const reason = reasonOf(scene, alarm, beat.now());
  if (state === "raised") beat.log.warn({ alarm: name, since: alarm.since }, "alarm");
  else beat.log.info({ alarm: name, since: alarm.since }, "alarm over");
  const isTold = await beat.note({ reason, key: keyOf(alarm), ...(since && { since }) });
  const isHopeless = beat.now().getTime() - Date.parse(alarm.changedAt) >= patienceMs;
  if (isTold || isHopeless) await beat.alarms.told(beat.tenant, alarm, beat.now());
}

/** The same for every process that tells it: by it a message is found again. */
const keyOf = ({ name, since, state }: Alarm): string =>
  createHash("sha256")
    .update(JSON.stringify([name, since, state]))
    .digest("hex")
    .slice(0, 32);

function reasonOf({ feeds, updatedAt }: Scene, alarm: Alarm, now: Date): string {
  const since = printMinute(alarm.since);
  const age = ageOf(alarm.since, now);
  const isRaised = alarm.state === "raised";
  if (alarm.name === archive)
    return isRaised
      ? fill(updatedAt ? words.silent : words.empty, { age, since })
      : fill(words.over, { at: printMinute(updatedAt ?? alarm.since), since });
  const feed = feedOf(feeds, alarm);
  const name = feedName(alarm.name.replace(/^feed /, ""), feed?.state.title);
  if (!isRaised) return fill(feed ? words.answered : words.removed, { name, since });
  return fill(words.failing, { name, age, since, why: feed?.state.failing?.what ?? "" });
}
