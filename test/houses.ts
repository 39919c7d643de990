import { onTestFinished } from "vitest";
import type { Archive } from "../src/archive/open.js";
import { readConfig } from "../src/config.js";
import type { Request } from "../src/core/front-desk.js";
import type { Channel } from "../src/core/posting.js";
import type { Presentation } from "../src/core/presentation.js";
import { fetcherWhenAsked } from "../src/fetching/when-asked.js";
import { openLog } from "../src/log.js";
import { openRoom } from "../src/shell/room.js";
import { type House, houseOf } from "../src/wiring/house.js";
import { temporaryFolder } from "./archive/temporary.js";

/** A house over a new archive, as `verbatim start` opens it, until the test ends. */
export async function openHouse(
  env: Readonly<Record<string, string>> = {},
): Promise<{ readonly house: House; readonly archive: Archive }> {
  const room = await openRoom({ path: temporaryFolder(), demo: false });
  onTestFinished(() => room.archive.close());
  const config = readConfig({ DIGEST_ZONE: "UTC", LOG_LEVEL: "silent", ...env });
  const reach = { fetcher: fetcherWhenAsked({ allow: [] }), now: () => new Date() };
  return { house: houseOf(room, config, openLog("silent"), reach), archive: room.archive };
}

/** The reply to a line that U7 types, without what is random in it. */
export async function askIn(
  { desk }: House,
  where: Channel & Partial<Request>,
  line: string,
): Promise<Presentation> {
  const [command = "", ...words] = line.split(" ");
  const { share: _, ...reply } = await desk.answer({
    ...{ asker: "U7", ...where },
    ...{ command, input: words.join(" ") },
  });
  return reply;
}

export const minutesAgo = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();
