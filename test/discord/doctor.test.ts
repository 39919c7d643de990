import { afterEach, beforeEach, expect, test } from "vitest";
import type { DiscordConfig } from "../../src/config.js";
import { examineDiscord } from "../../src/discord/doctor.js";
import { registerDiscord } from "../../src/discord/register.js";
import { type DiscordFake, ids, startDiscordFake } from "../fakes/discord.js";
import { commands } from "./desk.js";

let discord: DiscordFake;
beforeEach(async () => {
  discord = await startDiscordFake();
  await registerDiscord({ config: config(), commandPrefix: "", commands });
});
afterEach(() => discord.stop());

const config = (change: Partial<DiscordConfig> = {}): DiscordConfig => ({
  token: discord.token,
  mode: { kind: "gateway" },
  applicationId: ids.application,
  digestChannel: ids.channel,
  apiUrl: discord.apiUrl,
  ...change,
});

const examine = (change?: Partial<DiscordConfig>, commandPrefix = "") =>
  examineDiscord({ config: config(change), commandPrefix, commands });

/** The findings that want mending, one line each. */
async function troubles(change?: Partial<DiscordConfig>, commandPrefix?: string): Promise<readonly string[]> {
  const findings = await examine(change, commandPrefix);
  return findings.flatMap(({ healthy, subject, finding, remedy }) =>
    healthy ? [] : [`${subject}: ${finding} → ${remedy}`],
  );
}

test("a sound installation has no findings to mend, and says what was looked at", async () => {
  const findings = await examine();
  expect(findings.filter(({ healthy }) => !healthy)).toEqual([]);
  expect(findings.map(({ subject }) => subject)).toEqual([
    "DISCORD_TOKEN",
    "DISCORD_APPLICATION_ID",
    "Discord endpoint",
    "Discord commands",
    "DISCORD_DIGEST_CHANNEL",
    "clock",
  ]);
});

test("a wrong token is one finding; nothing else can be examined", async () => {
  expect(await troubles({ token: "xoxb-1-2" })).toEqual([
    expect.stringMatching(/^DISCORD_TOKEN: is a Slack token → copy it from .*Reset Token/),
  ]);
});

test("another app's id and another app's public key are told", async () => {
  expect(await troubles({ applicationId: "900000000000000009" })).toEqual([
    expect.stringMatching(/but the token is of app/),
  ]);
  discord.application.interactions_endpoint_url = "https://bot.example/discord/interactions";
  expect(await troubles({ mode: { kind: "http", publicKey: "0".repeat(64) } })).toEqual([
    expect.stringContaining(discord.publicKey),
  ]);
});

test("an endpoint that does not fit the mode is told, since commands then arrive nowhere", async () => {
  expect(await troubles({ mode: { kind: "http", publicKey: discord.publicKey } })).toEqual([
    expect.stringMatching(/commands go to the gateway → set .*\/discord\/interactions/),
  ]);
  discord.application.interactions_endpoint_url = "https://other.example/x";
  expect(await troubles()).toEqual([
    expect.stringMatching(/commands go to https:\/\/other.example\/x, not to the gateway/),
  ]);
});

test("commands that are missing, changed or no more are told by name", async () => {
  expect(await troubles({ guildId: ids.guild })).toEqual([
    "Discord commands: /ask is missing, /digest is missing, /long is missing, /cite is missing, /broken is missing, /Ask about this is missing → run verbatim register",
  ]);
  expect((await troubles({}, "vb-"))[0]).toContain("/vb-ask is missing");
  discord.commands.global = (discord.commands.global ?? []).map((command) => ({
    ...command,
    description: "old",
  }));
  expect((await troubles())[0]).toContain("/ask has changed");
});

test("a digest channel that is gone, hidden or of the wrong kind is told", async () => {
  expect(await troubles({ digestChannel: "800000000000000009" })).toEqual([
    expect.stringMatching(/no such channel/),
  ]);
  discord.fail("GET /channels", { kind: "refuse", status: 403, code: 50001 });
  expect(await troubles()).toEqual([expect.stringMatching(/may not see this channel/)]);
  const channel = discord.channels.get(ids.channel)!;
  channel.type = 2;
  expect(await troubles()).toEqual([expect.stringMatching(/not a text channel/)]);
});

test("each channel in which something is posted is looked at", async () => {
  const findings = await examineDiscord({ config: config(), commandPrefix: "", commands }, [
    ids.channel,
    "800000000000000009",
  ]);
  expect(findings.filter(({ subject }) => subject.startsWith("Discord channel"))).toMatchObject([
    { subject: `Discord channel ${ids.channel}`, healthy: true },
    { subject: "Discord channel 800000000000000009", healthy: false },
  ]);
});

test("each permission that the digest lacks is named", async () => {
  const channel = discord.channels.get(ids.channel)!;
  channel.permission_overwrites = [
    { id: ids.guild, type: 0, allow: "0", deny: String((1 << 11) | (1 << 14)) },
  ];
  expect(await troubles()).toEqual([
    expect.stringContaining("#digest: Verbatim lacks Send Messages, Embed Links"),
  ]);
  channel.permission_overwrites.push({
    id: ids.bot,
    type: 1,
    allow: String((1 << 11) | (1 << 14)),
    deny: "0",
  });
  expect(await troubles()).toEqual([]);
  channel.permission_overwrites = [];
  discord.everyone = "0";
  expect((await troubles())[0]).toContain("View Channel, Send Messages, Embed Links, Read Message History");
  discord.everyone = "8";
  expect(await troubles()).toEqual([]);
});

test("a clock that is off is told with the seconds", async () => {
  discord.clockOffSeconds = 200;
  expect(await troubles()).toEqual([
    expect.stringMatching(/^clock: (199|200) s behind Discord's → turn on time/),
  ]);
});

test("Discord out of reach is one finding", async () => {
  expect(await troubles({ apiUrl: "http://127.0.0.1:1/api" })).toEqual([
    expect.stringMatching(/^DISCORD_TOKEN: Discord cannot be reached/),
  ]);
});
