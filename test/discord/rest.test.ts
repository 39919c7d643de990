import { type REST, RESTEvents, Routes } from "discord.js";
import { afterEach, beforeEach, expect, test } from "vitest";
import { repeatable, replying } from "../../src/discord/rest.js";
import { type DiscordFake, startDiscordFake } from "../fakes/discord.js";

let discord: DiscordFake;

beforeEach(async () => {
  discord = await startDiscordFake();
});

afterEach(() => discord.stop());

const config = () => ({ token: discord.token, mode: { kind: "gateway" as const }, apiUrl: discord.apiUrl });

/** How many of the calls that are made at once were held back. */
async function heldBack(rest: REST, calls: number): Promise<number> {
  let held = 0;
  rest.on(RESTEvents.RateLimited, () => held++);
  await Promise.all(Array.from({ length: calls }, () => rest.get(Routes.user())));
  return held;
}

test("replies are not held back among the bot's own calls, of which fifty pass in a second", async () => {
  expect(await heldBack(replying(config()).repeatable, 60)).toBe(0);
  expect(await heldBack(replying(config()).once, 60)).toBe(0);
  expect(await heldBack(repeatable(config()), 60)).toBeGreaterThan(0);
});
