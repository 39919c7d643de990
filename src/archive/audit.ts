import { randomUUID } from "node:crypto";
import type { Kysely } from "kysely";
import type { Audited, Shown } from "../core/audit.js";
import type { Unanswered } from "../core/gaps.js";
import { sliceOf } from "../core/span.js";
import type { AuditRow, Tables } from "./schema.js";

/** What was kept of a request. */
export interface AuditEntry extends Omit<Audited, "shown"> {
  readonly id: string;
  /** ISO instant at which its reply was made. */
  readonly at: string;
  /** Each with its words, where the archive has that revision. */
  readonly shown: readonly (Shown & { readonly quote?: string })[];
}

/** Who asked what, and what was shown. */
export interface Audit {
  write(tenant: string, entry: Audited, now: Date): Promise<void>;
  /** Writes all of them, or none; they may be of several tenants. */
  writeAll(entries: readonly Parameters<Audit["write"]>[]): Promise<void>;
  /** In order of time, from one instant up to another; read as it is used. */
  entries(tenant: string, span?: { readonly from?: Date; readonly to?: Date }): AsyncIterable<AuditEntry>;
  /** The questions that the archive did not answer, newest first. */
  unanswered(tenant: string): Promise<readonly Unanswered[]>;
  /** Deletes what is older; tells how much that was. */
  forget(tenant: string, before: Date): Promise<number>;
}

/** Rows that are read at a time. */
const PAGE = 200;

/** The audit of a database. */
export function auditIn(db: Kysely<Tables>): Audit {
  const writeAll: Audit["writeAll"] = async (entries) => {
    await db
      .insertInto("audit")
      .values(entries.map((entry) => rowOf(...entry)))
      .execute();
  };
  return { ...readings(db), write: (...entry) => writeAll([entry]), writeAll };
}

const readings = (db: Kysely<Tables>): Omit<Audit, "write" | "writeAll"> => ({
  async *entries(tenant, { from, to } = {}) {
    for (let rows = await pageOf(); rows.length > 0; rows = await pageOf(rows.at(-1))) {
      const texts = await textsOf(db, tenant, rows);
      yield* rows.map((row) => entryOf(row, texts));
    }

    function pageOf(last?: AuditRow): Promise<AuditRow[]> {
      return db
        .selectFrom("audit")
        .selectAll()
        .where("tenant", "=", tenant)
        .$if(from !== undefined, (rows) => rows.where("at", ">=", from!.toISOString()))
        .$if(to !== undefined, (rows) => rows.where("at", "<", to!.toISOString()))
        .$if(last !== undefined, (rows) =>
          rows.where(({ eb, refTuple, tuple }) => eb(refTuple("at", "id"), ">", tuple(last!.at, last!.id))),
        )
        .orderBy("at")
        .orderBy("id")
        .limit(PAGE)
        .execute();
    }
  },
  unanswered: async (tenant) => {
    const rows = await db
      .selectFrom("audit")
      .select(["platform", "workspace", "channel", "within", "command", "asked"])
      .select(({ fn }) => [fn.max("at").as("lastAt"), fn.countAll<number>().as("times")])
      .where("tenant", "=", tenant)
      .where("outcome", "=", "nothing")
      .groupBy(["platform", "workspace", "channel", "within", "command", "asked"])
      .orderBy("lastAt", "desc")
      .execute();
    return rows.map(({ workspace, within, asked, times, ...row }) => ({
      ...row,
      ...(within && { within }),
      ...{ tenant: workspace, input: JSON.parse(asked), times: Number(times) },
    }));
  },
  forget: async (tenant, before) => {
    const { numDeletedRows } = await db
      .deleteFrom("audit")
      .where("tenant", "=", tenant)
      .where("at", "<", before.toISOString())
      .executeTakeFirstOrThrow();
    return Number(numDeletedRows);
  },
});

const rowOf = (
  tenant: string,
  { tenant: workspace, within, input, shown, ...entry }: Audited,
  now: Date,
): AuditRow => ({
  ...entry,
  ...{ tenant, workspace, within: within ?? null, id: randomUUID(), at: now.toISOString() },
  ...{ asked: JSON.stringify(input), shown: JSON.stringify(shown) },
});

function entryOf(
  { tenant: _, workspace, within, asked, shown, ...row }: AuditRow,
  texts: ReadonlyMap<string, string>,
): AuditEntry {
  const slices = JSON.parse(shown) as readonly Shown[];
  return {
    ...row,
    ...{ tenant: workspace, input: JSON.parse(asked) },
    ...(within && { within }),
    shown: slices.map((slice) => {
      const text = texts.get(keyOf(slice));
      return text === undefined ? slice : { ...slice, quote: sliceOf(text, slice) };
    }),
  };
}

/** The texts of the revisions that some rows have shown. */
async function textsOf(
  db: Kysely<Tables>,
  tenant: string,
  rows: readonly AuditRow[],
): Promise<ReadonlyMap<string, string>> {
  const shown = rows.flatMap((row) => JSON.parse(row.shown) as readonly Shown[]);
  const texts = new Map<string, string>();
  for (const [key, { slug, revision }] of new Map(shown.map((slice) => [keyOf(slice), slice]))) {
    const row = await db
      .selectFrom("revisions")
      .select("content")
      .where("tenant", "=", tenant)
      .where("slug", "=", slug)
      .where("revision", "=", revision)
      .executeTakeFirst();
    if (row) texts.set(key, JSON.parse(row.content).text);
  }
  return texts;
}

const keyOf = ({ slug, revision }: Shown): string => `${revision} ${slug}`;
