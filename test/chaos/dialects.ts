import type { Answer, Call, Dialect } from "./weather.js";

/** Channels that refuse every post, as each platform says it. */
export const closed: Readonly<Record<"slack" | "discord", Readonly<Record<string, Answer>>>> = {
  slack: {
    CCLOSED1: { status: 200, body: { ok: false, error: "channel_not_found" } },
    CCLOSED2: { status: 200, body: { ok: false, error: "is_archived" } },
    CCLOSED3: { status: 200, body: { ok: false, error: "not_in_channel" } },
  },
  discord: {
    "830000000000000001": { status: 403, body: { code: 50013, message: "Missing Permissions" } },
    "830000000000000002": { status: 403, body: { code: 50001, message: "Missing Access" } },
    "830000000000000003": { status: 404, body: { code: 10003, message: "Unknown Channel" } },
  },
};

/** Slack's private channels, which the app may not look into: it was given channels:history and not groups:history. */
export const isBlind = (channel: string): boolean => channel.startsWith("G");

const missingScope = { ok: false, error: "missing_scope", needed: "groups:history", provided: "chat:write" };

export const slackDialect = (target: string): Dialect => ({
  name: "slack",
  target,
  read({ path, body }) {
    const kind = { "/api/chat.postMessage": "post", "/api/conversations.history": "look" }[path];
    const channel = new URLSearchParams(body).get("channel");
    return kind && channel ? { kind: kind as Call["kind"], channel } : undefined;
  },
  refusal: ({ kind, channel }) =>
    kind === "look" && isBlind(channel) ? { status: 200, body: missingScope } : closed.slack[channel],
  rateLimit: { status: 429, body: { ok: false, error: "ratelimited" } },
  sent: (body) => body,
});

/**
 * A Discord that has forgotten every nonce by the next post, as the real one has after some minutes: that nothing is
 * doubled is Verbatim's own doing.
 */
export const discordDialect = (target: string): Dialect => ({
  name: "discord",
  target,
  read({ method, path }) {
    const channel = /\/channels\/(\d+)\/messages(?:\?|$)/.exec(path)?.[1];
    return channel ? { kind: method === "POST" ? "post" : "look", channel } : undefined;
  },
  refusal: ({ channel }) => closed.discord[channel],
  rateLimit: {
    status: 429,
    body: { message: "You are being rate limited.", retry_after: 1, global: false },
  },
  sent: (body) => JSON.stringify({ ...JSON.parse(body), enforce_nonce: false }),
});
