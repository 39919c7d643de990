import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import {
  choicesIn,
  responseTo,
  type SlackFilling,
  type SlackForm,
  type SlackFormResponse,
  submissionPayload,
  typingPayload,
} from "./slack-forms.js";
import { type SlackApp, slackApp } from "./slack-oauth.js";
import {
  actionOf,
  commandPayload,
  encode,
  mentionPayload,
  pressPayload,
  removalPayload,
  shortcutPayload,
  signature,
  workspace,
} from "./slack-payloads.js";
import { refusalOf } from "./slack-rules.js";
import { slackSockets } from "./slack-sockets.js";
import { replyTo, type SlackPost, type SlackWhisper } from "./slack-web-api.js";

/** What a response_url was sent and took. */
export interface SlackResponse {
  readonly response_type?: string;
  readonly replace_original?: boolean;
  readonly delete_original?: boolean;
  readonly text?: string;
  readonly blocks?: readonly Record<string, unknown>[];
  readonly unfurl_links?: boolean;
  readonly unfurl_media?: boolean;
  readonly thread_ts?: string;
}

/** How a call fails: a refusal, an HTTP status, a connection lost after the work was done or before. */
export type SlackFailure =
  | { readonly kind: "refuse"; readonly error: string; readonly needed?: string }
  | { readonly kind: "status"; readonly status: number; readonly retryAfter?: number }
  | { readonly kind: "lose-reply" }
  | { readonly kind: "hang-up" };

export type SlackPayload = Readonly<Record<string, unknown>>;

/** A command or a mention that the bot acknowledged. */
export interface SlackDelivery {
  readonly acknowledged: unknown;
  readonly acknowledgedAfterMs: number;
  /** Where the answer to a command goes; `""` for a mention. */
  readonly responseUrl: string;
  /** For delivering it once more. */
  readonly payload: SlackPayload;
}

/** The address of an HTTP-mode bot; without one, deliveries go over Socket Mode. */
export interface SlackRoute {
  readonly url?: string;
}

/** Who typed, and where; a test's own person and channel unless given. */
export interface SlackTypist {
  readonly user?: string;
  readonly channel?: string;
  readonly team?: string;
}

/** A local Slack: Web API, Socket Mode, response_urls, signed requests. It records, and keeps Slack's limits. */
export interface SlackFake {
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  /** The app as workspaces install it. */
  readonly app: SlackApp;
  /** Messages by channel, in the order they were stored. */
  readonly posts: Readonly<Record<string, readonly SlackPost[]>>;
  /** Messages that only one person sees, in the order they were sent. */
  readonly whispers: readonly SlackWhisper[];
  /** Forms in the order they were opened. */
  readonly forms: readonly SlackForm[];
  /** How long a trigger is good for, in milliseconds; Slack gives 3 s. */
  triggersLastMs: number;
  /** Within so many milliseconds it wants to be acknowledged over Socket Mode; Slack gives 3 s. */
  acknowledgeWithinMs: number;
  /** What each response_url took. */
  readonly responses: Readonly<Record<string, readonly SlackResponse[]>>;
  /** Names of the Web API methods called. */
  readonly calls: readonly string[];
  /** What the bot token may do; empty, Slack does not say and allows everything. */
  scopes: readonly string[];
  /** Seconds the server's Date header is off. */
  clockOffSeconds: number;
  /** How many Socket Mode connections are open. */
  connections(): number;
  /** Types a slash command. */
  command(command: string, text?: string, route?: SlackRoute & SlackTypist): Promise<SlackDelivery>;
  /** Chooses a command in the menu of a message with this text, or with none. */
  shortcut(callbackId: string, text?: string, route?: SlackRoute): Promise<SlackDelivery>;
  /** Presses “Share to channel” below a reply, or what `on` names; here, by the one who asked, unless told otherwise. */
  press(
    reply: Pick<SlackResponse, "blocks">,
    by?: SlackRoute &
      SlackTypist & { readonly team?: string; readonly on?: string; readonly thread?: string },
  ): Promise<SlackDelivery>;
  /** Mentions the bot. */
  mention(
    text: string,
    options?: SlackRoute & Omit<SlackTypist, "user"> & { readonly thread?: string; readonly byBot?: string },
  ): Promise<SlackDelivery>;
  /** Tells that a workspace has removed the app or revoked tokens; `at` is in Unix seconds, now unless given. */
  removal(
    type: "app_uninstalled" | "tokens_revoked",
    team: string,
    options?: SlackRoute & { readonly at?: number },
  ): Promise<SlackDelivery>;
  /** Submits a form with what was filled in, by block; the rest stays as it was opened. */
  submit(
    form: SlackForm,
    filled?: Readonly<Record<string, string | readonly string[]>>,
    by?: SlackRoute & SlackFilling,
  ): Promise<SlackFormResponse>;
  /** Types into a field of a form, and gives what is offered there. */
  typeInto(
    form: SlackForm,
    field: string,
    letters: string,
    by?: SlackRoute & SlackFilling,
  ): Promise<readonly { readonly label: string; readonly value: string }[]>;
  /** Delivers a payload, perhaps once more. */
  deliver(payload: SlackPayload, route?: SlackRoute): Promise<SlackDelivery>;
  /** A slash command's payload, with a trigger_id and response_url of its own. */
  commandPayload(command: string, text?: string, typist?: SlackTypist): SlackPayload;
  /** Sends a request signed now with our secret, unless told otherwise; `at` is in Unix seconds. */
  signedRequest(
    url: string,
    payload: SlackPayload,
    options?: { readonly secret?: string; readonly at?: number },
  ): Promise<Response>;
  /** The next `times` calls of a method fail. */
  fail(method: string, failure: SlackFailure, times?: number): void;
  /** Asks one connection to reconnect, as Slack does every few hours. */
  refresh(): void;
  /** Cuts every connection. */
  cut(): void;
  /** From now on a response_url answers 404. */
  expire(responseUrl: string): void;
  stop(): Promise<void>;
}

