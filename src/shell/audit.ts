import type { AuditEntry } from "../archive/audit.js";
import { typedOf } from "../core/audit.js";
import { daysFrom, startOfDay } from "../core/day.js";
import { isDay } from "../core/input.js";
import { Mistake } from "../core/mistake.js";
import { type Io, print } from "../terminal/io.js";
import { csvLine } from "./csv.js";
import { folderOf, openRoom, type RoomFlags, zoneOf } from "./room.js";

/** The flags of `verbatim audit`. */
export interface AuditFlags extends RoomFlags {
  readonly since?: string;
  readonly until?: string;
  readonly json?: boolean;
  readonly csv?: boolean;
}

const place = "verbatim audit";
const usage = "usage: verbatim audit export [--since 2026-01-07] [--until 2026-01-07] [--json|--csv]";

/** `verbatim audit export`: who asked what and what was shown, in order of time, as JSON lines or CSV. */
export async function auditShell(io: Io, words: readonly string[], flags: AuditFlags): Promise<number> {
  const [verb, ...others] = words;
  if (verb !== "export" || others.length)
    throw new Mistake(place, verb ? `there is no "audit ${words.join(" ")}"` : "the verb is missing", usage);
  if (flags.json && flags.csv) throw new Mistake(place, "--json and --csv are two forms", usage);
  const span = spanOf(flags, zoneOf(io.env));
  const { archive, tenant } = await openRoom(folderOf(flags, io.env));
  try {
    if (flags.csv) await print(io.out, csvLine(columns));
    for await (const entry of archive.audit.entries(tenant, span)) {
      const line = lineOf(entry);
      await print(
        io.out,
        flags.csv ? csvLine(columns.map((column) => cell(line[column]))) : JSON.stringify(line),
      );
    }
    return 0;
  } finally {
    await archive.close();
  }
}

/** From the beginning of a day in the newsroom's zone to the end of another. */
function spanOf({ since, until }: AuditFlags, zone: string) {
  for (const [flag, day] of Object.entries({ since, until }))
    if (day !== undefined && !isDay(day))
      throw new Mistake(`${place} --${flag}`, `"${day}" is not a day`, "want 2026-01-07");
  if (since && until && since > until) throw new Mistake(place, `${since} is after ${until}`, usage);
  return {
    ...(since && { from: startOfDay(since, zone) }),
    ...(until && { to: startOfDay(daysFrom(until, 1), zone) }),
  };
}

const columns = [
  "id",
  "at",
  "platform",
  "workspace",
  "channel",
  "asker",
  "command",
  "asked",
  "outcome",
  "shown",
] as const;

/** An entry as it is handed over: a contract with the programs that read it. */
const lineOf = ({ tenant: workspace, within: _, input, ...entry }: AuditEntry) => ({
  ...entry,
  ...{ workspace, asked: typedOf({ command: entry.command, input }) },
});

const cell = (value: string | AuditEntry["shown"]): string =>
  typeof value === "string" ? value : JSON.stringify(value);
