import type { Status } from "../core/article.js";
import type { AuditOutcome } from "../core/audit.js";
import type { Platform, Post } from "../core/posting.js";
import type { Watch } from "../core/watch.js";

/**
 * The tables as Kysely reads them. Instants are ISO text in UTC with milliseconds, so that they sort
 * as text and mean the same in SQLite and PostgreSQL; `tenant` is `""` for the single newsroom.
 */
export interface Tables {
  readonly articles: ArticleRow;
  readonly revisions: RevisionRow;
  readonly readings: ReadingRow;
  readonly terms: TermRow;
  readonly identities: IdentityRow;
  readonly stamps: StampRow;
  readonly feeds: FeedRow;
  readonly posts: PostRow;
  readonly citations: CitationRow;
  readonly deliveries: DeliveryRow;
  readonly subscriptions: SubscriptionRow;
  readonly watches: WatchRow;
  readonly alarms: AlarmRow;
  readonly channel_desks: ChannelDeskRow;
  readonly audit: AuditRow;
  readonly seen: SeenRow;
  readonly installations: InstallationRow;
  readonly kysely_migration: { readonly name: string; readonly timestamp: string };
}

/** An article's current revision and who may read it. */
export interface ArticleRow {
  readonly tenant: string;
  readonly slug: string;
  readonly revision: number;
  readonly status: Status;
  readonly embargoed_until: string | null;
  readonly desk: string | null;
  /** `yes` where it came with the first look at a feed. */
  readonly baseline: "yes" | null;
  /** The version of the tenant's stamp with which it was last changed. */
  readonly changed: number;
}

/** By what an article is known again: `guid …`, `url …`, `words …`. */
export interface IdentityRow {
  readonly tenant: string;
  readonly key: string;
  readonly slug: string;
}

/** A feed that is read. */
export interface FeedRow {
  readonly tenant: string;
  readonly url: string;
  readonly added_at: string;
  /** When it is read next; while it is being read, when another process may. */
  readonly next_at: string;
  /** JSON of how its last reading went. */
  readonly state: string;
  /** JSON of how far each of its items has come. */
  readonly items: string;
}

/** What a reader saw at one moment. Never changed, never deleted. */
export interface RevisionRow {
  readonly tenant: string;
  readonly slug: string;
  readonly revision: number;
  /** JSON: it keeps every UTF-16 unit, which a text column does not (libsql cuts at U+0000). */
  readonly content: string;
  readonly stored_at: string;
  /** When readers could first see it; null where they never could. */
  readonly released_at: string | null;
}

/** What a revision comes to when it is read: made from it, and made anew where the rules have changed. */
export interface ReadingRow {
  readonly tenant: string;
  readonly slug: string;
  readonly revision: number;
  /** By which rules. */
  readonly read_by: string;
  /** JSON of its facts, without their words. */
  readonly facts: string;
  /** JSON of what is kept at hand of it. */
  readonly listed: string;
  /** Its terms and where they stand, as `terms-row.ts` writes them; null until it has been indexed. */
  readonly terms: string | null;
  readonly packed: string | null;
  /** Its terms as PostgreSQL finds them; SQLite has no such column. */
  readonly held?: readonly number[] | null;
  /** By which rules and which aliases. */
  readonly terms_by: string | null;
}

/** A term, or a printed word, of a tenant's articles. Never deleted: what is stored by number stays true. */
export interface TermRow {
  readonly tenant: string;
  /** From 0 on, without gaps. */
  readonly number: number;
  readonly term: string;
}

/** One row a tenant, changed together with any article of theirs. */
export interface StampRow {
  readonly tenant: string;
  readonly version: number;
  readonly words_at: string | null;
}

/** What the bot posted. The id of a digest, a correction and what a watch tells is its slot's key, an answer's is random. */
export interface PostRow {
  readonly tenant: string;
  readonly id: string;
  readonly platform: Platform;
  readonly workspace: string;
  readonly channel: string;
  /** The platform's ids, parted by spaces. */
  readonly message: string | null;
  readonly thread: string | null;
  readonly kind: Post["kind"];
  readonly asker: string | null;
  readonly asked: string;
  readonly posted_at: string;
  /** JSON of what it showed when it was posted, where the platform lets it be edited. */
  readonly presentation: string | null;
  /** JSON of the command and its input, where it can be asked again. */
  readonly request: string | null;
}

