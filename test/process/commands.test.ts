import { expect, test } from "vitest";
import { commands } from "../../commands/index.js";
import { type Command, commandsOf, type Example } from "../../src/core/command.js";
import { readInput } from "../../src/core/input.js";
import type { DiscordReply } from "../fakes/discord.js";
import type { SlackResponse } from "../fakes/slack.js";
import { discordEnv, localDiscord, localSlack, slackEnv } from "./local.js";
import { discordPicture, isReply, slackPicture } from "./pictures.js";
import { serving, stopped, verbatim } from "./verbatim.js";

const examples = commandsOf(commands).flatMap((command) =>
  command.examples.map((example) => ({ command, example })),
);

/** What the asker reads has to hold what `/help` and the README promise. */
function expectAnswer({ typed, shows }: Example, reply: string): void {
  expect.soft(reply, typed).toContain(shows);
  expect
    .soft(reply.trimEnd().split("\n\n").at(-1), typed)
    .toMatch(/Searched \d+ articles, \d+ facts\.\s.*UTC\.$/s);
}

test.each(["socket", "http"] as const)(
  "in Slack over %s each example is answered as promised",
  async (mode) => {
    const slack = await localSlack();
    const bot = await serving(slackEnv(slack, mode));
    const route = mode === "http" ? { url: `${bot.url}/slack/events` } : {};
    const asked = [];
    for (const { command, example } of examples)
      asked.push({
        example,
        ...(await slack.command(`/${firstWord(command.name)}`, restOf(example), route)),
      });
    expect(await stopped(bot)).toMatchObject({ status: 0 });
    for (const { example, responseUrl } of asked)
      expectSlackAnswer(example, (slack.responses[responseUrl] ?? []).filter(isReply));
  },
);

function expectSlackAnswer(example: Example, messages: readonly SlackResponse[]): void {
  const reply = messages.map(({ blocks }) => slackPicture(blocks)).join("\n\n");
  expectAnswer(example, reply.replace(/\n\n(?:(?:button|menu): .*\n?)+$/, ""));
  for (const { response_type, text } of messages) {
    expect.soft(response_type, example.typed).toBe("ephemeral");
    expect.soft(text, example.typed).not.toMatch(/<[!@#]/);
  }
}

test.each(["gateway", "http"] as const)(
  "in Discord over %s each example is answered as promised",
  async (mode) => {
    const discord = await localDiscord();
    const bot = await serving(discordEnv(discord, mode));
    const asked = [];
    for (const { command, example } of examples) {
      const options = optionsOf(command, example);
      const reply =
        mode === "http"
          ? await discord.signedSlash(`${bot.url}/discord/interactions`, command.name, options)
          : discord.slash(command.name, options);
      await discord.replied(reply);
      asked.push({ example, reply });
    }
    expect(await stopped(bot)).toMatchObject({ status: 0 });
    for (const { example, reply } of asked) expectDiscordAnswer(example, reply);
  },
);

function expectDiscordAnswer(example: Example, { callback, messages }: DiscordReply): void {
  const reply = messages.map(({ embeds }) => discordPicture(embeds)).join("\n\n");
  expectAnswer(example, reply.replace(/\\(.)/g, "$1"));
  expect.soft(callback?.data?.flags, example.typed).toBe(64);
  for (const { allowed_mentions } of messages)
    expect.soft(allowed_mentions, example.typed).toEqual({ parse: [] });
}

test.each(examples)("in the terminal $example.typed is answered as promised", async ({ example }) =>
  expectAnswer(example, (await verbatim([], {}, example.typed)).out),
);

const firstWord = (name: string): string => name.split(" ")[0]!;
const restOf = ({ typed }: Example): string => typed.replace(/^\/\S+\s*/, "");

/** What a person picks in Discord to say the same. */
function optionsOf(command: Command, example: Example): Readonly<Record<string, string>> {
  const { argument, options } = readInput(command, example.typed.slice(command.name.length + 1).trim());
  return { ...(command.argument && argument && { [command.argument.name]: argument }), ...options };
}
