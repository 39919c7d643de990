import { join } from "node:path";
import type { Diagnosis } from "../core/diagnosis.js";
import { type Articles, articlesIn } from "./articles.js";
import { checkArchive } from "./check.js";
import { type Deliveries, deliveriesIn } from "./deliveries.js";
import { type Feeds, feedsIn } from "./feeds.js";
import { type Posts, postsIn } from "./posts.js";
import { type Seen, seenIn } from "./seen.js";
import { openSqlite } from "./sqlite.js";

/** What lasts: articles with every revision, feeds, what was posted, which digests went out. */
export interface Archive {
  readonly articles: Articles;
  readonly feeds: Feeds;
  readonly posts: Posts;
  readonly deliveries: Deliveries;
  readonly seen: Seen;
  /** What `verbatim doctor` reports of it. */
  check(): Promise<readonly Diagnosis[]>;
  close(): Promise<void>;
}

/** How an archive is opened. */
export interface ArchiveOptions {
  /** How long a call waits for another process that is writing, in milliseconds; 5000 by default. */
  readonly busyMs?: number;
}

/**
 * Opens the archive of a folder, made where it does not exist. Several processes may have it open.
 *
 * @throws {Mistake} where the file cannot be used: newer, read-only, locked, corrupt, no database
 */
export async function openArchive(folder: string, { busyMs = 5000 }: ArchiveOptions = {}): Promise<Archive> {
  const file = join(folder, "verbatim.db");
  const db = await openSqlite(file, busyMs);
  return {
    articles: articlesIn(db),
    feeds: feedsIn(db),
    posts: postsIn(db),
    deliveries: deliveriesIn(db),
    seen: seenIn(db),
    check: () => checkArchive(db, file),
    close: () => db.destroy(),
  };
}
