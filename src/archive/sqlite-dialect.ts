import { setTimeout as sleep, setImmediate as turn } from "node:timers/promises";
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type QueryResult,
  type SqliteDatabase,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
} from "kysely";
import Database from "libsql";
import { isBusy } from "./sqlite-mistake.js";
import { storable } from "./storable.js";

/** Between two looks at whether another process has finished writing, in milliseconds. */
const pause = 10;

const settings = [
  "journal_mode = WAL",
  // An acknowledged write survives a power cut; WAL's usual NORMAL may lose the last ones.
  "synchronous = FULL",
  "foreign_keys = ON",
];

/**
 * SQLite under Kysely for a program that must stay awake: SQLite's own waiting for another writer
 * stops everything else the program does, this one does not.
 *
 * @param busyMs how long a call waits for another process that is writing
 */
export function sqliteDialect(file: string, busyMs: number): Dialect {
  const connection = new Database(file);
  const database: SqliteDatabase = {
    close: () => void connection.close(),
    prepare: (query) => connection.prepare<unknown[]>(query),
  };
  const dialect = new SqliteDialect({ database });
  return {
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver: () => new PatientDriver({ database }, connection, busyMs),
  };
}

/**
 * Takes the write lock before anything is written, in a transaction or out of it. libsql leaves a
 * prepared statement that finds the lock taken in the middle of its work, and no transaction can be
 * committed beside it; what goes through `exec` leaves nothing.
 */
class PatientDriver extends SqliteDriver {
  readonly #connection: Database.Database;
  readonly #busyMs: number;
  #isClosed = false;

  constructor(config: SqliteDialectConfig, connection: Database.Database, busyMs: number) {
    super(config);
    this.#connection = connection;
    this.#busyMs = busyMs;
  }

  override async init(): Promise<void> {
    await super.init();
    for (const setting of settings) await this.#patiently(`pragma ${setting}`);
  }

  /** Each has a turn of the event loop: between two of many, what has come in is heard, and what is said goes out. */
  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection();
    await turn();
    if (this.#isClosed) {
      await super.releaseConnection();
      throw new Error("the archive has been closed");
    }
    return {
      executeQuery: (query) =>
        this.#execute(connection, { ...query, parameters: query.parameters.map(storable) }),
      streamQuery: (query, size) => connection.streamQuery(query, size),
    };
  }

  /**
   * Waits for what is under way, since libsql ends the program that uses a closed database; and brings the file itself up
   * to date, so that a copy of it is whole.
   */
  override async destroy(): Promise<void> {
    await super.acquireConnection();
    this.#isClosed = true;
    try {
      this.#connection.exec("pragma wal_checkpoint(passive)");
    } finally {
      await super.destroy();
      await super.releaseConnection();
    }
  }

  async #execute<R>(inner: DatabaseConnection, query: CompiledQuery): Promise<QueryResult<R>> {
    if (query.sql === "begin") return this.#begin();
    if (query.sql === "rollback") return this.#rollback();
    const mayWrite = query.query.kind !== "SelectQueryNode" && query.query.kind !== "RawNode";
    if (this.#connection.inTransaction || !mayWrite) return inner.executeQuery(query);
    await this.#begin();
    try {
      const result = await inner.executeQuery<R>(query);
      this.#connection.exec("commit");
      return result;
    } catch (error) {
      this.#rollback();
      throw error;
    }
  }

  async #begin(): Promise<QueryResult<never>> {
    await this.#patiently("begin immediate");
    return { rows: [] };
  }

  /** After some errors, such as a full disk, SQLite has rolled back by itself. */
  #rollback(): QueryResult<never> {
    if (this.#connection.inTransaction) this.#connection.exec("rollback");
    return { rows: [] };
  }

  async #patiently(command: string): Promise<void> {
    for (const deadline = Date.now() + this.#busyMs; ; await sleep(pause))
      try {
        this.#connection.exec(command);
        return;
      } catch (error) {
        if (!isBusy(error) || Date.now() > deadline) throw error;
      }
  }
}
