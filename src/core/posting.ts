import type { ArticleLine } from "./article.js";
import type { Citation } from "./citation.js";
import type { Input } from "./command.js";
import type { Presentation } from "./presentation.js";

/** `web` is the try-it page: whoever can open it may ask, and nothing else. */
export type Platform = "slack" | "discord" | "terminal" | "web";

/** Whether something can be posted there, beside replies to those who ask. */
export const hasChannels = (platform: Platform): boolean => platform === "slack" || platform === "discord";

/** A channel of a platform: where a digest goes, where an answer was asked for. */
export interface Channel {
  readonly platform: Platform;
  /** The Slack workspace or Discord server; `""` where there is none. */
  readonly tenant: string;
  readonly channel: string;
}

/** What the bot has posted and what it cited, kept so that a correction can find it. */
export interface Post extends Channel {
  /** Under which it is kept; one is made where it is absent. */
  readonly id?: string;
  /** What was asked for, so that it can be asked again. */
  readonly request?: { readonly command: string; readonly input: string | Input };
  /** The platform's ids of its messages; none where it gives none (an ephemeral reply). */
  readonly messages: readonly string[];
  /** The message that opens their thread, where they stand in one. */
  readonly thread?: string;
  readonly kind: "answer" | "digest" | "correction" | "watch";
  readonly asker?: string;
  /** The command as typed, the slot of a digest, the post that a correction follows, or the watch that tells it. */
  readonly asked: string;
  readonly citations: readonly Quoted[];
  /** What it shows, where the platform lets it be edited. */
  readonly presentation?: Presentation;
}

/** The part of a citation by which its sentence is followed. */
export interface Quoted extends Pick<Citation, "number" | "quote" | "span" | "place" | "lead" | "change"> {
  readonly article: Pick<ArticleLine, "slug" | "revision">;
}

/** Where a message is posted; `tenant` is the Slack workspace or Discord server, as in `Channel`. */
export type Place =
  | { readonly kind: "channel"; readonly tenant: string; readonly channel: string }
  /** Below a message; it names the asker, and pings nobody else. */
  | {
      readonly kind: "thread";
      readonly tenant: string;
      readonly channel: string;
      readonly message: string;
      readonly asker?: string;
    }
  /** A direct message. */
  | { readonly kind: "person"; readonly tenant: string; readonly person: string };

/**
 * What is known after a message was sent. `unclear`: it may stand in the channel or not. `skipped`: the bot is no
 * longer in that workspace.
 */
export type Outcome =
  | Posted
  | { readonly kind: "skipped"; readonly reason: string }
  | { readonly kind: "busy"; readonly retryAfterMs: number; readonly reason: string }
  | { readonly kind: "refused"; readonly reason: string }
  | { readonly kind: "unclear"; readonly reason: string };

/** A message that stands; a direct message in a channel of its own. */
export interface Posted {
  readonly kind: "posted";
  readonly message: string;
  readonly channel?: string;
}

/** What a look into the channel says of a message that may have been posted; `unknown`, perhaps until a rate limit is over. */
export type Sighting =
  | { readonly kind: "found"; readonly message: string; readonly channel?: string }
  | { readonly kind: "absent" }
  | { readonly kind: "unknown"; readonly reason: string; readonly retryAfterMs?: number };

/** Posts to one platform, at most once a call and without retries of its own. Never rejects. */
export interface Poster {
  readonly platform: Platform;
  /** The citations that a post of it has room for. */
  shown(presentation: Presentation): readonly Citation[];
  /** `key` names the slot and travels with the message, so that `find` can look for it. */
  post(place: Place, presentation: Presentation, key: string): Promise<Outcome>;
  /** Looks for a message that cannot be older than `since`. */
  find(place: Place, key: string, since: Date): Promise<Sighting>;
  /** Lets messages of the bot show something else; may be repeated. */
  edit(messages: Pick<Post, "tenant" | "channel" | "messages">, presentation: Presentation): Promise<Outcome>;
}
