import { expect, test } from "vitest";
import { discordEnv, localDiscord, localSlack, slackEnv } from "./local.js";
import { type Ended, serving } from "./verbatim.js";

/** Why a process ended, as its log tells it. */
function reasonIn({ status, err }: Ended): string {
  expect(status).toBe(1);
  const fatal = err.split("\n").flatMap((line) => (line.includes('"level":60') ? [JSON.parse(line)] : []));
  expect(fatal).toMatchObject([{ msg: "verbatim can no longer be heard and stops" }]);
  return fatal[0].reason;
}

test("a platform that goes away for good ends the process with 1 and the reason", async () => {
  const [slack, discord] = [await localSlack(), await localDiscord()];
  const bots = [await serving(slackEnv(slack)), await serving(discordEnv(discord))];
  slack.fail("apps.connections.open", { kind: "hang-up" }, 1000);
  slack.cut();
  discord.gateway.shut(true);
  discord.gateway.drop();
  const reasons = (await Promise.all(bots.map(({ ended }) => ended))).map(reasonIn);
  expect(reasons).toEqual([
    "no connection to Slack for 30 s",
    "Discord: no connection for 30 s (check the network and discordstatus.com)",
  ]);
}, 60_000);

test("Slack refusing to reconnect ends the process at once, with the reason", async () => {
  const slack = await localSlack();
  const bot = await serving(slackEnv(slack));
  slack.fail("apps.connections.open", { kind: "refuse", error: "account_inactive" }, 1000);
  slack.cut();
  expect(reasonIn(await bot.ended)).toContain("the app was removed from the workspace");
});

test("Discord closing for good ends the process at once, with the reason and the remedy", async () => {
  const discord = await localDiscord();
  const bot = await serving(discordEnv(discord));
  discord.gateway.close(4014);
  expect(reasonIn(await bot.ended)).toMatch(/4014, disallowed intents.*Privileged Gateway Intents/);
});
