import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { openRoom } from "../../src/shell/room.js";
import { type Readers, readersHere, type Sight } from "../../src/wiring/readers.js";
import { temporaryFolder } from "../archive/temporary.js";
import { library } from "../library.js";

const built = <T>(module: string): Promise<T> =>
  import(new URL(`../../dist/src/${module}.js`, import.meta.url).href);
const { readersBeside } =
  await built<typeof import("../../src/wiring/readers-beside.js")>("wiring/readers-beside");
const { Outage } = await built<typeof import("../../src/core/mistake.js")>("core/mistake");

const first = library[0]!;
const now = new Date("2026-02-01T12:00:00Z");
const sight: Sight = { tenant: "", desks: [], now, zone: "UTC" };

/** A folder with an archive of the library. */
async function filled(): Promise<string> {
  const path = temporaryFolder();
  const { archive } = await openRoom({ path, demo: false });
  await archive.articles.putAll("", library, now);
  await archive.close();
  return path;
}

/** Those who read beside, and why their threads have ended. */
function beside(path: string): Readers & { readonly ended: readonly unknown[] } {
  const ended: unknown[] = [];
  const readers = readersBeside(
    { folder: { path, demo: false } },
    { onLost: () => {}, onEnded: (why) => ended.push(why) },
  );
  onTestFinished(() => readers.close());
  return { ...readers, ended };
}

it("reads in a thread beside what is read here", async () => {
  const path = await filled();
  const room = await openRoom({ path, demo: false });
  onTestFinished(() => room.archive.close());
  const [here, there] = [await readersHere(room).at(sight), await beside(path).at(sight)];
  const day = first.publishedAt.slice(0, 10);
  const [from, to] = [new Date("2026-01-01T00:00:00Z"), now];
  for (const read of [
    (reader: typeof here) => reader.status(),
    (reader: typeof here) => reader.ask("What did Macron say about security guarantees?"),
    (reader: typeof here) => reader.ask("Who signed?", { "as-of": "2026-01-10", from: "Macron" }),
    (reader: typeof here) => reader.check("The deal is 90% ready."),
    (reader: typeof here) => reader.said("Macron", "guarantees"),
    (reader: typeof here) => reader.timeline("bridge"),
    (reader: typeof here) => reader.coverage("bridge"),
    (reader: typeof here) => reader.article(first.slug),
    (reader: typeof here) => reader.page(first.slug),
    (reader: typeof here) => reader.digest(day),
    (reader: typeof here) => reader.days(5),
    (reader: typeof here) => reader.digestBetween(from, to, undefined, undefined),
    (reader: typeof here) => reader.suggest("speakers", "mac"),
  ])
    expect(await read(there)).toEqual(await read(here));
});

it("sees what is stored beside it, and no desk that is not read", async () => {
  const path = await filled();
  const readers = beside(path);
  const { articles, facts } = await (await readers.at(sight)).status();
  const { archive } = await openRoom({ path, demo: false });
  onTestFinished(() => archive.close());
  const added = {
    ...first,
    slug: "added-beside",
    text: "The ferry sank. Nobody drowned.",
    desk: "City",
  };
  await archive.articles.put("", added, now);
  expect(await (await readers.at(sight)).status()).toMatchObject({ articles, facts });
  const city = await readers.at({ ...sight, desks: ["City"] });
  expect(await city.status()).toMatchObject({ articles: articles + 1 });
  expect(await city.ask("What sank?")).toMatchObject({ kind: "cited" });
});

it("asks to try again where the thread has ended, says why, and reads in another thread then", async () => {
  const [whole, path] = [await filled(), temporaryFolder()];
  writeFileSync(join(path, "verbatim.db"), "no database ".repeat(1000));
  const readers = beside(path);
  const reader = await readers.at(sight);
  await expect(reader.status()).rejects.toBeInstanceOf(Outage);
  expect(String(readers.ended)).toContain("verbatim.db");
  cpSync(join(whole, "verbatim.db"), join(path, "verbatim.db"));
  expect((await reader.status()).articles).toBeGreaterThan(0);
});
