import { pino } from "pino";
import { onTestFinished } from "vitest";
import { readConfig } from "../src/config.js";
import type { Request } from "../src/core/front-desk.js";
import type { Channel } from "../src/core/posting.js";
import type { Presentation } from "../src/core/presentation.js";
import { fetcherWhenAsked } from "../src/fetching/when-asked.js";
import { openRoom, type Room } from "../src/shell/room.js";
import { type House, houseOf } from "../src/wiring/house.js";
import { readersHere } from "../src/wiring/readers.js";
import { temporaryFolder } from "./archive/temporary.js";

/** A house over an archive in a folder, as a process opens it, without its web server; closed with the test. */
export async function houseIn(
  path = temporaryFolder(),
  env: Readonly<Record<string, string>> = {},
): Promise<Room & House> {
  const room = await openRoom({ path, demo: false });
  onTestFinished(() => room.archive.close().catch(() => {}));
  const reach = { fetcher: fetcherWhenAsked({ allow: [] }), now: () => new Date() };
  const log = pino({ level: process.env.LOG_LEVEL ?? "silent" });
  const config = readConfig({ DIGEST_ZONE: "UTC", ...env });
  return { ...room, ...houseOf(room, readersHere(room), config, log, reach) };
}

/** The reply to a line that U7 types, without the id under which it is kept. */
export async function askIn(
  { desk }: Pick<House, "desk">,
  where: Channel & Partial<Request>,
  line: string,
): Promise<Presentation> {
  const [command = "", ...words] = line.split(" ");
  const { id: _, ...reply } = await desk.answer({
    ...{ asker: "U7", ...where },
    ...{ command, input: words.join(" ") },
  });
  return reply;
}

export const minutesAgo = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();
