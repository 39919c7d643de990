import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type DiscordGateway, discordGateway } from "./discord-gateway.js";
import { restReply } from "./discord-rest.js";
import { refusalOfChoices } from "./discord-rules.js";
import {
  type DiscordCall,
  type DiscordChoice,
  type DiscordFailure,
  type DiscordPost,
  type DiscordReply,
  type DiscordState,
  discordState,
  ids,
} from "./discord-state.js";

export { directMessagesWith } from "./discord-rest.js";
export { pingedBy } from "./discord-rules.js";
export type { DiscordFailure, DiscordPost, DiscordReply } from "./discord-state.js";
export { ids } from "./discord-state.js";

/** Who types a command, and where. */
export interface Typing {
  /** Bits of what the member may do; none that manages anything unless given. */
  readonly permissions?: string;
  readonly user?: string;
  readonly channel?: string;
  /** The channel in which the thread is, where `channel` is one. */
  readonly within?: string;
  /** `""` for a direct message. */
  readonly guild?: string;
  /** How long ago it was typed, in milliseconds; after 3000 nobody may answer. */
  readonly agoMs?: number;
}

/** Who presses what, and where; “Share to channel” unless given. */
export interface Pressing extends Typing {
  readonly on?: string;
}

/** How a request over HTTP is signed. */
export interface Signing {
  /** Seconds by which the timestamp is off. */
  readonly offSeconds?: number;
  /** Signs with another app's key. */
  readonly forged?: boolean;
  /** Changes the body after it was signed. */
  readonly altered?: boolean;
}

/** What an HTTP-mode bot answered. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
}

/** A local Discord: REST, gateway and signed requests. It records, and keeps Discord's limits. */
export interface DiscordFake
  extends Pick<DiscordState, "token" | "application" | "commands" | "channels" | "calls"> {
  readonly apiUrl: string;
  readonly applicationId: string;
  /** 64 hexadecimal digits. */
  readonly publicKey: string;
  readonly gateway: Omit<DiscordGateway, "stop">;
  /** Messages by channel, in the order they were stored. */
  readonly posts: Readonly<Record<string, readonly DiscordPost[]>>;
  /** Seconds the server's Date header is off. */
  clockOffSeconds: number;
  /** Permissions of `@everyone`, as a decimal string. */
  everyone: string;
  /** Within so many milliseconds an interaction wants its first answer; Discord gives 3 s. */
  answerWithinMs: number;
  /** Types a slash command that reaches the bot by the gateway. */
  slash(name: string, options?: Readonly<Record<string, string>>, typing?: Typing): DiscordReply;
  /** Sends the gateway any interaction. */
  interaction(payload: Readonly<Record<string, unknown>>): DiscordReply;
  /** Types letters into an option, at the bot's address or by the gateway, and gives the choices offered there. */
  typing(
    name: string,
    option: string,
    letters: string,
    by?: { readonly url?: string; readonly options?: Readonly<Record<string, string>> },
  ): Promise<readonly DiscordChoice[]>;
  /** Chooses a command in the menu of a message, by the gateway. */
  chosen(
    label: string,
    message: { readonly content: string; readonly embeds?: readonly object[] },
  ): DiscordReply;
  /** Presses a button below a reply, or chooses in its menu, by the gateway; by the one who asked unless told otherwise. */
  press(reply: Pick<DiscordReply, "messages">, pressing?: Pressing): DiscordReply;
  /** The same over HTTP. */
  signedPress(url: string, reply: Pick<DiscordReply, "messages">, pressing?: Pressing): Promise<DiscordReply>;
  /** Types a slash command that reaches the bot over HTTP, at its whole address. */
  signedSlash(url: string, name: string, options?: Readonly<Record<string, string>>): Promise<DiscordReply>;
  /** Sends any payload over HTTP. */
  signedInteraction(url: string, payload: object, signing?: Signing): Promise<HttpAnswer>;
  /** Resolves when the bot has replied; rejects after 10 s. */
  replied(reply: DiscordReply): Promise<readonly DiscordPost[]>;
  /** Lets the next `times` calls that start like this fail: `POST /channels`. */
  fail(call: string, failure: DiscordFailure, times?: number): void;
  stop(): Promise<void>;
}

