import Database from "libsql";
import { Mistake } from "../core/mistake.js";

/** What went wrong with a SQLite file, as a person can mend it; what nobody can foresee stays as it was. */
export function sqliteMistake(error: unknown, file: string): unknown {
  const known = remedies.find(({ codes }) => codes.some((code) => code === codeOf(error)));
  return known ? new Mistake(file, known.what, known.remedy) : error;
}

/** Whether another process is writing at this moment. */
export const isBusy = (error: unknown): boolean => codeOf(error) === 5;

/** SQLite's primary result code (sqlite.org/rescode.html), or the system's error code. */
function codeOf(error: unknown): number | string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof Database.SqliteError) return (error.rawCode ?? 0) & 0xff;
  // libsql reports a file it cannot open only in its message, which ends in SQLite's code.
  if (/^ConnectionFailed\(.*: 14"\)$/.test(error.message)) return 14;
  return (error as NodeJS.ErrnoException).code;
}

const remedies = [
  {
    codes: [5, 6],
    what: "is locked by another program",
    remedy: "close what has it open, such as a database browser or a backup, and start again",
  },
  {
    codes: [8, "EROFS"],
    what: "cannot be written to",
    remedy: "let the user Verbatim runs as write to the file and to its folder",
  },
  {
    codes: [14, "EACCES", "EPERM", "EEXIST", "ENOTDIR"],
    what: "cannot be opened or made",
    remedy: "set VERBATIM_DATA to a folder that the user Verbatim runs as may write to",
  },
  { codes: [13, "ENOSPC"], what: "does not fit on its disk", remedy: "free some space" },
  {
    codes: [11],
    what: "is damaged",
    remedy: "restore it from a backup, or move it away and add the articles again",
  },
  {
    codes: [26],
    what: "is not a database",
    remedy: "move it away, or set VERBATIM_DATA to another folder",
  },
] as const;
