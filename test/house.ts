import { pino } from "pino";
import { onTestFinished } from "vitest";
import { readConfig } from "../src/config.js";
import { fetcherWhenAsked } from "../src/fetching/when-asked.js";
import { openRoom, type Room, TENANT } from "../src/shell/room.js";
import { type House, houseOf } from "../src/wiring/house.js";
import { temporaryFolder } from "./archive/temporary.js";

/** A house over an archive in a folder, as a process opens it, without its web server; closed with the test. */
export async function houseIn(path = temporaryFolder()): Promise<Room & House> {
  const room = await openRoom({ path, demo: false });
  onTestFinished(() => room.archive.close().catch(() => {}));
  const { articles } = room.archive;
  const fetcher = fetcherWhenAsked({ allow: [] });
  const intake = { fetcher, articles, tenant: TENANT, now: () => new Date() };
  const log = pino({ level: process.env.LOG_LEVEL ?? "silent" });
  return { ...room, ...houseOf(room, readConfig({}), log, intake) };
}