const usesOfAResponseUrl = 5;

/** Starts a local Slack on 127.0.0.1. */
export async function startSlackFake(): Promise<SlackFake> {
  const posts: Record<string, SlackPost[]> = {};
  const responses: Record<string, SlackResponse[]> = {};
  const whispers: SlackWhisper[] = [];
  const forms: SlackForm[] = [];
  const triggers = new Map<string, number>();
  const calls: string[] = [];
  const failures = new Map<string, SlackFailure[]>();
  const expired = new Set<string>();
  let count = 0;
  const next = () => String(++count).padStart(6, "0");

  const server = createServer((request, response) => void serve(request, response));
  const sockets = slackSockets(server, () => fake.acknowledgeWithinMs);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const state = () => ({
    ...fake,
    posts,
    whispers,
    forms,
    triggers,
    next,
    socketUrl: () => `ws://${host}/link?ticket=${next()}`,
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = `http://${host}${request.url}`;
    const body = await bodyOf(request);
    if (url in responses) return respond(url, body, response);
    const method = new URL(url).pathname.replace("/api/", "");
    calls.push(method);
    const failure = failures.get(method)?.shift();
    if (failure && failure.kind !== "lose-reply") return fail(failure, response);
    const reply = replyTo(
      state(),
      method,
      request.headers.authorization ?? "",
      Object.fromEntries(new URLSearchParams(body)),
    );
    if (failure) request.socket.destroy();
    else json(response, reply, 200, headers());
  }

  const headers = () => ({
    ...(fake.scopes.length && { "x-oauth-scopes": fake.scopes.join(",") }),
    ...(fake.clockOffSeconds && { date: new Date(Date.now() + fake.clockOffSeconds * 1000).toUTCString() }),
  });

  function respond(url: string, body: string, response: ServerResponse): void {
    const message: SlackResponse = JSON.parse(body);
    const used = responses[url]!.length >= usesOfAResponseUrl;
    const gone = expired.has(url) ? "expired_url" : used && "used_url";
    const error = gone || (!message.delete_original && refusalOf(message));
    if (error) json(response, { ok: false, error }, gone ? 404 : 500);
    else {
      responses[url]!.push(message);
      response.end("ok");
    }
  }

  async function deliver(payload: SlackPayload, { url }: SlackRoute = {}): Promise<SlackDelivery> {
    const trigger = String(payload.trigger_id ?? "");
    if (trigger && !triggers.has(trigger)) triggers.set(trigger, Date.now());
    const started = performance.now();
    const acknowledged = url ? await throughHttp(url, payload) : await sockets.deliver(next(), payload);
    const acknowledgedAfterMs = performance.now() - started;
    return { acknowledged, acknowledgedAfterMs, payload, responseUrl: String(payload.response_url ?? "") };
  }

  async function throughHttp(url: string, payload: SlackPayload): Promise<string> {
    const response = await fake.signedRequest(url, payload);
    if (!response.ok) throw new Error(`dispatch_failed: HTTP ${response.status}`);
    return response.text();
  }

  function newResponseUrl(): string {
    const url = `http://${host}/commands/${next()}`;
    responses[url] = [];
    return url;
  }

  const fake: SlackFake = {
    apiUrl: `http://${host}/api/`,
    botToken: "xoxb-1",
    appToken: "xapp-1",
    signingSecret: "a-signing-secret",
    app: slackApp(next),
    posts,
    whispers,
    forms,
    triggersLastMs: 3_000,
    acknowledgeWithinMs: 3_000,
    responses,
    calls,
    scopes: [],
    clockOffSeconds: 0,
    connections: sockets.open,
    command: (command, text, route) => deliver(fake.commandPayload(command, text, route), route),
    shortcut: (callbackId, text, route) => {
      const ids = { trigger: `trigger-${next()}`, responseUrl: newResponseUrl(), ts: `1780000000.${next()}` };
      return deliver(shortcutPayload({ callbackId, ...(text !== undefined && { text }) }, ids), route);
    },
    press: (
      { blocks },
      {
        user = workspace.user,
        channel = workspace.channel,
        team = workspace.team,
        on = "Share to channel",
        thread,
        url,
      } = {},
    ) => {
      const action = actionOf(blocks, on);
      const pressed = { action, user, channel, team, ...(thread && { thread }) };
      const ids = { trigger: `trigger-${next()}`, responseUrl: newResponseUrl(), ts: `1780000000.${next()}` };
      return deliver(pressPayload(pressed, ids), url ? { url } : {});
    },
    mention: (text, options = {}) =>
      deliver(
        mentionPayload(text, { event: `Ev${next()}`, ts: `1780000000.${next()}`, ...options }),
        options,
      ),
    submit: async (form, filled = {}, { url, ...filling } = {}) => {
      const payload = submissionPayload(form, filled, `trigger-${next()}`, filling);
      return responseTo(form, (await deliver(payload, url ? { url } : {})).acknowledged);
    },
    typeInto: async (form, field, letters, { url, ...filling } = {}) => {
      const payload = typingPayload(form, field, letters, filling);
      return choicesIn((await deliver(payload, url ? { url } : {})).acknowledged);
    },
    removal: (type, team, { at = Math.floor(Date.now() / 1000), ...route } = {}) =>
      deliver(removalPayload(type, { event: `Ev${next()}`, team, at }), route),
    deliver,
    commandPayload: (command, text = "", { user, channel, team } = {}) => {
      const responseUrl = newResponseUrl();
      return commandPayload(
        { command, text },
        {
          ...{ trigger: `trigger-${next()}`, responseUrl },
          ...(user && { user }),
          ...(channel && { channel }),
          ...(team && { team }),
        },
      );
    },
    signedRequest: (url, payload, { secret = fake.signingSecret, at } = {}) => {
      const { body, type } = encode(payload);
      return fetch(url, {
        method: "POST",
        body,
        headers: { "content-type": type, ...signature(secret, body, at) },
      });
    },
    fail: (method, failure, times = 1) => {
      failures.set(method, [...(failures.get(method) ?? []), ...Array<SlackFailure>(times).fill(failure)]);
    },
    refresh: sockets.refresh,
    cut: sockets.cut,
    expire: (responseUrl) => expired.add(responseUrl),
    stop: async () => {
      sockets.close();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
  return fake;
}

function fail(failure: Exclude<SlackFailure, { kind: "lose-reply" }>, response: ServerResponse): void {
  if (failure.kind === "hang-up") response.destroy();
  else if (failure.kind === "refuse") json(response, { ok: false, ...failure });
  else
    json(
      response,
      {},
      failure.status,
      failure.retryAfter ? { "retry-after": String(failure.retryAfter) } : {},
    );
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of request) body += chunk;
  return body;
}

function json(
  response: ServerResponse,
  body: object,
  status = 200,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}
