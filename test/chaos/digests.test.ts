import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Kysely } from "kysely";
import { expect, it, onTestFinished } from "vitest";
import type { Delivery } from "../../src/archive/deliveries.js";
import { openArchive } from "../../src/archive/open.js";
import { Outage } from "../../src/core/mistake.js";
import { phrases } from "../../src/core/phrases.js";
import { temporaryFolder } from "../archive/temporary.js";
import { type Loose, postgres, sqlite, type Tier } from "../archive/tiers.js";
import type { DiscordFake } from "../fakes/discord.js";
import type { SlackFake } from "../fakes/slack.js";
import { below, randomOf } from "../fuzz/random.js";
import { programs, startServer } from "../postgres/server.js";
import { jsonl } from "../process/articles.js";
import { discordEnv, localDiscord, localSlack, slackEnv } from "../process/local.js";
import { slackPicture } from "../process/pictures.js";
import { until } from "../process/until.js";
import { verbatim } from "../process/verbatim.js";
import { closed, discordDialect, isBlind, slackDialect } from "./dialects.js";
import { type Mortal, supervised } from "./supervisor.js";
import { linesOf, nameOf, type Subscribed, subscribedIn } from "./town.js";
import { type Fate, type Weather, weatherBefore } from "./weather.js";

/** How many digests are due at once. */
const CHAOS = Number(process.env.CHAOS ?? 100);
/** The same seed gives the same channels, the same fates and the same moments of death. */
const SEED = Number(process.env.CHAOS_SEED ?? Date.now() % 1_000_000);
/** Longer than a post may take, which is 10 s. */
const LEASE_SECONDS = "11";
/** Far beyond what it takes, on a busy machine too. */
const PATIENCE_SECONDS = 240 + CHAOS / 2;
const DESK = "CDESK";

/** An archive where both processes find it. */
interface Place {
  readonly tier: Tier;
  readonly place: string;
  readonly env: Readonly<Record<string, string>>;
  /** What may die beside the processes. */
  readonly others: readonly Mortal[];
}

const inFile = async (): Promise<Place> => {
  const folder = temporaryFolder();
  return { tier: sqlite, place: folder, env: { VERBATIM_DATA: folder }, others: [] };
};

/** On a server that is killed like the processes, and is back in half a second. */
const onServer = async (): Promise<Place> => {
  const server = await startServer(programs()!, true);
  onTestFinished(server.stop);
  let isUp = true;
  const reborn = async () => {
    await server.kill();
    await sleep(500);
    await server.restart();
    isUp = true;
  };
  const kill = () => {
    if (!isUp) return false;
    isUp = false;
    void reborn();
    return true;
  };
  const env = { VERBATIM_DATA: temporaryFolder(), DATABASE_URL: server.url };
  return { tier: postgres, place: server.url, env, others: [{ kill }] };
};

/** How often something dies while so many digests are posted. */
const killsIn = (count: number): number => 3 + Math.ceil(count / 50);
/** As many on a server show what a server's death may do. */
const onServerAtMost = Math.min(CHAOS, 150);

const places = [
  { tier: "SQLite", open: inFile, mortals: "two processes", count: CHAOS, kills: killsIn(CHAOS) },
  {
    ...{ tier: "PostgreSQL", open: onServer, mortals: "two processes and a server" },
    ...{ count: onServerAtMost, kills: killsIn(onServerAtMost) },
  },
].filter(({ open }) => open === inFile || programs());

