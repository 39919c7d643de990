import { acceptedView, type SlackForm } from "./slack-forms.js";
import type { SlackApp } from "./slack-oauth.js";
import { workspace, workspaceOf } from "./slack-payloads.js";
import { refusalOf } from "./slack-rules.js";

/** A message as it stands in a channel. */
export interface SlackPost {
  /** The workspace whose token posted it. */
  readonly team: string;
  readonly ts: string;
  readonly text: string;
  readonly blocks: readonly Record<string, unknown>[];
  readonly thread_ts?: string;
  readonly metadata?: { readonly event_type: string; readonly event_payload: Record<string, unknown> };
  /** How often it was edited. */
  readonly edits: number;
  /** Every argument of the call that posted it, as sent. */
  readonly sent: Readonly<Record<string, string>>;
}

/** A message that only one person sees. */
export interface SlackWhisper {
  readonly channel: string;
  readonly user: string;
  readonly text: string;
  readonly blocks: readonly Record<string, unknown>[];
}

/** What the Web API knows; the fake that holds it may change it. */
export interface SlackState {
  readonly botToken: string;
  readonly appToken: string;
  readonly app: SlackApp;
  readonly posts: Record<string, SlackPost[]>;
  readonly whispers: SlackWhisper[];
  readonly forms: SlackForm[];
  /** When each trigger was given out, in milliseconds. */
  readonly triggers: Map<string, number>;
  /** How long a trigger is good for, in milliseconds. */
  readonly triggersLastMs: number;
  /** What the bot token may do; empty, Slack does not say and allows everything. */
  readonly scopes: readonly string[];
  /** A number never used before, six digits. */
  next(): string;
  socketUrl(): string;
}

/** What a method knows: whose token called it, too. */
type Caller = SlackState & { readonly team: string };
type Form = Readonly<Record<string, string>>;
type Reply = Readonly<Record<string, unknown>>;

/** The body of Slack's reply to a call. */
export function replyTo(state: SlackState, method: string, authorization: string, form: Form): Reply {
  if (method === "oauth.v2.access") return state.app.access(form);
  const bearer = bearerOf(state, method, authorization.replace("Bearer ", ""));
  if ("error" in bearer) return { ok: false, ...bearer };
  const needed = scopeOf(method, form.channel ?? "");
  if (needed && state.scopes.length && !state.scopes.includes(needed))
    return { ok: false, error: "missing_scope", needed, provided: state.scopes.join(",") };
  return methods[method]?.(form, { ...state, ...bearer }) ?? { ok: false, error: "unknown_method" };
}

function bearerOf({ botToken, appToken, app }: SlackState, method: string, token: string) {
  const own = { team: workspace.team };
  if (method === "api.test") return own;
  const wanted = method === "apps.connections.open" ? appToken : botToken;
  if (token === wanted) return own;
  return token === botToken || token === appToken ? { error: "not_allowed_token_type" } : app.bearer(token);
}

function scopeOf(method: string, channel: string): string | undefined {
  const history = channel.startsWith("D") ? "im:history" : "channels:history";
  const scopes: Readonly<Record<string, string>> = {
    "chat.postMessage": "chat:write",
    "chat.postEphemeral": "chat:write",
    "chat.update": "chat:write",
    "conversations.history": history,
    "conversations.replies": history,
    "conversations.open": "im:write",
    "conversations.info": "channels:read",
  };
  return scopes[method];
}

const methods: Readonly<Record<string, (form: Form, state: Caller) => Reply>> = {
  "api.test": () => ({ ok: true }),
  "auth.test": (_, { team }) => {
    const { name, bot, botId } = workspaceOf(team);
    const bots = { user: "verbatim", user_id: bot, bot_id: botId };
    return { ok: true, url: `https://${team}.slack.com/`, team: name, team_id: team, ...bots };
  },
  "auth.revoke": (_, { app, team }) => {
    app.uninstall(team);
    return { ok: true, revoked: true };
  },
  "apps.connections.open": (_, { socketUrl }) => ({ ok: true, url: socketUrl() }),
  "chat.postMessage": store,
  "chat.postEphemeral": whisper,
  "chat.update": update,
  "views.open": open,
  "conversations.history": history,
  "conversations.replies": replies,
  "conversations.open": ({ users = "" }) => ({ ok: true, channel: { id: directMessages(users) } }),
  "conversations.info": ({ channel = "" }) =>
    isGone(channel)
      ? { ok: false, error: "channel_not_found" }
      : { ok: true, channel: { id: channel, name: "desk", is_member: channel === workspace.channel } },
};

