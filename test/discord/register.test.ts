import { afterEach, beforeEach, expect, test } from "vitest";
import type { Command } from "../../src/core/command.js";
import { discordCommands, registerDiscord } from "../../src/discord/register.js";
import { type DiscordFake, ids, startDiscordFake } from "../fakes/discord.js";
import { refusalOfCommands } from "../fakes/discord-rules.js";
import { commands } from "./desk.js";

let discord: DiscordFake;
beforeEach(async () => {
  discord = await startDiscordFake();
});
afterEach(() => discord.stop());

const config = () => ({ token: discord.token, mode: { kind: "gateway" }, apiUrl: discord.apiUrl }) as const;

test("a command is registered with its argument first, for servers only", () => {
  expect(discordCommands(commands, { prefix: "vb-" })[0]).toEqual({
    name: "vb-ask",
    description: "What ask does",
    options: [
      { name: "question", description: "What you want to know", type: 3, required: true, max_length: 6000 },
      { name: "from", description: "Whose words", type: 3, required: false, max_length: 6000 },
    ],
    contexts: [0],
    integration_types: [0],
  });
  expect(refusalOfCommands(discordCommands(commands, { prefix: "" }))).toBe("");
});

test("a command that can be used on a message is registered for its menu too", () => {
  expect(discordCommands(commands, { prefix: "vb-" }).at(-1)).toEqual({
    ...{ name: "Ask about this", type: 3, contexts: [0], integration_types: [0] },
  });
});

test("registering replaces what is there, everywhere or in one server", async () => {
  expect(await registerDiscord({ config: config(), commandPrefix: "", commands })).toBe(6);
  expect(discord.commands.global).toHaveLength(6);
  const oneServer = { ...config(), guildId: ids.guild, applicationId: ids.application };
  expect(
    await registerDiscord({ config: oneServer, commandPrefix: "", commands: commands.slice(1, 2) }),
  ).toBe(1);
  expect(discord.commands[ids.guild]).toHaveLength(1);
});

const ask = commands[0]!;
const many = (length: number): readonly Command[] =>
  Array.from({ length }, (_, i) => ({ ...ask, name: `ask${i}` }));
test.each<[string, readonly Command[], string]>([
  ["a description over 100 characters", [{ ...ask, description: "x".repeat(101) }], "/ask description: "],
  ["a name in capitals", [{ ...ask, name: "Ask" }], "/Ask name: "],
  ["a name over 32 characters", [{ ...ask, name: "x".repeat(33) }], "name: "],
  [
    "25 options beside the argument",
    [
      {
        ...ask,
        options: Array.from({ length: 25 }, (_, i) => ({
          name: `o${i}`,
          description: "d",
          kind: "text" as const,
        })),
      },
    ],
    "/ask options: ",
  ],
  ["101 commands", many(101), "commands: there are 101"],
])("%s is a mistake that names the command", (_, bad, words) => {
  expect(() => discordCommands(bad, { prefix: "" })).toThrow(words);
});

test("a wrong token and another app's id are mistakes in words", async () => {
  const register = (change: object) =>
    registerDiscord({ config: { ...config(), ...change }, commandPrefix: "", commands });
  await expect(register({ token: "xoxb-1" })).rejects.toThrow(/^DISCORD_TOKEN: is a Slack token/);
  await expect(register({ applicationId: "900000000000000009" })).rejects.toThrow(/20012/);
});
