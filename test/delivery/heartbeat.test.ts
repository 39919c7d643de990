import { join } from "node:path";
import pino from "pino";
import { describe, expect, it } from "vitest";
import type { FeedState } from "../../src/archive/feeds.js";
import { type Archive, openArchive } from "../../src/archive/open.js";
import type { Poster } from "../../src/core/posting.js";
import { deskNoter } from "../../src/delivery/desk.js";
import { checkHeartbeat, type Heartbeat, startHeartbeat } from "../../src/delivery/heartbeat.js";
import { draft } from "../archive/drafts.js";
import { temporaryArchive, temporaryFolder } from "../archive/temporary.js";
import { tiers } from "../archive/tiers.js";
import { channelFile, type Fate } from "./channel-file.js";

const log = pino({ level: "silent" });
const feed = "https://quay.example/feed?key=s3cret";

/** `07 08:30` is 8:30 on the 7th of January 2026, UTC. */
const at = (moment: string) => new Date(`2026-01-${moment.replace(" ", "T")}:00.000Z`);

/** A desk that is a file and keeps what it is told. */
function deskIn(folder: string, fates: readonly Fate[] = [], isBlind = false) {
  const channel = channelFile(join(folder, "desk"), fates, isBlind);
  const told: string[] = [];
  const poster: Poster = {
    ...channel,
    post: (place, reply, key) => {
      told.push(reply.summary);
      return channel.post(place, reply, key);
    },
  };
  return { told, channel, desks: [{ poster, tenant: "", channel: "C1" }] };
}

interface Staged {
  readonly archive: Archive;
  /** Looks at this moment. */
  look(moment: string): Promise<void>;
  readonly desk: ReturnType<typeof deskIn>;
  /** The same archive and desk after a restart. */
  again(fates?: readonly Fate[], isBlind?: boolean): Promise<Staged>;
}

const beatOf = (archive: Archive, desk: Pick<ReturnType<typeof deskIn>, "desks">, now: Date): Heartbeat => ({
  ...archive,
  tenant: "",
  silenceMs: 24 * 3_600_000,
  now: () => now,
  note: deskNoter(desk.desks, log),
  log,
});

/** An archive, and a desk that is told after a day. */
async function staged(
  folder = temporaryFolder(),
  fates?: readonly Fate[],
  isBlind?: boolean,
): Promise<Staged> {
  const archive = await temporaryArchive(folder);
  const desk = deskIn(folder, fates, isBlind);
  return {
    archive,
    desk,
    look: (moment) => checkHeartbeat(beatOf(archive, desk, at(moment))),
    again: (...how) => staged(folder, ...how),
  };
}

const put = ({ articles }: Archive, moment: string, text = "It opened.") =>
  articles.put("", draft({ text }), at(moment));

/** Lets the last reading of the feed have gone so. */
async function feedStands({ feeds }: Archive, state: FeedState): Promise<void> {
  await feeds.add("", feed, {}, at("01 00:00"));
  await feeds.keep("", feed, { state, nextAt: at("31 00:00").toISOString() });
}

const failing = (since: string, readAt?: string): FeedState => ({
  title: "The Quay Courier",
  ...(readAt && { readAt: at(readAt).toISOString() }),
  failing: { since: at(since).toISOString(), times: 9, what: "the site answered 500", remedy: "wait" },
});
const fine = (readAt: string): FeedState => ({ title: "The Quay Courier", readAt: at(readAt).toISOString() });

const silent =
  "Nothing has come in for 24 hours: no article was added or changed since 7 Jan 2026, 08:00 UTC.";