/** A slice that a post showed. */
export interface CitationRow {
  readonly tenant: string;
  readonly post: string;
  readonly position: number;
  readonly slug: string;
  readonly revision: number;
  /** JSON of the quote, its span, its place and its lead. */
  readonly cited: string;
  /** The revision up to which the post has followed the article, or `withdrawn`; null: the one it cites. */
  readonly followed: string | null;
}

/** How far a slot has come. `posting` holds while its lease runs; the others are verdicts. */
export type DeliveryState = "posting" | "posted" | "unclear" | "refused" | "skipped";

/** The row that guarantees a digest. */
export interface DeliveryRow {
  readonly tenant: string;
  readonly key: string;
  readonly platform: Platform;
  readonly channel: string;
  readonly day: string;
  readonly state: DeliveryState;
  readonly owner: string;
  readonly lease_until: string;
  readonly attempts: number;
  readonly message: string | null;
  readonly reason: string | null;
  readonly changed_at: string;
  /** The correction, or the message of a watch, that it delivers; null for a digest. */
  readonly follows: string | null;
  /** The number of the channel's subscription; null for the digest that the environment sets. */
  readonly subscription: number | null;
}

/** A daily digest that a channel has asked for. Never deleted: its number names its slots. */
export interface SubscriptionRow {
  readonly tenant: string;
  readonly platform: Platform;
  readonly channel: string;
  readonly number: number;
  readonly workspace: string;
  /** JSON of what is wanted: when, on what. */
  readonly wanted: string;
  readonly state: "active" | "paused" | "removed";
  readonly added_by: string;
  readonly added_at: string;
  /** Slots before it are not due. */
  readonly since: string;
}

/** What new articles are watched for. Never deleted: its number names its messages. */
export interface WatchRow {
  readonly tenant: string;
  readonly platform: Platform;
  /** The channel that is told; the person, where only they are. */
  readonly channel: string;
  readonly number: number;
  readonly workspace: string;
  /** JSON of what it is for. */
  readonly target: string;
  readonly addressee: Watch["to"];
  readonly state: "active" | "removed";
  readonly added_by: string;
  readonly since: string;
  /** JSON of how far it has looked and of what it has told; changed only from what was read. */
  readonly progress: string;
}

/** A trouble of which the desk is told once, and once when it is over. */
export interface AlarmRow {
  readonly tenant: string;
  /** `archive`, or `feed …` with its address. */
  readonly name: string;
  /** Since when there is trouble. */
  readonly since: string;
  /** `over` while the desk is told that it is; then the row is gone. */
  readonly state: "raised" | "over";
  /** When it was raised, or was over. */
  readonly changed_at: string;
  /** When the desk was told that it was raised; null until then. */
  readonly told_at: string | null;
  /** Until then the process that has raised or ended it is telling the desk. */
  readonly lease_until: string;
}

/** A desk whose articles a channel reads. */
export interface ChannelDeskRow {
  readonly tenant: string;
  readonly platform: Platform;
  readonly channel: string;
  /** As `deskName` has it. */
  readonly desk: string;
  readonly workspace: string;
  readonly given_by: string;
  readonly given_at: string;
}

/** A request, and what its reply showed. */
export interface AuditRow {
  readonly tenant: string;
  readonly id: string;
  readonly at: string;
  readonly platform: Platform;
  readonly workspace: string;
  readonly channel: string;
  /** The channel of a thread that is a channel of its own. */
  readonly within: string | null;
  readonly asker: string;
  readonly command: string;
  /** JSON of what was typed after the command, or picked. */
  readonly asked: string;
  readonly outcome: AuditOutcome;
  /** JSON of the slices that were shown. */
  readonly shown: string;
}

/** A delivery of a platform that has been answered. */
export interface SeenRow {
  readonly platform: Platform;
  readonly delivery: string;
  readonly seen_at: string;
}

/** A workspace in which the bot is installed; once it was removed its tokens are erased. Never exported. */
export interface InstallationRow {
  readonly workspace: string;
  readonly name: string;
  readonly enterprise: string | null;
  readonly bot_id: string;
  readonly bot_user_id: string;
  /** Parted by spaces. */
  readonly scopes: string;
  /** Ciphertext, like `refresh_token`; see `seal.ts`. */
  readonly token: string;
  readonly refresh_token: string | null;
  readonly expires_at: string | null;
  readonly installed_by: string;
  readonly installed_at: string;
  readonly removed_at: string | null;
  /** Counts up whenever the tokens change. */
  readonly revision: number;
  /** Until then one process renews the tokens; `""` where none does. */
  readonly lease_until: string;
}