it.each(places)(
  `$count digests on $tier through bad weather, $mortals and $kills deaths: none lost, none doubled, each doubt told (CHAOS_SEED=${SEED})`,
  async (where) => {
    const started = performance.now();
    const [slack, discord, at] = [await localSlack(), await localDiscord(), await where.open()];
    const all = subscribedIn(SEED, where.count);
    await filled(at, all);
    open(discord, all);

    const death = deaths(where);
    const inSlack = await weatherBefore(slackDialect(slack.apiUrl), SEED, () => death.isNear());
    const inDiscord = await weatherBefore(discordDialect(discord.apiUrl), SEED, () => death.isNear());
    const env = {
      ...{ ...slackEnv(slack), SLACK_API_URL: `${inSlack.url}/api/`, SLACK_DESK_CHANNEL: DESK },
      ...{ ...discordEnv(discord), DISCORD_API_URL: `${inDiscord.url}/api` },
      ...{ ...at.env, VERBATIM_DEMO: "off", DIGEST_LEASE_SECONDS: LEASE_SECONDS },
    };
    const processes = await Promise.all([supervised(env), supervised(env)]);
    death.comesFor([...processes, ...at.others]);
    const tables = at.tier.tablesIn(at.place);
    await until(async () => (await settledIn(tables)) === all.length, PATIENCE_SECONDS);
    for (const { stop } of processes) expect(await stop()).toBe(0);

    const ends = await endsOf(at.place, all, copiesIn(slack, discord));
    const told = (slack.posts[DESK] ?? []).map(({ blocks }) => slackPicture(blocks));
    const hidden = new Set([...inSlack.hidden, ...inDiscord.hidden]);
    const named = (which: (end: End) => boolean) =>
      ends.filter(which).map((end) => `${nameOf(end)} ${end.reason ?? ""}`);
    const lost = named((end) => end.state === "posted" && !end.copies.includes(end.message!));
    const doubled = named(({ copies }) => copies.length > 1);
    const unclear = named(({ state }) => state === "unclear");
    const refused = named(({ state }) => state === "refused");
    console.info(
      [
        `${where.tier}: ${all.length} subscriptions`,
        `${death.count()} kills`,
        `${ends.reduce((sum, { copies }) => sum + copies.length, 0)} posts stored`,
        ...figuresOf([inSlack, inDiscord]),
        `${lost.length} lost`,
        `${doubled.length} doubled`,
        `${unclear.length} unclear`,
        `${refused.length} refused`,
        `${told.length} told`,
        `${Math.round((performance.now() - started) / 1000)} s`,
        `CHAOS_SEED=${SEED}`,
      ].join(", "),
    );

    expect(death.count()).toBeGreaterThan(0);
    expect(lost).toEqual([]);
    expect(doubled).toEqual([]);
    expect(named(({ state }) => state === "posting")).toEqual([]);
    // Where it stands and could be seen, it was.
    expect(
      named((end) => end.state === "unclear" && end.copies.length > 0 && !isHidden(end, hidden)),
    ).toEqual([]);
    expect(named((end) => end.state === "refused" && end.copies.length > 0)).toEqual([]);
    expect(named((end) => isClosed(end) && end.state === "posted")).toEqual([]);
    expect(named((end) => end.wanted.quiet && end.state === "posted")).toEqual([]);
    expect(named((end) => end.state === "skipped" && (!end.wanted.quiet || end.copies.length > 0))).toEqual(
      [],
    );
    expect(named((end) => !isTold(end, told))).toEqual([]);
  },
  (PATIENCE_SECONDS + 120) * 1000,
);

/** A subscription's slot, how it ended, and the ids of the messages that stand for it in its channel. */
interface End extends Subscribed, Pick<Delivery, "state" | "message" | "reason"> {
  readonly copies: readonly string[];
}

async function filled({ env }: Place, all: readonly Subscribed[]): Promise<void> {
  const file = join(temporaryFolder(), "rows.jsonl");
  await writeFile(file, jsonl(...linesOf(all)));
  const loaded = await verbatim(["load", file], { env: { ...env, VERBATIM_DEMO: "off" } });
  expect(loaded).toMatchObject({ status: 0, err: "" });
}

function open({ channels }: DiscordFake, all: readonly Subscribed[]): void {
  const [example] = channels.values();
  for (const { slot } of all)
    if (slot.platform === "discord") channels.set(slot.channel, { ...example!, id: slot.channel });
}

