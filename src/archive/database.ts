import type { Kysely } from "kysely";
import type { Diagnosis } from "../core/diagnosis.js";
import type { Tables } from "./schema.js";
import type { Versions } from "./stamps.js";

/** An open database, and what differs between a SQLite file and PostgreSQL. */
export interface Store {
  readonly db: Kysely<Tables>;
  /** Whether it was made when it was opened. */
  readonly isNew: boolean;
  readonly versions: Versions;
  /** Reads all of it as it stands at one moment, while others go on writing. */
  snapshot<T>(work: (one: Kysely<Tables>) => Promise<T>): Promise<T>;
  /** Copies it into a new file. */
  backup(file: string): Promise<void>;
  check(): Promise<readonly Diagnosis[]>;
  close(): Promise<void>;
}
