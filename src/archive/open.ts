import { join } from "node:path";
import type { Diagnosis } from "../core/diagnosis.js";
import type { Installations } from "../core/installation.js";
import { type Alarms, alarmsIn } from "./alarms.js";
import { type Articles, articlesIn } from "./articles.js";
import { type Audit, auditIn } from "./audit.js";
import { type ChannelDeskList, channelDesksIn } from "./channel-desks.js";
import type { Store } from "./database.js";
import { type Deliveries, deliveriesIn } from "./deliveries.js";
import { exportArchive } from "./export.js";
import { type Feeds, feedsIn } from "./feeds.js";
import { installationsIn } from "./installations.js";
import { type Posts, postsIn } from "./posts.js";
import { type Readings, readingsIn } from "./readings.js";
import { restoreRows } from "./restore.js";
import { type Seen, seenIn } from "./seen.js";
import { openSqlite } from "./sqlite.js";
import { type Subscriptions, subscriptionsIn } from "./subscriptions.js";
import { tenantsIn } from "./tenants.js";
import { type Traces, tracesIn } from "./traces.js";
import { type Watches, watchesIn } from "./watches.js";

/** What lasts: articles with every revision, feeds, what was posted, which digests went out. */
export interface Archive {
  /** Whether it was made when it was opened. */
  readonly isNew: boolean;
  readonly articles: Articles;
  readonly feeds: Feeds;
  readonly posts: Posts;
  readonly traces: Traces;
  readonly deliveries: Deliveries;
  readonly subscriptions: Subscriptions;
  readonly watches: Watches;
  readonly alarms: Alarms;
  readonly audit: Audit;
  readonly channelDesks: ChannelDeskList;
  readonly seen: Seen;
  /** Whoever has anything in it, and `""`. */
  tenants(): Promise<readonly string[]>;
  /** A tenant's articles, read. */
  readings(tenant: string): Readings;
  /** The workspaces in which the bot is installed; their tokens are encrypted with a key of 32 bytes. */
  installations(key: Uint8Array): Installations;
  /** Writes everything, line by line, as it stands at one moment. */
  export(tenant: string, write: (line: string) => Promise<void>): Promise<void>;
  /** Puts back rows of an export that are no articles. */
  restore(tenant: string, rows: readonly unknown[]): Promise<void>;
  /** Copies the whole archive into a new file while others go on writing. */
  backup(file: string): Promise<void>;
  /** What `verbatim doctor` reports of it. */
  check(): Promise<readonly Diagnosis[]>;
  close(): Promise<void>;
}

/** How an archive is opened. */
export interface ArchiveOptions {
  /** How long a call waits for another process that is writing to the file, in milliseconds; 5000 by default. */
  readonly busyMs?: number;
  /** Told of a connection to the database that has ended by itself; another is made. */
  readonly onLost?: (error: unknown) => void;
}

/**
 * Opens an archive, made where it does not exist. Several processes may have it open.
 *
 * @param place a folder, in which it is a file; or the address of a PostgreSQL database
 * @throws {Mistake} where it cannot be used: newer, read-only, locked, corrupt, no database
 */
export async function openArchive(place: string, options: ArchiveOptions = {}): Promise<Archive> {
  const store = await openStore(place, options);
  const { db, isNew, versions } = store;
  return {
    isNew,
    articles: articlesIn(db, versions),
    readings: (tenant) => readingsIn(db, tenant),
    feeds: feedsIn(db),
    posts: postsIn(db),
    traces: tracesIn(db),
    deliveries: deliveriesIn(db),
    subscriptions: subscriptionsIn(db),
    watches: watchesIn(db),
    alarms: alarmsIn(db),
    audit: auditIn(db),
    channelDesks: channelDesksIn(db),
    seen: seenIn(db),
    tenants: () => tenantsIn(db),
    installations: (key) => installationsIn(db, key),
    export: (tenant, write) => store.snapshot((one) => exportArchive(one, tenant, write)),
    restore: (tenant, rows) => restoreRows(db, tenant, rows).finally(() => versions.changed(tenant)),
    backup: store.backup,
    check: store.check,
    close: store.close,
  };
}

/** A program that has a file loads nothing of PostgreSQL. */
async function openStore(
  place: string,
  { busyMs = 5000, onLost = () => {} }: ArchiveOptions,
): Promise<Store> {
  if (!isDatabase(place)) return openSqlite(join(place, "verbatim.db"), busyMs);
  return (await import("./postgres.js")).openPostgres(place, onLost);
}

/** Whether a place is a database rather than a folder. */
export const isDatabase = (place: string): boolean => /^postgres(?:ql)?:\/\//i.test(place);
