import { pino } from "pino";
import type { Command } from "../../src/core/command.js";
import { type FrontDesk, frontDesk, type Request } from "../../src/core/front-desk.js";
import type { Newsroom } from "../../src/core/newsroom.js";
import type { Post } from "../../src/core/posting.js";
import type { Presentation } from "../../src/core/presentation.js";
import { type SlackBot, startSlack } from "../../src/slack/bot.js";
import { citation, everyPart, keptOf } from "../fakes/presentations.js";
import type { SlackFake } from "../fakes/slack.js";

/** A front desk with a few small commands, which remembers like the archive does. */
export interface TestDesk extends FrontDesk {
  readonly remembered: readonly Post[];
  readonly failures: readonly unknown[];
  /** How often a command ran. */
  readonly runs: readonly string[];
  readonly requests: readonly Request[];
  /** Lets the answers to /slow go. */
  release(): void;
}

const reply = (text: string): Presentation => ({
  ...everyPart,
  parts: [{ kind: "text", text }, ...everyPart.parts],
});

export function deskOf(): TestDesk {
  const remembered: Post[] = [];
  const failures: unknown[] = [];
  const runs: string[] = [];
  const requests: Request[] = [];
  const seen = new Set<string>();
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });

  const command = (name: string, run: (asked: string) => Presentation | Promise<Presentation>): Command => ({
    name,
    description: `The test command ${name}.`,
    argument: { name: "question", description: "What to ask", required: false },
    options: [
      { name: "from", description: "Whose words", kind: "text" },
      { name: "since", description: "First day", kind: "date" },
    ],
    examples: [],
    audience: "asker",
    run: async ({ argument }) => {
      runs.push(name);
      return run(argument);
    },
  });
  const commands = [
    { ...command("ask", (asked) => reply(`asked: ${asked}`)), onMessage: "Ask about this" },
    command("timeline", (asked) => ({ ...reply(`timeline: ${asked}`), audience: "channel" })),
    command("long", () => ({
      ...everyPart,
      parts: Array.from({ length: 80 }, (_, i) => ({
        kind: "citation" as const,
        citation: citation({ number: i + 1 }),
      })),
    })),
    command("slow", async (asked) => {
      await held;
      return reply(asked);
    }),
    command("broken", () => {
      throw new Error("no such table");
    }),
    { ...command("why", (asked) => reply(`why: ${asked}`)), opensQuestions: true as const },
    command("help", () => reply("help is here")),
  ];

  const desk = frontDesk({
    commands,
    newsroom: async (request) => {
      requests.push(request);
      return {} as Newsroom;
    },
    isNew: async (_, delivery) => !seen.has(delivery) && Boolean(seen.add(delivery)),
    remember: async (post) => void remembered.push(post),
    recall: async ({ of: id }) => {
      const post = remembered.find((one) => one.id === id);
      return post && keptOf(post);
    },
    onFailure: (error) => failures.push(error),
  });
  return { ...desk, remembered, failures, runs, requests, release };
}

/** Starts the bot against a local Slack. */
export const startBot = (
  slack: SlackFake,
  desk: FrontDesk,
  {
    mode = "socket",
    prefix = "",
    ...options
  }: {
    readonly mode?: "socket" | "http";
    readonly prefix?: string;
    readonly onDeaf?: (reason: string) => void;
    readonly deafAfterMs?: number;
    readonly botToken?: string;
    readonly appToken?: string;
  } = {},
): Promise<SlackBot> =>
  startSlack({
    config: {
      botToken: options.botToken ?? slack.botToken,
      mode:
        mode === "socket"
          ? { kind: "socket", appToken: options.appToken ?? slack.appToken }
          : { kind: "http", signingSecret: slack.signingSecret },
      apiUrl: slack.apiUrl,
    },
    commandPrefix: prefix,
    desk,
    log: pino({ level: process.env.LOG_LEVEL ?? "silent" }),
    onDeaf: options.onDeaf ?? (() => {}),
    ...(options.deafAfterMs && { deafAfterMs: options.deafAfterMs }),
  });

/** What `look` gives as soon as it gives something; fails after ten seconds. */
export async function until<T>(look: () => T | undefined | false): Promise<T> {
  for (const deadline = Date.now() + 10_000; Date.now() < deadline; ) {
    const seen = look();
    if (seen) return seen;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`waited in vain for ${look}`);
}

/** Every text that a message shows. */
export const textsOf = (blocks: unknown): readonly string[] => {
  const texts: string[] = [];
  JSON.stringify(blocks, (key, value) => {
    if (key === "text" && typeof value === "string") texts.push(value);
    return value;
  });
  return texts;
};
