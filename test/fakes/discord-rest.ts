import { type MessageBody, refusalOfCommands, refusalOfMessage } from "./discord-rules.js";
import {
  type DiscordCall,
  type DiscordPost,
  type DiscordReply,
  type DiscordState,
  ids,
} from "./discord-state.js";

/** What the REST API says. */
export interface RestReply {
  readonly status: number;
  readonly body?: unknown;
}

const refuse = (status: number, code: number, message: string): RestReply => ({
  status,
  body: { code, message },
});

type Handler = (state: DiscordState, call: DiscordCall, ...ids: string[]) => RestReply;

/** Carries out a call as Discord would. */
export function restReply(state: DiscordState, call: DiscordCall): RestReply {
  for (const [route, open, handler] of routes) {
    const match = route.exec(`${call.method} ${call.path}`);
    if (!match) continue;
    if (!open && call.authorization !== `Bot ${state.token}`) return refuse(401, 0, "401: Unauthorized");
    return handler(state, call, ...match.slice(1));
  }
  return refuse(404, 0, "404: Not Found");
}

/** Route, whether it is open without a token, and what it does. */
const routes: readonly (readonly [RegExp, boolean, Handler])[] = [
  [/^GET \/gateway\/bot$/, false, gatewayBot],
  [
    /^GET \/users\/@me$/,
    false,
    () => ({ status: 200, body: { id: ids.bot, username: "verbatim", bot: true } }),
  ],
  [/^GET \/applications\/@me$/, false, ({ application }) => ({ status: 200, body: application })],
  [/^(?:GET|PUT) \/applications\/(\d+)(?:\/guilds\/(\d+))?\/commands$/, false, commands],
  [/^GET \/channels\/(\d+)$/, false, channel],
  [/^POST \/channels\/(\d+)\/messages$/, false, post],
  [/^GET \/channels\/(\d+)\/messages$/, false, history],
  [/^PATCH \/channels\/(\d+)\/messages\/(\d+)$/, false, editMessage],
  [/^POST \/users\/@me\/channels$/, false, directMessages],
  [
    /^GET \/guilds\/(\d+)\/roles$/,
    false,
    (state, _, id) => ({ status: 200, body: [{ id, permissions: state.everyone }] }),
  ],
  [
    /^GET \/guilds\/\d+\/members\/(\d+)$/,
    false,
    (_state, _, id) => ({ status: 200, body: { user: { id }, roles: [] } }),
  ],
  [/^POST \/interactions\/(\d+)\/([^/]+)\/callback$/, true, callback],
  [/^PATCH \/webhooks\/\d+\/([^/]+)\/messages\/@original$/, true, edit],
  [/^POST \/webhooks\/\d+\/([^/]+)$/, true, followUp],
];

function gatewayBot({ gatewayUrl: url }: DiscordState): RestReply {
  const session_start_limit = { total: 1000, remaining: 999, reset_after: 1000, max_concurrency: 1 };
  return { status: 200, body: { url, shards: 1, session_start_limit } };
}

function commands(state: DiscordState, call: DiscordCall, application: string, guild = "global"): RestReply {
  if (application !== ids.application)
    return refuse(403, 20012, "You are not authorized to perform this action on this application");
  if (call.method === "PUT") {
    const list = call.body as Parameters<typeof refusalOfCommands>[0];
    const refusal = refusalOfCommands(list);
    if (refusal) return refuse(400, 50035, refusal);
    const { nextId } = state;
    state.commands[guild] = list.map((command) => ({
      ...command,
      id: nextId(),
      application_id: application,
      version: nextId(),
      type: 1,
    }));
  }
  return { status: 200, body: state.commands[guild] ?? [] };
}

function channel({ channels }: DiscordState, _: DiscordCall, id: string): RestReply {
  const found = channels.get(id);
  return found ? { status: 200, body: found } : refuse(404, 10003, "Unknown Channel");
}

function post(state: DiscordState, call: DiscordCall, id: string): RestReply {
  if (!state.channels.has(id)) return refuse(404, 10003, "Unknown Channel");
  const body = call.body as MessageBody;
  state.posts[id] ??= [];
  const posts = state.posts[id];
  const twin = body.enforce_nonce && body.nonce ? posts.find(({ nonce }) => nonce === body.nonce) : undefined;
  if (twin) return { status: 200, body: messageOf(twin) };
  const below = body.message_reference?.message_id;
  if (below && !posts.some((message) => message.id === below))
    return refuse(400, 50035, "Invalid Form Body: message_reference: Unknown message");
  return store(state, id, body, (message) => posts.push(message));
}

