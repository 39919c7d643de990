import { open } from "node:fs/promises";
import type { Archive } from "../archive/open.js";
import { Mistake } from "../core/mistake.js";
import { type Io, print } from "../terminal/io.js";
import { folderOf, openRoom, TENANT } from "./room.js";

/** The flags of the commands that keep an archive safe. */
export interface KeepFlags {
  readonly data?: string;
}

/** `verbatim backup`: the archive as one file, while others go on using it. */
export async function backupShell(io: Io, [file]: readonly string[], flags: KeepFlags): Promise<number> {
  if (!file)
    throw new Mistake("verbatim backup", "the file is missing", "usage: verbatim backup [--data DIR] FILE");
  const { archive } = await openRoom(folderOf(flags.data, io.env));
  try {
    await archive.backup(file);
    await print(io.out, `${file}: put it into a folder as verbatim.db to use it`);
    return 0;
  } finally {
    await archive.close();
  }
}

/** `verbatim export`: everything as JSONL, into a new file or on standard output. */
export async function exportShell(io: Io, [file]: readonly string[], flags: KeepFlags): Promise<number> {
  const { archive } = await openRoom(folderOf(flags.data, io.env));
  try {
    if (file) await exportInto(archive, file);
    else await archive.export(TENANT, (line) => print(io.out, line));
    return 0;
  } finally {
    await archive.close();
  }
}

async function exportInto(archive: Archive, path: string): Promise<void> {
  const file = await open(path, "wx").catch((error: NodeJS.ErrnoException) => {
    const what = error.code === "EEXIST" ? "is already there" : error.message;
    throw new Mistake(path, what, "give a new file; nothing was overwritten");
  });
  try {
    await archive.export(TENANT, async (line) => void (await file.write(`${line}\n`)));
    await file.sync();
  } finally {
    await file.close();
  }
}