describe("an archive into which nothing comes", () => {
  it("is told once when the time is up, and once when something has come, also across restarts", async () => {
    const first = await staged();
    await put(first.archive, "07 08:00");
    await first.look("08 07:59");
    expect(first.desk.told).toEqual([]);
    await first.look("08 08:00");
    await first.look("08 09:00");
    const second = await first.again();
    await second.look("12 08:00");
    expect([first.desk.told, second.desk.told]).toEqual([[silent], []]);
    await put(second.archive, "13 08:00", "It opened late.");
    await second.look("13 08:01");
    await (await first.again()).look("13 08:02");
    expect(second.desk.told).toEqual([
      "Articles come in again; the last is of 13 Jan 2026, 08:00 UTC. Nothing had come in since 7 Jan 2026, 08:00 UTC.",
    ]);
    expect(first.desk.channel.messages()).toHaveLength(2);
  });

  it("is not told of where nothing ever came and no feed is read; with a feed, from when that was added", async () => {
    const { archive, desk, look } = await staged();
    await look("09 08:00");
    await archive.feeds.add("", feed, {}, at("07 08:00"));
    await look("08 07:59");
    expect(desk.told).toEqual([]);
    await look("09 08:00");
    expect(desk.told).toEqual([
      "Nothing has come in for 2 days: the archive has been empty since 7 Jan 2026, 08:00 UTC.",
    ]);
  });

  it.each(tiers)("is told of once by four processes that look at one moment, on $tier", async (tier) => {
    const place = await tier.temporaryPlace();
    const archives = await Promise.all(Array.from({ length: 4 }, () => tier.temporaryArchive(place)));
    const desk = deskIn(temporaryFolder());
    const lookAll = (moment: string) =>
      Promise.all(archives.map((archive) => checkHeartbeat(beatOf(archive, desk, at(moment)))));
    await put(archives[0]!, "07 08:00");
    await lookAll("08 08:00");
    expect(desk.told).toEqual([silent]);
    await put(archives[1]!, "08 09:00", "It opened late.");
    await lookAll("08 09:01");
    expect(desk.told).toHaveLength(2);
  });

  it("is not over because the clock was put back, and is told once all the same", async () => {
    const { archive, desk, look } = await staged();
    await put(archive, "07 08:00");
    await look("08 08:00");
    await look("07 08:30");
    await look("08 08:01");
    expect(desk.told).toEqual([silent]);
  });

  it("that has words from the future is not silent", async () => {
    const { archive, desk, look } = await staged();
    await put(archive, "20 08:00");
    await look("08 08:00");
    expect(desk.told).toEqual([]);
  });
});

describe("a process that dies", () => {
  const raise = ({ archive }: Staged) =>
    archive.alarms.raise(
      "",
      { name: "archive", since: at("07 08:00").toISOString() },
      at("08 08:00"),
      at("08 08:10"),
    );

  it("between raising and telling: another tells when its time is up", async () => {
    const stage = await staged();
    await put(stage.archive, "07 08:00");
    await raise(stage);
    await stage.look("08 08:09");
    expect(stage.desk.told).toEqual([]);
    await stage.look("08 08:10");
    await stage.look("08 08:11");
    expect(stage.desk.told).toEqual([silent]);
  });

  it("between telling and keeping that it has: what stands in the channel is not said again", async () => {
    const stage = await staged();
    await put(stage.archive, "07 08:00");
    const { alarms } = stage.archive;
    const dying = {
      ...stage.archive,
      alarms: { ...alarms, told: () => Promise.reject(new Error("killed")) },
    };
    await expect(checkHeartbeat(beatOf(dying, stage.desk, at("08 08:00")))).rejects.toThrow("killed");
    await stage.look("08 08:10");
    expect(stage.desk.told).toEqual([silent]);
    expect((await alarms.list(""))[0]?.toldAt).toBe("2026-01-08T08:10:00.000Z");
  });

  it("where nobody can look into the channel, nothing is said twice", async () => {
    const first = await staged();
    await put(first.archive, "07 08:00");
    await raise(first);
    const blind = await first.again([], true);
    await blind.look("08 08:10");
    await blind.look("08 08:30");
    expect(blind.desk.told).toEqual([]);
  });

  it("before telling that it is over: another tells that", async () => {
    const stage = await staged();
    await put(stage.archive, "07 08:00");
    await stage.look("08 08:00");
    await put(stage.archive, "08 09:00", "It opened late.");
    const [alarm] = await stage.archive.alarms.list("");
    await stage.archive.alarms.end("", alarm!, at("08 09:01"), at("08 09:11"));
    await stage.look("08 09:10");
    expect(stage.desk.told).toHaveLength(1);
    await stage.look("08 09:11");
    expect(stage.desk.told[1]).toContain("Articles come in again");
    expect(await stage.archive.alarms.list("")).toEqual([]);
  });

  it("with a clock far ahead leaves a lease that holds nothing", async () => {
    const stage = await staged();
    await put(stage.archive, "07 08:00");
    await stage.archive.alarms.raise(
      "",
      { name: "archive", since: at("07 08:00").toISOString() },
      at("30 08:00"),
      at("30 08:10"),
    );
    await stage.look("08 08:00");
    expect(stage.desk.told).toEqual([silent]);
  });
});