function editMessage(state: DiscordState, call: DiscordCall, channel: string, id: string): RestReply {
  if (!state.channels.has(channel)) return refuse(404, 10003, "Unknown Channel");
  const posts = state.posts[channel] ?? [];
  const at = posts.findIndex((message) => message.id === id);
  if (at < 0) return refuse(404, 10008, "Unknown Message");
  const edited = { ...posts[at]!, ...(call.body as MessageBody), edits: posts[at]!.edits + 1 };
  const refusal = refusalOfMessage(edited);
  if (refusal) return refuse(400, 50035, refusal);
  posts[at] = edited;
  return { status: 200, body: messageOf(edited) };
}

/** The channel of the direct messages with a person, the same each time. */
export const directMessagesWith = (user: string): string => `5${user.slice(1)}`;

function directMessages({ channels }: DiscordState, { body }: DiscordCall): RestReply {
  const id = directMessagesWith((body as { recipient_id: string }).recipient_id);
  const channel = { id, type: 1, name: "", guild_id: null, permission_overwrites: [] };
  channels.set(id, channel);
  return { status: 200, body: channel };
}

function history(state: DiscordState, { query }: DiscordCall, id: string): RestReply {
  if (!state.channels.has(id)) return refuse(404, 10003, "Unknown Channel");
  const before = query.get("before");
  const newest = (state.posts[id] ?? [])
    .filter((message) => !before || BigInt(message.id) < BigInt(before))
    .reverse()
    .slice(0, Number(query.get("limit") ?? 50));
  return { status: 200, body: newest.map(messageOf) };
}

function callback(state: DiscordState, call: DiscordCall, _id: string, token: string): RestReply {
  const reply = state.interactions.get(token);
  if (!reply || Date.now() - reply.createdAt > state.answerWithinMs)
    return refusedReply(reply, 404, 10062, "Unknown interaction");
  if (reply.callback) return refusedReply(reply, 400, 40060, "Interaction has already been acknowledged.");
  reply.callback = call.body as NonNullable<DiscordReply["callback"]>;
  return { status: 204 };
}

function edit(state: DiscordState, call: DiscordCall, token: string): RestReply {
  const reply = state.interactions.get(token);
  if (!reply?.callback) return refusedReply(reply, 404, 10015, "Unknown Webhook");
  return store(state, ids.channel, call.body as MessageBody, (message) => {
    reply.messages[0] = message;
    seenByAll(state, reply, message);
  });
}

/** A reply that is not for the asker alone is a message of its channel like any other. */
function seenByAll({ posts }: DiscordState, { callback }: DiscordReply, message: DiscordPost): void {
  const isPrivate = ((callback?.data?.flags ?? 0) & 64) !== 0;
  if (!isPrivate) posts[message.channel] = [...(posts[message.channel] ?? []), message];
}

function followUp(state: DiscordState, call: DiscordCall, token: string): RestReply {
  const reply = state.interactions.get(token);
  if (!reply?.callback) return refusedReply(reply, 404, 10015, "Unknown Webhook");
  return store(state, ids.channel, call.body as MessageBody, (message) => {
    reply.messages.push(message);
    seenByAll(state, reply, message);
  });
}

function refusedReply(
  reply: DiscordReply | undefined,
  status: number,
  code: number,
  message: string,
): RestReply {
  reply?.refusals.push(code);
  return refuse(status, code, message);
}

function store(
  state: DiscordState,
  channel: string,
  body: MessageBody,
  keep: (message: DiscordPost) => void,
): RestReply {
  const refusal = refusalOfMessage(body);
  if (refusal) return refuse(400, 50035, refusal);
  const message: DiscordPost = { ...body, embeds: body.embeds ?? [], id: state.nextId(), channel, edits: 0 };
  keep(message);
  return { status: 200, body: messageOf(message) };
}

/** A message as Discord gives it back: without its nonce. */
const messageOf = ({ id, channel, content = "", embeds, flags = 0 }: DiscordPost) => ({
  id,
  channel_id: channel,
  author: { id: ids.bot, username: "verbatim", bot: true },
  content,
  embeds: embeds.map((embed) => ({ type: "rich", ...embed })),
  flags,
  timestamp: new Date().toISOString(),
  edited_timestamp: null,
  tts: false,
  mention_everyone: false,
  mentions: [],
  mention_roles: [],
  attachments: [],
  components: [],
  pinned: false,
  type: 0,
});