/** Starts a Discord of one's own on a free port of loopback. */
export async function startDiscordFake(): Promise<DiscordFake> {
  const keys = generateKeyPairSync("ed25519");
  const forger = generateKeyPairSync("ed25519").privateKey;
  const publicKey = keys.publicKey.export({ format: "der", type: "spki" }).subarray(-32).toString("hex");
  const state = discordState(publicKey);
  const failures: { readonly call: string; readonly failure: DiscordFailure; times: number }[] = [];
  const clock = { offSeconds: 0 };

  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  state.gatewayUrl = `ws://127.0.0.1:${port}/gateway`;
  const gateway = discordGateway(server, state.token, () => state.gatewayUrl);

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = await callOf(request);
    state.calls.push(call);
    const failure = takeFailure(`${call.method} ${call.path}`);
    response.setHeader("date", new Date(Date.now() + clock.offSeconds * 1000).toUTCString());
    answer(state, call, failure, response);
  }

  function takeFailure(call: string): DiscordFailure | undefined {
    const found = failures.find((failure) => failure.times > 0 && call.startsWith(failure.call));
    if (found) found.times -= 1;
    return found?.failure;
  }

  /** Keeps what becomes of a payload under its token. */
  function expectReply(payload: Readonly<Record<string, unknown>>, agoMs = 0): DiscordReply {
    const createdAt = Date.now() - agoMs;
    const reply: DiscordReply = { id: String(payload.id), payload, createdAt, messages: [], refusals: [] };
    state.interactions.set(String(payload.token), reply);
    return reply;
  }

  function interaction(payload: Readonly<Record<string, unknown>>, agoMs = 0): DiscordReply {
    const reply = expectReply({ ...blank(state), ...payload }, agoMs);
    gateway.dispatch("INTERACTION_CREATE", reply.payload);
    return reply;
  }

  async function signedInteraction(url: string, payload: object, signing: Signing = {}): Promise<HttpAnswer> {
    const { headers, body } = signed(payload, signing.forged ? forger : keys.privateKey, signing);
    const response = await fetch(url, { method: "POST", headers, body });
    return { status: response.status, body: await response.text() };
  }

  async function signedReply(url: string, payload: Readonly<Record<string, unknown>>): Promise<DiscordReply> {
    const reply = expectReply({ ...blank(state), ...payload });
    const answer = await signedInteraction(url, reply.payload);
    if (answer.status === 200) reply.callback = JSON.parse(answer.body);
    return reply;
  }

  return {
    ...state,
    apiUrl: `http://127.0.0.1:${port}/api`,
    applicationId: ids.application,
    publicKey,
    gateway,
    get clockOffSeconds() {
      return clock.offSeconds;
    },
    set clockOffSeconds(seconds) {
      clock.offSeconds = seconds;
    },
    get everyone() {
      return state.everyone;
    },
    set everyone(permissions) {
      state.everyone = permissions;
    },
    get answerWithinMs() {
      return state.answerWithinMs;
    },
    set answerWithinMs(ms) {
      state.answerWithinMs = ms;
    },
    slash: (name, options = {}, typing = {}) =>
      interaction(slashPayload(state, name, options, typing), typing.agoMs),
    chosen: (label, message) => {
      const { data, ...rest } = slashPayload(state, label, {}, {});
      const id = state.nextId();
      const resolved = { messages: { [id]: { id, ...message } } };
      return interaction({
        ...rest,
        data: { id: state.nextId(), name: label, type: 3, target_id: id, resolved },
      });
    },
    async typing(name, option, letters, { url, options = {} } = {}) {
      const typed = slashPayload(state, name, { ...options, [option]: letters }, {});
      const payload = { ...typed, type: 4, data: focusedOn(option, typed.data) };
      const reply = url ? expectReply({ ...blank(state), ...payload }) : interaction(payload);
      if (url) reply.callback = JSON.parse((await signedInteraction(url, reply.payload)).body);
      for (const end = Date.now() + 3_000; !reply.callback && Date.now() < end; ) await turn();
      const choices = reply.callback?.data?.choices;
      const refusal = reply.callback?.type === 8 && choices ? refusalOfChoices(choices) : "no choices came";
      if (refusal || !choices) throw new Error(refusal);
      return choices;
    },
    press: (reply, pressing) => interaction(pressPayload(state, reply, pressing)),
    async signedPress(url, reply, pressing) {
      return signedReply(url, pressPayload(state, reply, pressing));
    },
    interaction,
    signedSlash: (url, name, options = {}) => signedReply(url, slashPayload(state, name, options, {})),
    signedInteraction,
    async replied(reply) {
      const deadline = Date.now() + 10_000;
      while (!reply.messages.length) {
        if (Date.now() > deadline) throw new Error(`no reply to interaction ${reply.id}`);
        await turn();
      }
      return reply.messages;
    },
    fail: (call, failure, times = 1) => failures.push({ call, failure, times }),
    stop: () => stop(server, gateway),
  };
}

