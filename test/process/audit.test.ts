import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import Database from "libsql";
import { expect, test } from "vitest";
import { openArchive } from "../../src/archive/open.js";
import type { Audited } from "../../src/core/audit.js";
import { draft } from "../archive/drafts.js";
import { temporaryFolder } from "../archive/temporary.js";
import type { SlackFake, SlackTypist } from "../fakes/slack.js";
import { built } from "./built.js";
import { discordEnv, localDiscord, localSlack, slackEnv } from "./local.js";
import { discordPicture, isReply, slackPicture } from "./pictures.js";
import { until } from "./until.js";
import { serving, stopped, verbatim } from "./verbatim.js";

async function inSlack(slack: SlackFake, command: string, text = "", typist: SlackTypist = {}) {
  const { responseUrl } = await slack.command(command, text, typist);
  await until(() => slack.responses[responseUrl]?.some(isReply));
  return slack.responses[responseUrl]!.map(({ blocks }) => slackPicture(blocks)).join("\n");
}

/** What an export of an archive holds, line by line. */
async function exported(folder: string, ...flags: readonly string[]) {
  const { status, out, err } = await verbatim(["audit", "export", "--data", folder, ...flags]);
  expect({ status, err }).toEqual({ status: 0, err: "" });
  return out.split("\n").filter(Boolean);
}
const parsed = async (folder: string): Promise<readonly Record<string, unknown>[]> =>
  (await exported(folder)).map((line) => JSON.parse(line));

const question = "Who paid for the Zanzibar telescope?";
const telescope = draft({
  slug: "telescope",
  headline: "Zanzibar telescope opens",
  publishedAt: "2026-01-08",
  text: "The Zanzibar telescope opened on Monday. Edda Tarn paid for the Zanzibar telescope, the council said.",
});

test("a question without an answer is on the list of editors and of the desk, and of nobody else, until an article answers it", async () => {
  const [slack, discord, folder] = [await localSlack(), await localDiscord(), temporaryFolder()];
  const bot = await serving({
    ...{ ...slackEnv(slack), ...discordEnv(discord), VERBATIM_DATA: folder },
    ...{ EDITORS: "U7", SLACK_DESK_CHANNEL: "C9" },
  });
  await inSlack(slack, "/ask", question);
  await inSlack(slack, "/ask", "who paid for the  zanzibar TELESCOPE", { user: "U2", channel: "C2" });
  await inSlack(slack, "/ask", "Was the quokka <!everyone> juggling xylophones?", { channel: "D5" });
  await inSlack(slack, "/ask", "Who said the peace deal was 90% ready?");
  await discord.replied(discord.slash("said", { person: "Zebedee Quux" }));

  const line =
    /- \/ask who paid for the zanzibar TELESCOPE · asked 2 times, last .* UTC · where it was asked <https:\/\/slack\.com\/app_redirect\?team=T1&channel=C2>/;
  for (const typist of [{ user: "U7" }, { channel: "C9" }]) {
    const list = await inSlack(slack, "/gaps", "", typist);
    expect(list).toMatch(line);
    expect(list).toMatch(
      /- \/ask Was the quokka .* juggling xylophones\? · asked .* UTC · in a direct message/,
    );
    expect(list).toMatch(
      /- \/said Zebedee Quux · .* · where it was asked <https:\/\/discord\.com\/channels\/\d+\/\d+>/,
    );
    expect(list).not.toMatch(/90%|U1|U2/);
  }
  for (const typist of [{}, { user: "U2", channel: "C2" }]) {
    const refused = await inSlack(slack, "/gaps", "", typist);
    expect(refused).toContain("Only those whom the setting EDITORS names may see what others asked");
    expect(refused).not.toMatch(/telescope|quokka/i);
  }
  const other = discord.slash("gaps");
  await discord.replied(other);
  expect(discordPicture(other.messages[0]?.embeds ?? [])).toContain(
    "Only those whom the setting EDITORS names",
  );

  const archive = await openArchive(folder);
  await archive.articles.put("", telescope, new Date());
  await archive.close();
  const after = await inSlack(slack, "/gaps", "", { user: "U7" });
  expect(after).not.toMatch(/telescope/i);
  expect(after).toMatch(/quokka[\s\S]*1 has an answer by now\./);
  expect(await stopped(bot)).toMatchObject({ status: 0 });
});

test("the audit has every platform, who asked, and the words that were shown; also after an article was changed", async () => {
  const [slack, folder] = [await localSlack(), temporaryFolder()];
  const env = { ...slackEnv(slack), WEB: "on", VERBATIM_DATA: folder };
  const archive = await openArchive(folder);
  await archive.articles.put("", telescope, new Date());
  const bot = await serving(env);
  await inSlack(slack, "/ask", question);
  await fetch(`${bot.url}/?q=${encodeURIComponent("/ask since:tomorrow who paid?")}`);
  expect(await stopped(bot)).toMatchObject({ status: 0 });
  await archive.articles.put("", { ...telescope, text: "Nobody paid." }, new Date());
  await archive.close();
  const typed = await verbatim([], { env: { VERBATIM_DATA: folder } }, `${question}\n/gaps\n`);
  expect(typed.out).toMatch(/- \/ask Who paid for the Zanzibar telescope\? · asked .* · at the\s+terminal/);

  const entries = await parsed(folder);
  const told = entries.map(({ platform, asker, asked, outcome }) => [platform, asker, asked, outcome]);
  expect(told).toEqual([
    ["slack", "U1", `/ask ${question}`, "answered"],
    ["web", "", "/ask since:tomorrow who paid?", "mistake"],
    ["terminal", "terminal", `/ask ${question}`, "nothing"],
    ["terminal", "terminal", "/gaps", "answered"],
  ]);
  const [{ quote, slug, revision, start, end }] = entries[0]!.shown as [Record<string, unknown>];
  expect([slug, revision]).toEqual(["telescope", 1]);
  expect(quote).toBe(telescope.text.slice(Number(start), Number(end)));
  expect(quote).toContain("Edda Tarn paid");
});