/** Channels whose id starts so do not exist. */
const isGone = (channel: string): boolean => !channel || channel.startsWith("CGONE");

/** The channel of the direct messages with a person. */
export const directMessages = (user: string): string => `D${user}`;

function store(sent: Form, { posts, next, team }: Caller): Reply {
  const { channel: to = "", text = "", thread_ts } = sent;
  const channel = to.startsWith("U") ? directMessages(to) : to;
  if (isGone(channel)) return { ok: false, error: "channel_not_found" };
  const blocks = JSON.parse(sent.blocks ?? "[]");
  const error = refusalOf({ text, blocks });
  if (error) return { ok: false, error };
  const ts = `1790000000.${next()}`;
  const metadata = sent.metadata && JSON.parse(sent.metadata);
  posts[channel] ??= [];
  posts[channel].push({
    team,
    ts,
    text,
    blocks,
    sent,
    edits: 0,
    ...(thread_ts && { thread_ts }),
    ...(metadata && { metadata }),
  });
  return { ok: true, channel, ts, message: { text } };
}

function whisper(
  { channel = "", user = "", text = "", blocks: sent = "[]" }: Form,
  state: SlackState,
): Reply {
  if (isGone(channel)) return { ok: false, error: "channel_not_found" };
  if (channel !== workspace.channel) return { ok: false, error: "not_in_channel" };
  const blocks = JSON.parse(sent);
  const error = refusalOf({ text, blocks });
  if (error) return { ok: false, error };
  state.whispers.push({ channel, user, text, blocks });
  return { ok: true, message_ts: `1790000000.${state.next()}` };
}

/** A trigger opens one form, soon after it was given out. */
function open({ trigger_id = "", view: sent = "" }: Form, state: SlackState): Reply {
  const { triggers, triggersLastMs, forms, next } = state;
  const at = triggers.get(trigger_id);
  if (at === undefined) return { ok: false, error: "invalid_trigger_id" };
  if (Number.isNaN(at)) return { ok: false, error: "exchanged_trigger_id" };
  if (Date.now() - at >= triggersLastMs) return { ok: false, error: "expired_trigger_id" };
  const view = acceptedView(JSON.parse(sent));
  if (!view) return { ok: false, error: "invalid_arguments" };
  triggers.set(trigger_id, Number.NaN);
  const id = `V${next()}`;
  forms.push({ id, view });
  return { ok: true, view: { ...view, id, hash: "1780000000.h" } };
}

function update({ channel = "", ts, text = "", blocks: sent = "[]" }: Form, { posts }: SlackState): Reply {
  if (isGone(channel) || channel.startsWith("U")) return { ok: false, error: "channel_not_found" };
  const at = posts[channel]?.findIndex((post) => post.ts === ts) ?? -1;
  const post = posts[channel]?.[at];
  if (!post) return { ok: false, error: "message_not_found" };
  const blocks = JSON.parse(sent);
  const error = refusalOf({ text, blocks });
  if (error) return { ok: false, error };
  posts[channel]![at] = { ...post, text, blocks, edits: post.edits + 1 };
  return { ok: true, channel, ts, text };
}

function history(form: Form, { posts }: SlackState): Reply {
  const messages = posts[form.channel ?? ""] ?? [];
  return page(form, messages.filter(({ thread_ts }) => !thread_ts).reverse());
}

function replies(form: Form, { posts }: SlackState): Reply {
  const messages = posts[form.channel ?? ""] ?? [];
  return page(
    form,
    messages.filter(({ ts, thread_ts }) => [ts, thread_ts].includes(form.ts)),
  );
}

function page({ limit = "100", include_all_metadata }: Form, newestFirst: readonly SlackPost[]): Reply {
  const withMetadata = include_all_metadata === "true";
  const messages = newestFirst.slice(0, Number(limit)).map(({ ts, text, metadata }) => ({
    type: "message",
    ts,
    text,
    ...(withMetadata && metadata && { metadata }),
  }));
  return { ok: true, has_more: newestFirst.length > messages.length, messages };
}
