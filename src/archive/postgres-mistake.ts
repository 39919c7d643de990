import pg from "pg";
import { Mistake, Outage } from "../core/mistake.js";

/** A database as people may read of it: where it is, without who opens it and by which password. */
export function nameOf(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `PostgreSQL at ${host || "this computer"}${pathname}`;
  } catch {
    throw new Mistake(
      "DATABASE_URL",
      "is not the address of a database",
      "want postgres://user:password@host:5432/database, with %-escapes in the password",
    );
  }
}

/** What went wrong with a PostgreSQL database, as a person can mend it; what nobody can foresee stays as it was. */
export function postgresMistake(error: unknown, place: string): unknown {
  const known = remedies.find(({ codes }) => codes.some((code) => codeOf(error).startsWith(code)));
  if (known) return new Mistake(place, known.what, known.remedy);
  const passing = outages.find(({ codes }) => codes.some((code) => codeOf(error).startsWith(code)));
  return passing ? new Outage(place, passing.what, passing.remedy, { cause: error }) : error;
}

/** Whether a connection is of no use any more after this error. */
export const isLost = (error: unknown): boolean => {
  const code = codeOf(error);
  return lost.some((one) => code.startsWith(one));
};

/** What an error says; where several addresses were tried, that of the first. */
export const wordsOf = (error: unknown): string =>
  error instanceof AggregateError
    ? wordsOf(error.errors[0])
    : error instanceof Error
      ? error.message
      : `${error}`;

/** PostgreSQL's SQLSTATE (its manual, appendix A), the system's error code, or pg's words where it gives neither. */
function codeOf(error: unknown): string {
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  if (!(error instanceof Error)) return "";
  const { code } = error as NodeJS.ErrnoException;
  if (error instanceof pg.DatabaseError || code) return code ?? "";
  return error.message;
}

/** What the system and pg say of a connection that could not be made, or is no more. */
const lost = [
  ...[
    "ECONNREFUSED",
    "ECONNRESET",
    "EPIPE",
    "ETIMEDOUT",
    "EHOSTUNREACH",
    "ENETUNREACH",
    "EAI_AGAIN",
    "ENOENT",
  ],
  ...["Connection terminated", "Client has encountered a connection error", "Query read timeout"],
  ...["timeout expired", "Client was closed", "57P01", "57P02", "57P05", "25P03", "08"],
];

const soon = "try again in a moment";
const atLast = `${soon}; if it lasts, see that the server runs where DATABASE_URL says`;

const outages = [
  {
    codes: ["53300", "timeout exceeded when trying to connect"],
    what: "has no connection free",
    remedy: soon,
  },
  { codes: ["57P03"], what: "is being started or stopped", remedy: soon },
  { codes: ["55P03", "57014", "40001", "40P01"], what: "is too busy to answer in time", remedy: soon },
  { codes: ["25006"], what: "takes nothing in at this moment", remedy: soon },
  // A name goes with its container.
  { codes: ["ENOTFOUND", ...lost], what: "cannot be reached", remedy: atLast },
] as const;

const remedies = [
  {
    codes: ["28"],
    what: "does not let this user in",
    remedy: "look at user and password in DATABASE_URL, and at pg_hba.conf on the server",
  },
  { codes: ["3D000"], what: "does not exist", remedy: "make it with createdb, or mend DATABASE_URL" },
  {
    codes: ["42501"],
    what: "refuses its user what Verbatim needs",
    remedy: "make that user the owner of the database: alter database … owner to …",
  },
  {
    codes: ["The server does not support SSL"],
    what: "does not speak TLS",
    remedy: "turn it on at the server, or leave sslmode out of DATABASE_URL",
  },
  {
    codes: ["SELF_SIGNED", "DEPTH_ZERO_SELF_SIGNED", "UNABLE_TO_", "CERT_", "ERR_TLS_"],
    what: "has a certificate that is not trusted here",
    remedy: "name its authority in DATABASE_URL: ?sslmode=verify-full&sslrootcert=FILE",
  },
  { codes: ["53100"], what: "does not fit on its disk", remedy: "free some space" },
] as const;
