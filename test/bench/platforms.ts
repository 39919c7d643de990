import { generateKeyPairSync, sign } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Pool } from "undici";
import { phrases } from "../../src/core/phrases.js";
import { commandPayload, encode, signature, workspace } from "../fakes/slack-payloads.js";

/** A command that was sent, and what came of it so far. Instants are those of `performance.now`. */
export interface Command {
  /** When it was to be sent: a sender that is late makes an answer no faster. */
  readonly due: number;
  readonly sentAt: number;
  acknowledgedAt?: number;
  /** When the message with the answer arrived. */
  answeredAt?: number;
  /** What should not have been: a refusal, a failure, the same answer again. */
  trouble?: string;
}

/** Slack and Discord as far as a command over HTTP needs them. They check nothing, so that they are never what is waited for. */
export interface Platforms {
  /** What connects a bot to them. */
  readonly env: Readonly<Record<string, string>>;
  /** Sends a bot a signed `/ask`. */
  ask(platform: "slack" | "discord", question: string, due: number): Command;
  stop(): Promise<void>;
}

const signingSecret = "a-signing-secret";
const ids = { application: "100000000000000001", user: "100000000000000002", channel: "100000000000000003" };
/** Connections to the bot that are held open. */
const CONNECTIONS = 64;

/**
 * Starts both on a free port of loopback.
 *
 * @param bot where the bot listens, once it does
 */
export async function startPlatforms(bot: () => string): Promise<Platforms> {
  const keys = generateKeyPairSync("ed25519");
  const commands = new Map<number, Command>();
  let count = 0;
  let pool: Pool | undefined;

  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const url = request.url ?? "";
    const number = Number(/\/(?:commands\/|[^/]+\/token-)(\d+)/.exec(url)?.[1]);
    if (number) take(number, Buffer.concat(chunks), url.endsWith("@original"));
    const { status, body } = replies.find(([path]) => path.test(url))?.[1] ?? { status: 404, body: "{}" };
    response.writeHead(status, headers).end(body);
  }

  function take(number: number, body: Buffer, isDiscord: boolean): void {
    const command = commands.get(number);
    if (!command) throw new Error(`nobody sent command ${number}`);
    // What Slack is told first may be that the bot is looking.
    if (!isDiscord && !body.includes('"blocks"')) return;
    if (body.includes(phrases.failure)) command.trouble = "a failure";
    if (command.answeredAt === undefined) command.answeredAt = performance.now();
    else if (isDiscord) command.trouble = "answered twice";
  }

  async function post(
    command: Command,
    path: string,
    body: string,
    headers: Readonly<Record<string, string>>,
  ): Promise<void> {
    pool ??= new Pool(bot(), { connections: CONNECTIONS });
    try {
      const reply = await pool.request({ method: "POST", path, body, headers });
      command.acknowledgedAt = performance.now();
      if (reply.statusCode !== 200) command.trouble = `HTTP ${reply.statusCode}`;
      await reply.body.dump();
    } catch (error) {
      command.trouble = String(error);
    }
  }

  const askIn = {
    slack(command: Command, text: string): void {
      const own = { trigger: `trigger-${count}`, responseUrl: `${base}/commands/${count}` };
      const { body, type } = encode(commandPayload({ command: "/ask", text }, own));
      void post(command, "/slack/events", body, { "content-type": type, ...signature(signingSecret, body) });
    },
    discord(command: Command, value: string): void {
      const body = JSON.stringify(interaction(count, value));
      const timestamp = String(Math.floor(Date.now() / 1000));
      const signed = sign(null, Buffer.from(timestamp + body), keys.privateKey).toString("hex");
      void post(command, "/discord/interactions", body, {
        ...{ "content-type": "application/json", "x-signature-timestamp": timestamp },
        "x-signature-ed25519": signed,
      });
    },
  };

  return {
    env: {
      ...{ SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: signingSecret, SLACK_API_URL: `${base}/api/` },
      ...{
        DISCORD_TOKEN: "a-token",
        DISCORD_APPLICATION_ID: ids.application,
        DISCORD_API_URL: `${base}/api`,
      },
      DISCORD_PUBLIC_KEY: keys.publicKey
        .export({ format: "der", type: "spki" })
        .subarray(-32)
        .toString("hex"),
    },
    ask(platform, question, due) {
      const command: Command = { due, sentAt: performance.now() };
      commands.set(++count, command);
      askIn[platform](command, question);
      return command;
    },
    async stop() {
      await pool?.destroy();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

const ok = (body: object) => ({ status: 200, body: JSON.stringify(body) });

const replies = [
  [/^\/commands\//, ok({ ok: true })],
  [/^\/api\/v10\/webhooks\//, ok({ id: "100000000000000009" })],
  [/^\/api\/v10\/users\/@me$/, ok({ id: "100000000000000004", username: "verbatim", bot: true })],
  [
    /^\/api\/auth\.test$/,
    ok({
      ...{ ok: true, team: "acme", team_id: workspace.team },
      ...{ user_id: workspace.bot, bot_id: workspace.botId },
    }),
  ],
] as const;

/** As Discord sends them with each reply. */
const headers = {
  "content-type": "application/json",
  "x-ratelimit-limit": 5,
  "x-ratelimit-remaining": 4,
  "x-ratelimit-reset-after": 1,
  "x-ratelimit-bucket": "load",
};

/** A slash command as Discord sends it. */
const interaction = (number: number, question: string) => ({
  ...{ id: `2${String(number).padStart(17, "0")}`, application_id: ids.application, type: 2, version: 1 },
  ...{ token: `token-${number}`, guild_id: ids.application, channel_id: ids.channel },
  channel: { id: ids.channel, type: 0 },
  member: { user: { id: ids.user, username: "ann" }, roles: [], permissions: "2147483648" },
  data: { id: "1", name: "ask", type: 1, options: [{ name: "question", type: 3, value: question }] },
});
