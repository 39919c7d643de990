import type { Put } from "../archive/articles.js";
import { Mistake } from "../core/mistake.js";
import { readAddress } from "../delivery/pages.js";
import { readBulk, readFiles } from "../intake/files.js";
import { type Intake, together } from "../intake/intake.js";
import type { Bulk } from "../intake/jsonl.js";
import { type Io, print } from "../terminal/io.js";
import { folderOf, openRoom, type Room, type RoomFlags } from "./room.js";
import { openWeb } from "./web.js";

export interface AddFlags extends RoomFlags {
  readonly json?: boolean;
}

/** `verbatim add`: article files, folders of them, and pages of the web. */
export async function addShell(io: Io, paths: readonly string[], flags: AddFlags): Promise<number> {
  if (paths.length === 0)
    throw new Mistake("verbatim add", "the file is missing", "usage: verbatim add [--data DIR] PATH|URL…");
  const isAddress = (path: string) => /^[a-z]{2,}:/i.test(path);
  const files = await readFiles(paths.filter((path) => !isAddress(path)));
  const reach = { ...openWeb(io), now: () => new Date() };
  const pages = await Promise.all(paths.filter(isAddress).map((url) => readAddress(reach, url)));
  return store(io, together([files, ...pages]), flags);
}

/** `verbatim load`: bulk files, one article a line. A later line of the same slug is a revision of it. */
export async function loadShell(io: Io, paths: readonly string[], flags: AddFlags): Promise<number> {
  if (paths.length === 0)
    throw new Mistake(
      "verbatim load",
      "the file is missing",
      "usage: verbatim load [--data DIR] FILE.jsonl…",
    );
  const bulks: Bulk[] = [];
  for (const path of paths) bulks.push(await readBulk(path));
  const rows = bulks.flatMap((bulk) => bulk.rows);
  return store(io, together(bulks), flags, ({ archive, tenant }) => archive.restore(tenant, rows));
}

/** Stores what was read, says what became of each, and names every problem. */
async function store(
  io: Io,
  { articles, problems }: Intake,
  flags: AddFlags,
  andThen?: (room: Room) => Promise<void>,
): Promise<number> {
  const room = await openRoom(folderOf(flags, io.env));
  const { archive, tenant } = room;
  try {
    const arrivals = articles.map(({ article }) => article);
    const outcomes = await archive.articles.putAll(tenant, arrivals, new Date());
    await andThen?.(room);
    const skipped = problems.map(({ place, mistake }) => ({ place, why: mistake.message }));
    if (flags.json) await print(io.out, JSON.stringify(grouped(outcomes, skipped)));
    else await tell(io, outcomes, skipped);
    return skipped.length ? 1 : 0;
  } finally {
    await archive.close();
  }
}

type Skipped = { readonly place: string; readonly why: string };

const kinds = ["added", "revised", "unchanged"] as const;

const grouped = (outcomes: readonly Put[], skipped: readonly Skipped[]) => ({
  ...Object.fromEntries(
    kinds.map((kind) => [kind, outcomes.filter((one) => one.kind === kind).map(({ slug }) => slug)]),
  ),
  skipped,
});

/** Few outcomes are listed, many counted. */
const LISTED = 50;

async function tell(io: Io, outcomes: readonly Put[], skipped: readonly Skipped[]): Promise<void> {
  if (outcomes.length <= LISTED)
    for (const { kind, slug, revision } of outcomes)
      await print(io.out, `${kind} ${slug} (revision ${revision})`);
  const counts = kinds.map((kind) => `${outcomes.filter((one) => one.kind === kind).length} ${kind}`);
  await print(io.out, [...counts, `${skipped.length} skipped`].join(", "));
  for (const { why } of skipped) await print(io.err, `skipped: ${why}`);
}
