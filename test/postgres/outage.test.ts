import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { describe, expect, it, onTestFinished } from "vitest";
import { openArchive } from "../../src/archive/open.js";
import { Outage } from "../../src/core/mistake.js";
import { draft } from "../archive/drafts.js";
import { hasPostgres, postgres } from "../archive/tiers.js";
import { until } from "../process/until.js";
import { programs, startServer } from "./server.js";

const now = new Date("2026-01-07T08:00:00Z");
const { temporaryPlace, temporaryArchive, tablesIn } = postgres;

/** What a call comes to while the database is away. */
const away = expect.objectContaining({
  place: expect.stringMatching(/^PostgreSQL at 127\.0\.0\.1:\d+\/postgres$/),
  remedy: expect.stringContaining("try again in a moment"),
});

describe.runIf(programs())("a server that is killed", () => {
  it("is away until it is back; then the next call works, nothing acknowledged is lost, and changes are heard again", async () => {
    const server = await startServer(programs()!, true);
    onTestFinished(server.stop);
    const lost: Error[] = [];
    const [one, other] = await Promise.all(
      [1, 2].map(() => openArchive(server.url, { onLost: (error) => lost.push(error as Error) })),
    );
    onTestFinished(async () => void (await Promise.all([one!.close(), other!.close()])));
    await one!.articles.put("", draft(), now);
    await until(async () => (await other!.articles.version("")) === 1);
    // Whoever has a connection in hand, and whoever waits for one.
    const underWay = Promise.allSettled(
      Array.from({ length: 30 }, (_, n) => one!.articles.put("", draft({ slug: `n-${n}` }), now)),
    );

    await server.kill();
    const ends = await underWay;
    for (const end of ends) if (end.status === "rejected") expect(end.reason).toBeInstanceOf(Outage);
    const acknowledged = ends.flatMap((end) => (end.status === "fulfilled" ? [end.value.slug] : []));
    for (const { articles, seen, deliveries } of [one!, other!]) {
      await expect(articles.put("", draft({ slug: "later" }), now)).rejects.toEqual(away);
      await until(async () => {
        const version = await articles.version("").catch((error: unknown) => error);
        return version instanceof Outage;
      });
      await expect(seen.isNew("slack", "1", now)).rejects.toBeInstanceOf(Outage);
      await expect(deliveries.list("")).rejects.toEqual(away);
    }
    expect(lost[0]!.message).toMatch(/^PostgreSQL at \S+: a connection has ended: .+ \(another is made\)$/);
    // A log prints what hangs on an error.
    expect(Object.keys(lost[0]!).sort()).toEqual(["name", "place", "remedy", "what"]);

    await server.restart();
    const kept = (await one!.articles.all("")).map(({ slug }) => slug);
    expect(kept).toEqual(expect.arrayContaining(["bridge-north-span", ...acknowledged]));
    await other!.articles.put("", draft({ slug: "later" }), now);
    const version = await other!.articles.version("");
    await until(async () => (await one!.articles.version("")) === version);
    expect((await one!.check()).filter(({ healthy }) => !healthy)).toEqual([]);
  });
});

describe.runIf(hasPostgres)("the version of the articles", () => {
  it("is kept while changes are heard, and asked for while they are not", async () => {
    const place = await temporaryPlace();
    const [reader, writer] = [await temporaryArchive(place), await temporaryArchive(place)];
    const heard = async () => (await reader.check()).find(({ subject }) => subject === "archive changes");
    expect(await heard()).toMatchObject({ healthy: true });
    await writer.articles.put("", draft(), now);
    await until(async () => (await reader.articles.version("")) === 1);

    const other = tablesIn(place);
    // While somebody holds the table nobody can ask. The first time it may just have been heard of a change.
    const toldUnasked = () =>
      other.transaction().execute(async (tx) => {
        await sql`lock table stamps in access exclusive mode`.execute(tx);
        return Promise.race([reader.articles.version(""), sleep(1000)]);
      });
    expect(await until(toldUnasked)).toBe(1);

    const listening = sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and query ~ '^(listen |select 1$)'`;
    await listening.execute(other);
    await writer.articles.put("", draft({ slug: "unheard" }), now);
    await until(async () => (await reader.articles.version("")) === 2);
    expect(await heard()).toMatchObject({ healthy: true });
    await writer.articles.put("", draft({ slug: "heard" }), now);
    await until(async () => (await reader.articles.version("")) === 3);
  });

  it("of one's own change is another at once, also of a change that was loaded", async () => {
    const archive = await temporaryArchive();
    expect((await archive.check()).at(-1)).toMatchObject({ healthy: true });
    for (let n = 1; n <= 20; n++) {
      await archive.articles.put("", draft({ slug: `n-${n}` }), now);
      expect(await archive.articles.version("")).toBe(n);
    }
    await archive.restore("", [{ table: "stamps", row: { version: 99, words_at: null } }]);
    expect(await archive.articles.version("")).toBe(99);
  });
});
