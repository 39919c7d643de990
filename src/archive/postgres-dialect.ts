import { setTimeout as sleep } from "node:timers/promises";
import {
  type DataTypeNode,
  type Dialect,
  PostgresAdapter,
  PostgresDialect,
  PostgresDriver,
  type PostgresPool,
  PostgresQueryCompiler,
} from "kysely";
import pg from "pg";
import { isLost, postgresMistake } from "./postgres-mistake.js";
import { storable } from "./storable.js";

/** How long things may take, in milliseconds. */
const connectMs = 5000;
const statementMs = 30_000;
/** For another's row or turn. */
const lockMs = 10_000;
/** Between two statements of a transaction. */
const idleMs = 60_000;

/** Between two looks at who still waits. */
const pauseMs = 10;

/** Connections a process opens at most for its queries: PostgreSQL lets in 100 together unless told otherwise. */
export const poolSize = 10;

/** How every connection of ours is opened. A network that swallows everything is noticed by `query_timeout`. */
export const connectionOf = (connectionString: string): pg.ClientConfig => ({
  connectionString,
  application_name: "verbatim",
  connectionTimeoutMillis: connectMs,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
  statement_timeout: statementMs,
  query_timeout: statementMs + 5000,
  lock_timeout: lockMs,
  idle_in_transaction_session_timeout: idleMs,
  types: { getTypeParser },
});

/** For the steps from one version to the next, which take what they take. */
export const patientConnectionOf = (connectionString: string): pg.PoolConfig => ({
  ...{ connectionString, application_name: "verbatim", connectionTimeoutMillis: connectMs, max: 1 },
  types: { getTypeParser },
});

/** Counts come as 64 bits, which pg gives as text; none of ours is beyond what a number holds. */
function getTypeParser(oid: number, format?: "text" | "binary") {
  return oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format as "text");
}

/** PostgreSQL under Kysely, as the archive needs it. What fails is told as a mistake in `place`. */
export function postgresDialect(pool: pg.Pool, place: string): Dialect {
  const dialect = new PostgresDialect({ pool });
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new PostgresDriver({ pool: tellingPool(pool, place) }),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => new Compiler(),
  };
}

/** Texts sort by their bytes, as in SQLite, and not as the server's language does. */
class Compiler extends PostgresQueryCompiler {
  protected override visitDataType(node: DataTypeNode): void {
    super.visitDataType(node);
    if (node.dataType === "text" && this.parentNode?.kind === "ColumnDefinitionNode")
      this.append(' collate "C"');
  }
}

/** Hands out connections that tell what went wrong, and takes back none that is of no use any more. */
function tellingPool(pool: pg.Pool, place: string): PostgresPool {
  async function connect() {
    const client = await pool.connect().catch((error) => {
      throw postgresMistake(error, place);
    });
    let failure: Error | undefined;
    // Between two queries nobody else listens; the next one tells it.
    const onError = () => {};
    client.on("error", onError);
    return {
      async query(text: string, values: readonly unknown[]) {
        try {
          return await client.query<never>(text, values.map(storable));
        } catch (error) {
          if (isLost(error)) failure = error as Error;
          throw postgresMistake(error, place);
        }
      },
      release() {
        client.off("error", onError);
        client.release(failure);
      },
    };
  }
  /** Whoever waits for a connection would do so for ever; given one, they hear that it is too late. */
  async function end() {
    while (pool.waitingCount > 0) await sleep(pauseMs);
    await pool.end();
  }
  // Its queries with a cursor are for dialects that were given one.
  return { connect, end } as unknown as PostgresPool;
}
