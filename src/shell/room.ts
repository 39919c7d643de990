import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Editions, editionsOf } from "../archive/editions.js";
import { type Archive, openArchive } from "../archive/open.js";
import { readFiles } from "../intake/files.js";

/** The one tenant of a newsroom that has no other. */
export const TENANT = "";

/** An open archive and what may be read in it. */
export interface Room {
  readonly archive: Archive;
  readonly editions: Editions;
}

/** Which folder an archive lives in, and whether it starts with the demo articles. */
export interface Folder {
  readonly path: string;
  readonly demo: boolean;
}

/** `--data` names a folder that starts empty; else `VERBATIM_DATA` or `./.verbatim`, with the demo in it. */
export const folderOf = (
  flag: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Folder =>
  flag === undefined
    ? { path: env.VERBATIM_DATA?.trim() || ".verbatim", demo: env.VERBATIM_DEMO?.trim() !== "off" }
    : { path: flag, demo: false };

/** Opens the archive of a folder; a new one may be seeded with the demo articles. */
export async function openRoom({ path, demo }: Folder): Promise<Room> {
  const isNew = !existsSync(join(path, "verbatim.db"));
  const archive = await openArchive(path);
  if (isNew && demo) await seed(archive);
  return { archive, editions: editionsOf(archive.articles, TENANT) };
}

async function seed(archive: Archive): Promise<void> {
  const intakes = await readFiles([fileURLToPath(new URL("../../../data/articles", import.meta.url))]);
  const drafts = intakes.map((intake) => {
    if (intake.kind === "problem") throw intake.problem;
    return intake.draft;
  });
  await archive.articles.putAll(TENANT, drafts, new Date());
}