describe("a desk that cannot be told", () => {
  const refused = { kind: "refused", reason: "channel_not_found" } as const;

  it("is told again when the time of the first try is up", async () => {
    const { archive, desk, look } = await staged(undefined, [refused]);
    await put(archive, "07 08:00");
    for (const moment of ["08 08:00", "08 08:05", "08 08:10", "08 08:20"]) await look(moment);
    expect(desk.told).toEqual([
      silent,
      "Nothing has come in for 24 hours: no article was added or changed since 7 Jan 2026, 08:00 UTC.",
    ]);
    expect(desk.channel.messages()).toHaveLength(1);
  });

  it("is given up after a day", async () => {
    const { archive, desk, look } = await staged(
      undefined,
      Array.from({ length: 9 }, () => refused),
    );
    await put(archive, "07 08:00");
    for (const moment of ["08 08:00", "08 20:00", "09 08:00", "09 20:00", "12 20:00"]) await look(moment);
    expect(desk.told).toHaveLength(3);
  });

  it("keeps no other desk from being told, and once", async () => {
    const { archive, desk, look } = await staged();
    const gone = deskIn(
      temporaryFolder(),
      Array.from({ length: 9 }, () => refused),
    );
    await put(archive, "07 08:00");
    const both = { desks: [...gone.desks, ...desk.desks] };
    for (const moment of ["08 08:00", "08 08:10", "08 08:20"])
      await checkHeartbeat(beatOf(archive, both, at(moment)));
    expect([gone.told.length, desk.told.length]).toEqual([3, 1]);
    await look("08 08:30");
    expect(desk.told).toHaveLength(1);
  });
});

describe("a feed that fails", () => {
  const name = "The Quay Courier (quay.example/feed)";

  /** An archive into which something came a moment before each look. */
  async function fresh() {
    const stage = await staged();
    const look = async (moment: string) => {
      await put(stage.archive, moment, moment);
      await stage.look(moment);
    };
    return { ...stage, look };
  }

  it("for long is told once with its reason, and once when it answers again; its key is not shown", async () => {
    const { archive, desk, look } = await fresh();
    await feedStands(archive, failing("07 08:00", "07 07:00"));
    await look("08 07:59");
    expect(desk.told).toEqual([]);
    await look("08 08:00");
    await look("08 09:00");
    await feedStands(archive, fine("08 10:00"));
    await look("08 10:01");
    await look("08 10:02");
    expect(desk.told).toEqual([
      `The feed ${name} has been failing for 24 hours, since 7 Jan 2026, 08:00 UTC: the site answered 500`,
      `The feed ${name} answers again. It had been failing since 7 Jan 2026, 08:00 UTC.`,
    ]);
  });

  it("and was removed is told to be no longer read; added again it is a new matter", async () => {
    const { archive, desk, look } = await fresh();
    await feedStands(archive, failing("07 08:00"));
    await look("08 08:00");
    await archive.feeds.remove("", feed);
    await look("08 09:00");
    await look("08 09:01");
    expect(desk.told.slice(1)).toEqual([
      "The feed quay.example/feed is no longer read. It had been failing since 7 Jan 2026, 08:00 UTC.",
    ]);
    await feedStands(archive, failing("08 10:00"));
    await look("08 11:00");
    expect(desk.told).toHaveLength(2);
    await look("09 10:00");
    expect(desk.told[2]).toContain("since 8 Jan 2026, 10:00 UTC");
  });

  it("removed and added again between two looks does not answer yet", async () => {
    const { archive, desk, look } = await fresh();
    await feedStands(archive, failing("07 08:00"));
    await look("08 08:00");
    await archive.feeds.remove("", feed);
    await feedStands(archive, {});
    await look("08 09:00");
    await feedStands(archive, failing("08 09:10"));
    await look("08 09:20");
    expect(desk.told).toHaveLength(1);
  });

  it("answered between two looks and fails anew: both are told", async () => {
    const { archive, desk, look } = await fresh();
    await feedStands(archive, failing("07 08:00", "07 07:00"));
    await look("08 08:00");
    await feedStands(archive, failing("08 08:30", "08 08:20"));
    await look("08 09:00");
    expect(desk.told[1]).toContain("answers again");
    await look("09 08:30");
    expect(desk.told[2]).toContain("since 8 Jan 2026, 08:30 UTC");
    expect(desk.told).toHaveLength(3);
  });

  it("answers again though the clock was put back meanwhile", async () => {
    const { archive, desk, look } = await fresh();
    await feedStands(archive, failing("07 08:00", "07 07:00"));
    await look("08 08:00");
    await feedStands(archive, fine("02 08:00"));
    await put(archive, "08 08:01", "Again.");
    await look("08 08:02");
    expect(desk.told[1]).toContain("answers again");
  });
});

it("the first look waits for the feeds to have been read; a stop waits for nothing", async () => {
  const archive = await openArchive(temporaryFolder());
  await put(archive, "07 08:00");
  const desk = deskIn(temporaryFolder());
  const never = startHeartbeat(beatOf(archive, desk, at("09 08:00")), new Promise(() => {}));
  await never.stop();
  expect(desk.told).toEqual([]);
  const ready = startHeartbeat(beatOf(archive, desk, at("09 08:00")), Promise.resolve());
  await expect.poll(() => desk.told).toHaveLength(1);
  await ready.stop();
  await archive.close();
});
