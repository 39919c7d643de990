import { join } from "node:path";
import { expect, test } from "vitest";
import { commands } from "../commands/index.js";
import { temporaryFolder } from "./archive/temporary.js";
import { discordEnv, localDiscord } from "./process/local.js";
import { read, verbatim } from "./process/verbatim.js";

test.each([
  "nonsense",
  "ask --frob",
  "ask --batch",
  "ask --batch no-such-file.jsonl",
  "ask",
  "ask --json",
  "ask bridge since:tomorrow",
  "check",
  "said",
  "said --json",
  "said Macron since:tomorrow --json",
  "timeline",
  "coverage bridge frob:x",
  "digest --day tomorrow",
  "digest --day tomorrow --json",
  "why",
  "why digest tomorrow",
  "why digest 1 2 --json",
  "facts",
  "audit",
  "audit export --since tomorrow",
  "add",
  "load",
  "manifest --url ftp://x",
])("a command line that cannot be understood ends with 2 and one clear line: verbatim %s", async (line) => {
  const { status, out, err } = await verbatim(line.split(" "));
  expect({ status, out }).toEqual({ status: 2, out: "" });
  expect(err).toMatch(/^verbatim: .{10,}\n$/);
});

test("--version and --help are answered and nothing is started", async () => {
  expect(await verbatim(["--version"])).toMatchObject({
    status: 0,
    out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
  });
  for (const asked of ["-h", "help"])
    expect(await verbatim([asked])).toMatchObject({
      status: 0,
      out: expect.stringContaining("verbatim ask"),
    });
});

test("a named archive starts empty, the usual one with the demo, unless that is off", async () => {
  const articles = async (args: readonly string[], env = {}) =>
    JSON.stringify(await read(["stories", "--json", ...args], { env }));
  expect(await articles(["--data", join(temporaryFolder(), "new", "folder")])).toBe('[{"stories":[]}]');
  expect(await articles([], { VERBATIM_DATA: temporaryFolder() })).toContain("paris-declaration");
  expect(await articles([], { VERBATIM_DEMO: "off" })).toBe('[{"stories":[]}]');
});

test("the doctor needs no tokens, and says what is off", async () => {
  const { status, out } = await verbatim(["doctor"]);
  expect(status).toBe(0);
  expect(out).toMatch(/^ok {4}articles: 11 articles, \d+ facts$/m);
  expect(out).toMatch(/^ok {4}Slack: SLACK_BOT_TOKEN is not set; Slack is off$/m);
  expect(out).toMatch(/^ok {4}Discord: DISCORD_TOKEN is not set; Discord is off$/m);
  const empty = await verbatim(["doctor", "--data", temporaryFolder()]);
  expect(empty).toMatchObject({ status: 1, out: expect.stringContaining("→ verbatim add PATH…") });
});

test("why tells what happened to an article or an address, in words and as JSON", async () => {
  const told = async (...args: readonly string[]) => {
    const { status, out, err } = await verbatim(["why", ...args]);
    expect({ status, err }, args.join(" ")).toEqual({ status: 0, err: "" });
    return out;
  };
  expect(await told("bridge-north-span")).toMatch(/- Revision 2 came in .*; readers see it\s+from/);
  expect(await told("murrelgate-tunnel")).toContain("It is retracted: nothing of it is shown.");
  expect(await told("digest")).toContain("No digest is posted in this channel.");
  expect(JSON.parse(await told("bridge-north-span", "--json"))).toMatchObject({
    kind: "article",
    article: { slug: "bridge-north-span" },
    stages: [{ kind: "taken-in" }, { kind: "revisions", more: 0 }],
  });
  expect(JSON.parse(await told("https://quay.example/none", "--json"))).toEqual({
    ...{ kind: "unknown", name: "https://quay.example/none", isAddress: true, feeds: [] },
  });
});

test("ask --why tells how a question was read and what each candidate scored for", async () => {
  const { status, out } = await verbatim(["ask", "--why", "How did the council vote on the budget?"]);
  expect(status).toBe(0);
  expect(out).toMatch(/^read as: council {2}vote.* {2}budget$/m);
  expect(out).toMatch(/^trust in the best: 0\.\d\d, a direct answer needs 0\.\d+$/m);
  expect(out).toMatch(/^1\. \d+\.\d\d {2}budget-vote 0-97 {2}Kelsmouth council passed its budget/m);
  expect(out.match(/^[1-5]\. .*\n {2}body \+\d\.\d\d/gm)?.length).toBe(5);
});

test("the manifest and the registration hold every command under the prefix", async () => {
  const names = commands.map(({ name }) => `vb-${name}`);
  const env = { COMMAND_PREFIX: "vb-" };
  const manifest = await verbatim(["manifest"], { env });
  expect(JSON.parse(manifest.out).features.slash_commands).toMatchObject(
    names.map((name) => ({ command: `/${name}` })),
  );
  const discord = await localDiscord();
  const registered = await verbatim(["register"], { env: { ...env, ...discordEnv(discord) } });
  expect(registered).toMatchObject({
    status: 0,
    out: expect.stringContaining(`${names.length + 1} commands`),
  });
  expect(discord.commands.global).toMatchObject([...names, "Check this claim"].map((name) => ({ name })));
});

test("piped questions are answered line by line in plain text", async () => {
  const { status, out, err } = await verbatim(
    [],
    {},
    "Who said the peace deal was 90% ready?\n\n/said Tomas Reyl\n/nonsense\nquestion without a line end? Zaphod",
  );
  expect({ status, err }).toEqual({ status: 0, err: "" });
  const places = ["“90% ready”", "What Tomas Reyl said", "There is no command /nonsense", "Zaphod"].map(
    (words) => out.indexOf(words),
  );
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(places).not.toContain(-1);
  expect(out).not.toContain("\u001b");
  expect(out).not.toContain("verbatim>");
});
