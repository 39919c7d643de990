import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Editions, editionsOf } from "../archive/editions.js";
import { type Archive, type ArchiveOptions, isDatabase, openArchive } from "../archive/open.js";
import { ConfigError, isZone } from "../config.js";
import { type Aliases, aliasesOf, noAliases } from "../core/aliases.js";
import { Mistake } from "../core/mistake.js";
import { readAliasFile } from "../intake/aliases.js";
import { readFiles } from "../intake/files.js";

/** The newsroom of an archive that has no other. */
const TENANT = "";

/** An open archive, and one newsroom's part of it. */
export interface Room {
  readonly archive: Archive;
  /** The Slack workspace or Discord server whose newsroom it is; `""` where all have one together. */
  readonly tenant: string;
  readonly editions: Editions;
  /** The part of another. */
  of(tenant: string): Room;
}

/** Where an archive lives, whether it starts with the demo articles, and whose part of it is meant. */
export interface Folder {
  /** Where what is no part of the archive is kept, too, such as what was typed at the terminal. */
  readonly path: string;
  /** The address of the PostgreSQL database in which the archive is; absent, it is a file in the folder. */
  readonly database?: string;
  readonly demo: boolean;
  readonly tenant?: string;
}

/** The flags that say which archive is meant. */
export interface RoomFlags {
  readonly data?: string;
  readonly newsroom?: string;
}

/**
 * `--data` names a folder that starts empty; else `DATABASE_URL`, `VERBATIM_DATA` or `./.verbatim`, with the demo in it.
 *
 * @throws {Mistake} where DATABASE_URL is no address of a database
 */
export function folderOf(
  { data, newsroom }: RoomFlags,
  env: Readonly<Record<string, string | undefined>>,
): Folder {
  const database = data === undefined ? env.DATABASE_URL?.trim() : isDatabase(data) ? data : undefined;
  if (database && !isDatabase(database))
    throw new Mistake(
      "DATABASE_URL",
      "is not the address of a PostgreSQL database",
      "want postgres://user:password@host:5432/database",
    );
  return {
    path: (database === data ? undefined : data) ?? (env.VERBATIM_DATA?.trim() || ".verbatim"),
    demo: data === undefined && env.VERBATIM_DEMO?.trim() !== "off",
    ...(database && { database }),
    ...(newsroom !== undefined && { tenant: newsroom.trim() }),
  };
}

/**
 * The zone in which the newsroom's days begin and end.
 *
 * @throws {Mistake} where DIGEST_ZONE is none
 */
export function zoneOf(env: Readonly<Record<string, string | undefined>>): string {
  const zone = env.DIGEST_ZONE?.trim() || Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!isZone(zone)) throw new Mistake("DIGEST_ZONE", `"${zone}" is not an IANA zone`, "want Europe/London");
  return zone;
}

const dataFile = (name: string): string => fileURLToPath(new URL(`../../../data/${name}`, import.meta.url));

/**
 * The aliases of a file: the one given, else the one that comes with Verbatim, where it is there.
 *
 * @throws {ConfigError} with everything that is wrong in it
 */
export async function openAliases(path: string | undefined): Promise<Aliases> {
  const file = path ?? dataFile("aliases.yaml");
  if (!path && !existsSync(file)) return noAliases;
  const { list, problems } = await readAliasFile(file);
  if (problems.length) throw new ConfigError(problems.map(({ message }) => message));
  return aliasesOf(list);
}

/** Opens an archive; a new one may be seeded with the demo articles. */
export async function openRoom(
  { path, database, demo, tenant = TENANT }: Folder,
  aliases?: Aliases,
  options?: ArchiveOptions,
): Promise<Room> {
  const archive = await openArchive(database ?? path, options);
  if (archive.isNew && demo) await seed(archive);
  return roomsOf(archive, aliases).of(tenant);
}

function roomsOf(archive: Archive, aliases: Aliases | undefined): Pick<Room, "of"> {
  const rooms = new Map<string, Room>();
  function of(tenant: string): Room {
    const room = rooms.get(tenant) ?? {
      ...{ archive, tenant, of },
      editions: editionsOf(archive, tenant, aliases),
    };
    rooms.set(tenant, room);
    return room;
  }
  return { of };
}

/** The demo: first what one of its articles said before it was corrected. */
async function seed(archive: Archive): Promise<void> {
  for (const folder of ["earlier", "articles"]) {
    const { articles, problems } = await readFiles([dataFile(folder)]);
    for (const { mistake } of problems) throw mistake;
    const arrivals = articles.map(({ article }) => article);
    await archive.articles.putAll(TENANT, arrivals, new Date());
  }
}