/** Kills one after the other at random posts, early enough that there are as many. */
function deaths({ count: digests, kills }: Pick<(typeof places)[number], "count" | "kills">) {
  const random = randomOf(SEED + 1);
  const due = Array.from({ length: kills }, () => below(random, digests * 0.7)).sort((a, b) => a - b);
  let [posts, count] = [0, 0];
  let mortals: readonly Mortal[] = [];
  return {
    comesFor(those: typeof mortals): void {
      mortals = those;
    },
    isNear(): void {
      posts += 1;
      if (count >= due.length || posts < due[count]! || !mortals.length) return;
      // Where the one is just starting, it is the next post's turn.
      if (mortals[count % mortals.length]!.kill()) count += 1;
    },
    count: () => count,
  };
}

/** How many slots have a verdict; none that could be seen while the server is away. */
async function settledIn(tables: Kysely<Loose>): Promise<number> {
  try {
    const rows = await tables
      .selectFrom("deliveries")
      .select("key")
      .where("state", "<>", "posting")
      .execute();
    return rows.length;
  } catch (error) {
    if (error instanceof Outage) return 0;
    throw error;
  }
}

/** Message ids by the key or the nonce that was sent with them. */
function copiesIn(slack: SlackFake, discord: DiscordFake): ReadonlyMap<string, readonly string[]> {
  const copies = new Map<string, string[]>();
  const keep = (name: string, id: string) => copies.set(name, [...(copies.get(name) ?? []), id]);
  for (const { metadata, ts } of Object.values(slack.posts).flat())
    keep(String(metadata?.event_payload.key), ts);
  for (const { nonce, id } of Object.values(discord.posts).flat()) keep(nonce!, id);
  return copies;
}

async function endsOf(
  place: string,
  all: readonly Subscribed[],
  copies: ReadonlyMap<string, readonly string[]>,
): Promise<readonly End[]> {
  const archive = await openArchive(place);
  const ends: End[] = [];
  for (const one of all) {
    const [found, ...more] = await archive.deliveries.list("", one.slot);
    expect(more).toEqual([]);
    const { state, message, reason } = found!;
    const own = copies.get(one.slot.platform === "slack" ? nameOf(one) : nonceOf(one)) ?? [];
    ends.push({ ...one, state, ...(message && { message }), ...(reason && { reason }), copies: own });
  }
  await archive.close();
  return ends;
}

const nonceOf = (one: Subscribed): string =>
  createHash("sha256").update(nameOf(one)).digest("hex").slice(0, 25);

const isClosed = ({ slot: { platform, channel } }: Subscribed): boolean =>
  platform !== "terminal" && platform !== "web" && channel in closed[platform];

/** Whether nobody could see what stands in the channel. */
const isHidden = (end: Subscribed, hidden: ReadonlySet<string>): boolean =>
  isBlind(end.slot.channel) || isClosed(end) || hidden.has(`${end.slot.platform} ${end.slot.channel}`);

/** Whether the desk has read of a slot what it has to know. */
function isTold({ slot, state, reason = "" }: End, told: readonly string[]): boolean {
  if (state !== "unclear" && state !== "refused") return true;
  const { perhapsPosted, notPosted } = phrases.digest;
  const words = (state === "unclear" ? perhapsPosted : notPosted)(slot, reason);
  return told.some((text) => text.includes(words));
}

const befell = (weathers: readonly Weather[], ...fates: readonly Fate[]): number =>
  weathers.reduce((sum, { figures }) => sum + fates.reduce((n, fate) => n + (figures.get(fate) ?? 0), 0), 0);

const figuresOf = (weathers: readonly Weather[]): readonly string[] => [
  `${befell(weathers, "reply lost", "never arrived")} lost replies`,
  `${befell(weathers, "rate limited")} 429s`,
  `${befell(weathers, "failed", "failed when done")} 5xx`,
];
