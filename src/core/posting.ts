import type { Citation } from "./citation.js";
import type { Presentation } from "./presentation.js";

/** `web` is the try-it page: whoever can open it may ask, and nothing else. */
export type Platform = "slack" | "discord" | "terminal" | "web";

/** A channel of a platform: where a digest goes, where an answer was asked for. */
export interface Channel {
  readonly platform: Platform;
  /** The Slack workspace or Discord server; `""` where there is none. */
  readonly tenant: string;
  readonly channel: string;
}

/** A message the bot has posted and what it cited, kept so that a correction can find it. */
export interface Post extends Channel {
  /** The platform's id of the message; absent where the platform gives none (an ephemeral reply). */
  readonly message?: string;
  readonly kind: "answer" | "digest";
  readonly asker?: string;
  /** The command as typed, or the slot of a digest. */
  readonly asked: string;
  readonly citations: readonly Citation[];
}

/** What is known after a message was sent. `unclear`: it may stand in the channel or not. */
export type Outcome =
  | { readonly kind: "posted"; readonly message: string }
  | { readonly kind: "busy"; readonly retryAfterMs: number; readonly reason: string }
  | { readonly kind: "refused"; readonly reason: string }
  | { readonly kind: "unclear"; readonly reason: string };

/** What a look into the channel says of a message that may have been posted. */
export type Sighting =
  | { readonly kind: "found"; readonly message: string }
  | { readonly kind: "absent" }
  | { readonly kind: "unknown"; readonly reason: string };

/** Posts to one platform, at most once a call and without retries of its own. Never rejects. */
export interface Poster {
  readonly platform: Platform;
  /** `key` names the slot and travels with the message, so that `find` can look for it. */
  post(channel: string, presentation: Presentation, key: string): Promise<Outcome>;
  find(channel: string, key: string): Promise<Sighting>;
}