function answer(
  state: DiscordState,
  call: DiscordCall,
  failure: DiscordFailure | undefined,
  response: ServerResponse,
) {
  if (failure?.kind === "stall") return;
  if (failure?.kind === "hang-up") return response.destroy();
  if (failure?.kind === "rate-limit") return tooFast(response, failure.seconds);
  if (failure?.kind === "refuse") {
    const { status, code = 0, message = "" } = failure;
    return write(response, status, { code, message: message || `${status}` });
  }
  const { status, body } = restReply(state, call);
  if (failure?.kind === "store-then-hang-up") return response.destroy();
  if (failure?.kind === "store-then") return write(response, failure.status, { message: "error" });
  write(response, status, body);
}

function tooFast(response: ServerResponse, seconds: number): void {
  response.setHeader("retry-after", seconds).setHeader("x-ratelimit-scope", "user");
  write(response, 429, { message: "You are being rate limited.", retry_after: seconds, global: false });
}

function write(response: ServerResponse, status: number, body: unknown): void {
  const limit = { "x-ratelimit-limit": 5, "x-ratelimit-remaining": 4, "x-ratelimit-reset-after": 1 };
  const type = body === undefined ? {} : { "content-type": "application/json" };
  response.writeHead(status, { ...limit, "x-ratelimit-bucket": "fake", ...type });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

async function callOf(request: IncomingMessage): Promise<DiscordCall> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  const url = new URL(request.url ?? "/", "http://127.0.0.1");
  return {
    method: request.method ?? "",
    path: decodeURIComponent(url.pathname.replace(/^\/api\/v10/, "")),
    query: url.searchParams,
    authorization: request.headers.authorization ?? "",
    body: text ? JSON.parse(text) : undefined,
  };
}

const blank = ({ nextId }: DiscordState) => ({
  id: nextId(),
  application_id: ids.application,
  type: 2,
  token: `token-${nextId()}`,
  version: 1,
});

function slashPayload(
  { nextId }: DiscordState,
  name: string,
  options: Readonly<Record<string, string>>,
  { user = ids.user, channel = ids.channel, within, guild = ids.guild, permissions = "2147483648" }: Typing,
): Readonly<Record<string, unknown>> {
  const typist = { id: user, username: "ann", discriminator: "0", global_name: null, avatar: null };
  const member = {
    user: typist,
    roles: [ids.role],
    joined_at: "2026-01-01T00:00:00Z",
    permissions,
    flags: 0,
  };
  const fields = Object.entries(options).map(([option, value]) => ({ name: option, type: 3, value }));
  const [command, subcommand] = name.split(" ");
  return {
    channel_id: channel,
    channel: within
      ? { id: channel, type: 11, parent_id: within }
      : { id: channel, type: guild ? 0 : 1, ...(guild && { parent_id: ids.category }) },
    locale: "en-US",
    app_permissions: "2147483648",
    entitlements: [],
    authorizing_integration_owners: guild ? { 0: guild } : { 1: user },
    context: guild ? 0 : 1,
    ...(guild
      ? { guild_id: guild, guild: { id: guild, locale: "en-US", features: [] }, member }
      : { user: typist }),
    data: {
      id: nextId(),
      name: command,
      type: 1,
      options: subcommand ? [{ name: subcommand, type: 1, options: fields }] : fields,
    },
  };
}

/** Marks the option that is being typed, also inside a subcommand. */
const focusedOn = (option: string, data: unknown): unknown =>
  JSON.parse(
    JSON.stringify(data, (_, value) =>
      value?.name === option && value.type === 3 ? { ...value, focused: true } : value,
    ),
  );

const turn = () => new Promise((resolve) => setTimeout(resolve, 5));
function pressPayload(
  state: DiscordState,
  { messages }: Pick<DiscordReply, "messages">,
  { on = "Share to channel", ...typing }: Pressing = {},
): Readonly<Record<string, unknown>> {
  const { data: _, ...rest } = slashPayload(state, "", {}, typing);
  const all = messages.flatMap(({ components = [] }) => components.flatMap((row) => row.components));
  for (const { type, custom_id, label, options = [] } of all) {
    const values = options.flatMap((option) => (option.label === on ? [option.value] : []));
    if (label === on || values.length)
      return { ...rest, type: 3, data: { custom_id, component_type: type, values }, message: {} };
  }
  throw new Error(`there is nothing to press that is called ${on}`);
}

function signed(payload: object, key: KeyObject, { offSeconds = 0, altered }: Signing) {
  const timestamp = String(Math.floor(Date.now() / 1000) + offSeconds);
  const body = JSON.stringify(payload);
  const headers = {
    "content-type": "application/json",
    "x-signature-timestamp": timestamp,
    "x-signature-ed25519": sign(null, Buffer.from(timestamp + body), key).toString("hex"),
  };
  return { headers, body: altered ? `${body} ` : body };
}

async function stop(server: Server, gateway: DiscordGateway): Promise<void> {
  gateway.stop();
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
}
