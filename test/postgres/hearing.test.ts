import { once } from "node:events";
import { type AddressInfo, connect, createServer } from "node:net";
import { Client } from "pg";
import { expect, inject, it, onTestFinished } from "vitest";
import { channel, hearingOf } from "../../src/archive/hearing.js";
import { hasPostgres } from "../archive/tiers.js";
import { until } from "../process/until.js";

/** A way to a server that can swallow everything, as a broken network does: nobody is told that it has ended. */
async function wayTo(target: URL) {
  let swallows = false;
  const server = createServer((here) => {
    const there = connect(Number(target.port), target.hostname);
    for (const [from, to] of [
      [here, there],
      [there, here],
    ] as const) {
      from.on("data", (bytes) => swallows || to.write(bytes));
      from.on("error", () => {}).on("close", () => swallows || to.destroy());
    }
    onTestFinished(() => void [here, there].map((socket) => socket.destroy()));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const url = new URL(target);
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    swallow: (all: boolean) => {
      swallows = all;
    },
  };
}

it.runIf(hasPostgres)("a connection that hangs is noticed, and another one hears again", async () => {
  const way = await wayTo(new URL(inject("postgres")));
  const [heard, failures]: [string[], unknown[]] = [[], []];
  const hearing = hearingOf(
    { connectionString: way.url, connectionTimeoutMillis: 500 },
    {
      heard: (tenant) => heard.push(tenant),
      turned: () => {},
      failed: (error) => failures.push(error),
    },
    300,
  );
  onTestFinished(() => hearing.close());
  const tell = async (tenant: string) => {
    const client = new Client(inject("postgres"));
    await client.connect();
    await client.query("select pg_notify($1, $2)", [channel, tenant]);
    await client.end();
  };
  expect(await hearing.opens(10_000)).toBe(true);
  await tell("one");
  await until(() => heard.includes("one"));

  way.swallow(true);
  await tell("two");
  await until(() => !hearing.isOpen());
  await until(() => failures.length > 0);
  expect(heard).not.toContain("two");

  way.swallow(false);
  await until(() => hearing.isOpen());
  await tell("three");
  await until(() => heard.includes("three"));
});