test("AUDIT=off keeps nothing, and the doctor and /gaps say so", async () => {
  const folder = temporaryFolder();
  const env = { AUDIT: "off", VERBATIM_DATA: folder };
  const { out } = await verbatim([], { env }, `${question}\n/gaps\n`);
  expect(out).toContain("There is none.");
  expect(out).toContain("AUDIT is off");
  expect(await parsed(folder)).toEqual([]);
  expect((await verbatim(["doctor"], { env })).out).toMatch(/^ok {4}AUDIT: off; who asked what is not kept/m);
  expect((await verbatim(["doctor"])).out).toMatch(/^ok {4}AUDIT: on; who asked what is kept for 90 days$/m);
});

test("where the audit cannot be written the answer comes all the same; it is logged and counted", async () => {
  const [slack, folder] = [await localSlack(), temporaryFolder()];
  const bot = await serving({ ...slackEnv(slack), VERBATIM_DATA: folder, METRICS: "on" });
  const database = new Database(join(folder, "verbatim.db"));
  // The bot may be writing.
  database.exec("pragma busy_timeout = 5000");
  database.exec("drop table audit");
  database.close();
  expect(await inSlack(slack, "/ask", "Who said the peace deal was 90% ready?")).toContain("“90% ready”");
  await until(() => bot.log().includes("the audit of a request could not be written"));
  expect(await (await fetch(`${bot.url}/metrics`)).text()).toMatch(/^verbatim_audit_failures_total 1$/m);
  expect(await stopped(bot)).toMatchObject({ status: 0 });
});

const asked = (parts: Partial<Audited>): Audited => ({
  ...{ platform: "slack", tenant: "T1", channel: "C1", asker: "U1", command: "ask", input: "who?" },
  ...{ outcome: "answered", shown: [] },
  ...parts,
});

/** A folder with an audit. */
async function audited(entries: readonly (readonly [Audited, string])[]): Promise<string> {
  const folder = temporaryFolder();
  const archive = await openArchive(folder);
  for (const [entry, at] of entries) await archive.audit.write("", entry, new Date(at));
  await archive.close();
  return folder;
}

test("an export has the days that are wanted, in the newsroom's zone; what is older than AUDIT_DAYS goes at the start", async () => {
  const folder = await audited([
    [asked({ input: "before" }), "2026-01-06T14:59:59.999Z"],
    [asked({ input: "first" }), "2026-01-06T15:00:00Z"],
    [asked({ input: "last" }), "2026-01-07T14:59:59.999Z"],
    [asked({ input: "after" }), "2026-01-07T15:00:00Z"],
    [asked({ input: "now" }), new Date().toISOString()],
  ]);
  const days = ["--since", "2026-01-07", "--until", "2026-01-07"];
  const { out } = await verbatim(["audit", "export", "--data", folder, ...days], {
    env: { DIGEST_ZONE: "Asia/Tokyo" },
  });
  expect(out.match(/"asked":"\/ask \w+"/g)).toEqual(['"asked":"/ask first"', '"asked":"/ask last"']);
  const env = { VERBATIM_DATA: folder, AUDIT_DAYS: "1", VERBATIM_DEMO: "off" };
  await verbatim([], { env }, "/help\n");
  expect((await parsed(folder)).map((entry) => entry.asked)).toEqual(["/ask now", "/help"]);
});

test("as CSV every row has its cells, and none is a formula", async () => {
  const folder = await audited([
    [
      asked({
        command: '=cmd|"/c calc"',
        input: 'a,"b"\r\nc \u202E',
        asker: "+1",
        channel: "@x",
        outcome: "unknown",
      }),
      "2026-01-07T08:00:00Z",
    ],
  ]);
  const { out } = await verbatim(["audit", "export", "--csv", "--data", folder]);
  const [head, ...rows] = out.split(/\r\n(?=id|[0-9a-f-]{36}|$)/);
  expect(head).toBe("id,at,platform,workspace,channel,asker,command,asked,outcome,shown");
  expect(rows[0]?.slice(37)).toBe(
    `2026-01-07T08:00:00.000Z,slack,T1,'@x,'+1,"'=cmd|""/c calc""","/=cmd|""/c calc"" a,""b""\r\nc \u202E",unknown,[]`,
  );
});

test("an export whose reader has gone ends quietly", async () => {
  const entries = Array.from(
    { length: 60 },
    () => [asked({ input: "x".repeat(4000) }), "2026-01-07"] as const,
  );
  const folder = await audited(entries);
  const child = spawn(process.execPath, [built(), "audit", "export", "--data", folder]);
  let err = "";
  child.stderr.on("data", (text) => {
    err += text;
  });
  child.stdout.once("data", () => child.stdout.destroy());
  expect([await once(child, "close"), err]).toEqual([[0, null], ""]);
});
