import type { EmbedBody, MessageBody } from "./discord-rules.js";

/** A message as it was stored. */
export interface DiscordPost extends MessageBody {
  readonly id: string;
  readonly channel: string;
  readonly embeds: readonly EmbedBody[];
  /** How often it was edited. */
  readonly edits: number;
}

/** A choice below an option that is being typed. */
export interface DiscordChoice {
  readonly name: string;
  readonly value: string;
}

/** What became of an interaction; it fills while the bot works. */
export interface DiscordReply {
  readonly id: string;
  /** For delivering it once more. */
  readonly payload: Readonly<Record<string, unknown>>;
  readonly createdAt: number;
  /** The first answer, and its flags: 64 is private. */
  callback?: {
    readonly type: number;
    readonly data?: MessageBody & { readonly choices?: readonly DiscordChoice[] };
  };
  /** The first is the reply itself, the others are follow-ups. */
  readonly messages: DiscordPost[];
  /** Discord's codes for answers that it refused. */
  readonly refusals: number[];
}

/** How a call fails: refused, done and yet answered with an error or not at all, or not even read. */
export type DiscordFailure =
  | { readonly kind: "refuse"; readonly status: number; readonly code?: number; readonly message?: string }
  | { readonly kind: "rate-limit"; readonly seconds: number }
  | { readonly kind: "store-then"; readonly status: number }
  | { readonly kind: "store-then-hang-up" }
  | { readonly kind: "hang-up" }
  | { readonly kind: "stall" };

/** A channel as Discord describes it; tests may change it. */
export interface DiscordChannel {
  id: string;
  type: number;
  name: string;
  guild_id: string | null;
  permission_overwrites: { id: string; type: number; allow: string; deny: string }[];
}

/** A call of the REST API, the path without `/api/v10`. */
export interface DiscordCall {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string;
  readonly body: unknown;
}

/** The app, its bot and the one server, channel and person there are. */
export const ids = {
  application: "900000000000000001",
  bot: "900000000000000001",
  guild: "700000000000000001",
  channel: "800000000000000001",
  category: "800000000000000000",
  user: "600000000000000001",
  role: "500000000000000001",
} as const;

/** Everything the fake knows; REST and gateway work on it. */
export interface DiscordState {
  readonly token: string;
  readonly application: Record<string, unknown>;
  readonly posts: Record<string, DiscordPost[]>;
  /** By interaction token. */
  readonly interactions: Map<string, DiscordReply>;
  /** Registered commands by scope: `global` or a server's id. */
  readonly commands: Record<string, readonly object[]>;
  readonly channels: Map<string, DiscordChannel>;
  readonly calls: DiscordCall[];
  /** Permissions of `@everyone`, as a decimal string. */
  everyone: string;
  /** Within so many milliseconds an interaction wants its first answer. */
  answerWithinMs: number;
  gatewayUrl: string;
  nextId(): string;
}

/** A fresh Discord with one server and one channel. */
export function discordState(publicKey: string): DiscordState {
  let last = 1_000_000_000_000_000_000n;
  const channel: DiscordChannel = {
    id: ids.channel,
    type: 0,
    name: "digest",
    guild_id: ids.guild,
    permission_overwrites: [],
  };
  return {
    token: "OTAwMDAwMDAwMDAwMDAwMDAx.Gfake0.fake-token-of-the-local-discord",
    application: {
      id: ids.application,
      name: "Verbatim",
      verify_key: publicKey,
      interactions_endpoint_url: null,
    },
    posts: {},
    interactions: new Map(),
    commands: {},
    channels: new Map([[ids.channel, channel]]),
    calls: [],
    // View Channel, Send Messages, Embed Links, Read Message History.
    everyone: String((1 << 10) | (1 << 11) | (1 << 14) | (1 << 16)),
    answerWithinMs: 3_000,
    gatewayUrl: "",
    nextId: () => String(++last),
  };
}
