import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { PassThrough } from "node:stream";
import { expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "../archive/temporary.js";
import { folderWith, jsonl, lamp, storedAtOnce } from "./articles.js";
import { dueToday, localSlack, slackEnv } from "./local.js";
import { isReply } from "./pictures.js";
import { until } from "./until.js";
import { serving, stopped, verbatim } from "./verbatim.js";

/** The program as `npm test` has just built it: its demo lies beside it. */
const { start }: typeof import("../../src/main.js") = await import(
  new URL("../../dist/src/main.js", import.meta.url).href
);

const question = "Who said the peace deal was 90% ready?";

/** Somebody at a terminal. */
function atTerminal(env: Readonly<Record<string, string>>) {
  const [input, out, err] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const written = { out: "", err: "" };
  out.on("data", (text) => {
    written.out += text;
  });
  err.on("data", (text) => {
    written.err += text;
  });
  const ended = start(
    {
      input: Object.assign(input, { isTTY: true }),
      out: Object.assign(out, { isTTY: true, columns: 100 }),
      err,
      env: { VERBATIM_DATA: temporaryFolder(), ...env },
    },
    {},
  );
  onTestFinished(() => {
    input.end();
    return ended.then(() => {});
  });
  return { written, type: (line: string) => input.write(`${line}\r`), leave: () => input.end(), ended };
}

/** A port that another program has. */
async function takenPort(): Promise<string> {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  onTestFinished(() => void other.close());
  return String((other.address() as AddressInfo).port);
}

test("where nobody types, as in a container, the page is there until it is told to stop", async () => {
  const bot = await serving({});
  expect(await (await fetch(`${bot.url}/?q=${encodeURIComponent(question)}`)).text()).toContain(
    "“90% ready”",
  );
  expect(await (await fetch(`${bot.url}/healthz`)).text()).toBe("ok\n");
  expect(await stopped(bot)).toEqual({
    status: 0,
    out: "",
    err: `Nothing to read on standard input; the page is at ${bot.url} until a signal comes.\n`,
  });
});

test("without pages it ends where there is nothing to read, and where lines were piped in, in any case", async () => {
  expect(await verbatim([], { env: { WEB: "off" } }, "")).toEqual({ status: 0, out: "", err: "" });
  const env = { PORT: await takenPort(), WEB: "on" };
  expect(await verbatim([], { env }, question)).toMatchObject({ status: 0, err: "" });
});

test("a port that is taken is said where there is only the page", async () => {
  const port = await takenPort();
  expect(await verbatim([], { env: { PORT: port } }, "")).toEqual({
    status: 2,
    out: "",
    err: `verbatim: PORT ${port}: another program listens there (set PORT to a free port)\n`,
  });
});

test("the terminal greets with the page's address, and its citations lead there", async () => {
  const { written, type, leave, ended } = atTerminal({ PORT: "0" });
  const url = await until(() => /show it: (http:\/\/127\.0\.0\.1:\d+)/.exec(written.out)?.[1]);
  type(question);
  const cited = await until(
    () => written.out.match(new RegExp(`${url}/a/paris-declaration/1#paris-declaration-[0-9a-f]{8}-1`))?.[0],
  );
  expect(await (await fetch(cited)).text()).toContain(`id="${cited.split("#")[1]}"`);
  leave();
  expect(await ended).toBe(0);
  await expect(fetch(url)).rejects.toThrow();
  expect(written.err).toBe("");
});

test("the terminal goes on without the page where its port is taken, and says so in one line", async () => {
  const port = await takenPort();
  const { written, type } = atTerminal({ PORT: port });
  await until(() => written.out.includes("Ask something"));
  type(question);
  await until(() => written.out.includes("“90% ready”"));
  expect(written.err).toBe(
    `No page in the browser: PORT ${port}: another program listens there (set PORT to a free port)\n`,
  );
  expect(written.out).not.toMatch(/In a browser|\/a\/paris/);
});

test("beside Slack the pages are there where they are asked for, and citations without an address lead to them", async () => {
  const slack = await localSlack();
  const bots = {
    with: await serving({ ...slackEnv(slack, "http"), WEB: "on", WEB_URL: "https://verbatim.example.org/" }),
    without: await serving(slackEnv(slack, "http")),
  };
  expect((await fetch(bots.with.url)).status).toBe(200);
  expect((await fetch(bots.without.url)).status).toBe(404);
  const answered = async (url: string) => {
    const { responseUrl } = await slack.command("/ask", question, { url: `${url}/slack/events` });
    return JSON.stringify(await until(() => slack.responses[responseUrl]?.find(isReply)));
  };
  expect(await answered(bots.with.url)).toMatch(
    /"url":"https:\/\/verbatim\.example\.org\/a\/paris-declaration\/1#paris-/,
  );
  expect(await answered(bots.without.url)).not.toContain("/a/paris-declaration");
});

test("the posted digest leads to the pages too", async () => {
  const [slack, archive] = [await localSlack(), temporaryFolder()];
  const eightHoursAgo = new Date(Date.now() - 8 * 3600_000).toISOString();
  const cwd = await folderWith({
    "lamp.jsonl": jsonl(storedAtOnce({ ...lamp, publishedAt: eightHoursAgo })),
  });
  await verbatim(["load", "--data", archive, "lamp.jsonl"], { cwd });
  await serving({
    ...slackEnv(slack),
    ...dueToday(),
    SLACK_DIGEST_CHANNEL: "C1",
    VERBATIM_DATA: archive,
    WEB: "on",
    WEB_URL: "https://verbatim.example.org",
  });
  expect(JSON.stringify(await until(() => slack.posts.C1?.[0]))).toContain(
    "https://verbatim.example.org/a/lamp/1#lamp-",
  );
});
