import { setTimeout as sleep } from "node:timers/promises";
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
import { turn } from "../core/turn.js";
import { type Durable, durable } from "./durable.js";
import { isBusy } from "./sqlite-mistake.js";
import { storable } from "./storable.js";

/** Between two looks at whether another process has finished writing, in milliseconds. */
const pause = 10;

/** Statements that are kept ready. Most calls have the same few; a list of another length is another statement. */
const KEPT = 100;

/** Writes that need not outlast a power cut: a delivery that is repeated after one may be answered again. */
const fleeting = /^(?:insert into|delete from) "seen" /;

const settings = ["journal_mode = WAL", "foreign_keys = ON"];

/**
 * SQLite under Kysely for a program that must stay awake: SQLite's own waiting for another writer and for the disk
 * stops everything else the program does, this one does not.
 *
 * @param busyMs how long a call waits for another process that is writing
 */
export function sqliteDialect(file: string, busyMs: number): Dialect {
  const connection = new Database(file);
  const statements = preparedIn(connection);
  const database: SqliteDatabase = { close: () => void connection.close(), prepare: statements.get };
  const dialect = new SqliteDialect({ database });
  return {
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver: () =>
      new PatientDriver({ database }, { connection, statements, log: durable(`${file}-wal`), busyMs }),
  };
}

/** The statements of a connection that are ready to be run again. */
function preparedIn(connection: Database.Database) {
  const ready = new Map<string, Database.Statement<unknown[]>>();
  return {
    get(query: string): Database.Statement<unknown[]> {
      const statement = ready.get(query) ?? connection.prepare<unknown[]>(query);
      ready.delete(query);
      ready.set(query, statement);
      if (ready.size > KEPT) ready.delete(ready.keys().next().value!);
      return statement;
    },
    /** Of one that has failed nobody knows where it stands. */
    forget: (query: string): void => void ready.delete(query),
  };
}

/** What the driver leans on. */
interface Patience {
  readonly connection: Database.Database;
  readonly statements: ReturnType<typeof preparedIn>;
  readonly log: Durable;
  readonly busyMs: number;
}

/** The connection while somebody has it, and whether they have written what is to last. */
interface Lent extends DatabaseConnection {
  hasWritten: boolean;
  readonly giveBack: () => void;
}

/**
 * Takes the write lock before anything is written, in a transaction or out of it. libsql leaves a
 * prepared statement that finds the lock taken in the middle of its work, and no transaction can be
 * committed beside it; what goes through `exec` leaves nothing.
 *
 * A write resolves when it would survive a power cut. Until then others may write and read: they share the wait.
 */
class PatientDriver extends SqliteDriver {
  readonly #connection: Database.Database;
  readonly #statements: Patience["statements"];
  readonly #log: Durable;
  readonly #busyMs: number;
  /** Resolves when all who have asked for the connection have given it back. */
  #isFree: Promise<unknown> = Promise.resolve();
  #isClosed = false;
  #hasLog = false;

  constructor(config: SqliteDialectConfig, { connection, statements, log, busyMs }: Patience) {
    super(config);
    this.#connection = connection;
    this.#statements = statements;
    this.#log = log;
    this.#busyMs = busyMs;
  }

  override async init(): Promise<void> {
    await super.init();
    for (const setting of settings) await this.#patiently(`pragma ${setting}`);
    const [mode] = this.#connection.prepare("pragma journal_mode").all();
    // Some network file systems allow no write-ahead log: there SQLite itself waits for the disk.
    this.#hasLog = (mode as { readonly journal_mode: string }).journal_mode === "wal";
    await this.#patiently(`pragma synchronous = ${this.#hasLog ? "NORMAL" : "FULL"}`);
  }

  /** Each has a turn of the event loop: between two of many, what has come in is heard, and what is said goes out. */
  override async acquireConnection(): Promise<DatabaseConnection> {
    const giveBack = await this.#lend();
    await turn();
    if (this.#isClosed) {
      giveBack();
      throw new Error("the archive has been closed");
    }
    const connection = await super.acquireConnection();
    const lent: Lent = {
      giveBack,
      hasWritten: false,
      executeQuery: (query) => {
        if (mayWrite(query) && !fleeting.test(query.sql)) lent.hasWritten = true;
        return this.#execute(connection, { ...query, parameters: query.parameters.map(storable) });
      },
      streamQuery: (query, size) => connection.streamQuery(query, size),
    };
    return lent;
  }

  override async releaseConnection(lent?: DatabaseConnection): Promise<void> {
    await super.releaseConnection();
    const { giveBack, hasWritten } = lent as Lent;
    giveBack();
    if (this.#hasLog && hasWritten) await this.#log.flushed();
  }

  /** One after the other. The SDK's own queue wakes all who wait whenever one of them is served. */
  async #lend(): Promise<() => void> {
    let giveBack = () => {};
    const isFree = this.#isFree;
    this.#isFree = new Promise<void>((resolve) => {
      giveBack = resolve;
    });
    await isFree;
    return giveBack;
  }

  /**
   * Waits for what is under way, since libsql ends the program that uses a closed database; and brings the file itself up
   * to date, so that a copy of it is whole.
   */
  override async destroy(): Promise<void> {
    const giveBack = await this.#lend();
    this.#isClosed = true;
    try {
      await this.#log.close();
      this.#connection.exec("pragma wal_checkpoint(passive)");
    } finally {
      await super.destroy();
      giveBack();
    }
  }

  async #execute<R>(inner: DatabaseConnection, query: CompiledQuery): Promise<QueryResult<R>> {
    if (query.sql === "begin") return this.#begin();
    if (query.sql === "rollback") return this.#rollback();
    if (this.#connection.inTransaction || !mayWrite(query)) return this.#run(inner, query);
    await this.#begin();
    try {
      const result = await this.#run<R>(inner, query);
      this.#connection.exec("commit");
      return result;
    } catch (error) {
      this.#rollback();
      throw error;
    }
  }

  async #run<R>(inner: DatabaseConnection, query: CompiledQuery): Promise<QueryResult<R>> {
    try {
      return await inner.executeQuery<R>(query);
    } catch (error) {
      this.#statements.forget(query.sql);
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

const mayWrite = ({ query }: CompiledQuery): boolean =>
  query.kind !== "SelectQueryNode" && query.kind !== "RawNode";
