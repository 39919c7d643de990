import { open } from "node:fs/promises";
import { Mistake } from "../core/mistake.js";
import { type Io, print } from "../terminal/io.js";
import { folderOf, openRoom, type Room, type RoomFlags } from "./room.js";

/** The flags of the commands that keep an archive safe. */
export type KeepFlags = RoomFlags;

/** `verbatim backup`: the archive as one file, while others go on using it. */
export async function backupShell(io: Io, [file]: readonly string[], flags: KeepFlags): Promise<number> {
  if (!file)
    throw new Mistake("verbatim backup", "the file is missing", "usage: verbatim backup [--data DIR] FILE");
  const { archive } = await openRoom(folderOf(flags, io.env));
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
  const room = await openRoom(folderOf(flags, io.env));
  try {
    if (file) await exportInto(room, file);
    else await room.archive.export(room.tenant, (line) => print(io.out, line));
    return 0;
  } finally {
    await room.archive.close();
  }
}

async function exportInto({ archive, tenant }: Room, path: string): Promise<void> {
  const file = await open(path, "wx").catch((error: NodeJS.ErrnoException) => {
    const what = error.code === "EEXIST" ? "is already there" : error.message;
    throw new Mistake(path, what, "give a new file; nothing was overwritten");
  });
  try {
    await archive.export(tenant, async (line) => void (await file.write(`${line}\n`)));
    await file.sync();
  } finally {
    await file.close();
  }
}
