#!/usr/bin/env node
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { config as loadEnv } from "dotenv";
import { ConfigError } from "./config.js";
import { Mistake } from "./core/mistake.js";
import { type Io, print } from "./terminal/io.js";

const usage = `Verbatim answers only in your articles' own words.

  verbatim [start]                     start every platform whose tokens are set; none: the terminal
  verbatim ask "question" [--json]     answer a question            ask --batch FILE.jsonl
  verbatim ask --why "question"        what its order comes from, feature by feature
  verbatim check "sentence" [--json]   hold a sentence against it   check --batch FILE.jsonl
  verbatim said "person" [about:…]     what somebody said           [since:2026-01-07] [--json]
  verbatim timeline "topic" [--json]   how its figures changed, its sentences by day
  verbatim coverage "topic" [--json]   what has been published on it, and what is still open
  verbatim digest [--day 2026-01-07]   one day's digest             [--json]
  verbatim why SLUG|URL [--json]       what happened to it, stage by stage       why digest [NUMBER] [DAY]
  verbatim add PATH|URL…               add article files (.txt, .md), folders of them, or web pages
  verbatim feed add URL|FILE.opml…     read a feed from now on      [--summaries]: its summaries, not its pages
                                       [--desk NAME]: only channels given that desk read it
  verbatim feed list [--json|--opml]   which feeds are read, and how it goes    feed remove URL
  verbatim feed read                   read every feed now
  verbatim load FILE.jsonl…            add many articles, one JSON object a line
  verbatim facts FILE [--json]         what is read in an article   facts --batch FILE.jsonl
  verbatim stories [--json]            articles grouped by story
  verbatim backup FILE                 copy the archive into a new file, also while it is in use
  verbatim export [FILE.jsonl]         everything as JSONL; verbatim load gives the same archive again
  verbatim audit export                who asked what, what was shown    [--since DAY] [--until DAY] [--json|--csv]
  verbatim doctor                      check tokens, archive, clock; name the step that mends each
  verbatim manifest                    print the Slack app manifest [--url URL] [--install URL]
  verbatim register                    register the Discord commands

  --data DIR    the folder of the archive; without it DATABASE_URL or VERBATIM_DATA, else ./.verbatim with a demo
  --newsroom ID the workspace or server whose part of the archive is meant, where each has its own (NEWSROOMS=apart)
`;

const options = {
  data: { type: "string" },
  newsroom: { type: "string" },
  json: { type: "boolean" },
  batch: { type: "string" },
  day: { type: "string" },
  why: { type: "boolean" },
  url: { type: "string" },
  install: { type: "string" },
  summaries: { type: "boolean" },
  desk: { type: "string" },
  opml: { type: "boolean" },
  since: { type: "string" },
  until: { type: "string" },
  csv: { type: "boolean" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
} as const;

type Flags = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>["values"];

/** Each verb loads only what it needs: an answer waits for no platform's SDK. */
const verbs: Readonly<Record<string, (io: Io, words: readonly string[], flags: Flags) => Promise<number>>> = {
  start: async (io, _words, flags) => (await import("./main.js")).start(io, flags),
  ask: async (io, words, flags) => (await import("./shell/read.js")).askShell(io, words, flags),
  check: async (io, words, flags) => (await import("./shell/read.js")).checkShell(io, words, flags),
  said: async (io, words, flags) => (await import("./shell/read.js")).saidShell(io, words, flags),
  timeline: async (io, words, flags) => (await import("./shell/read.js")).timelineShell(io, words, flags),
  coverage: async (io, words, flags) => (await import("./shell/read.js")).coverageShell(io, words, flags),
  digest: async (io, words, flags) => (await import("./shell/read.js")).digestShell(io, words, flags),
  why: async (io, words, flags) => (await import("./shell/read.js")).whyShell(io, words, flags),
  facts: async (io, words, flags) => (await import("./shell/read.js")).factsShell(io, words, flags),
  stories: async (io, _words, flags) => (await import("./shell/read.js")).storiesShell(io, flags),
  add: async (io, words, flags) => (await import("./shell/add.js")).addShell(io, words, flags),
  feed: async (io, words, flags) => (await import("./shell/feed.js")).feedShell(io, words, flags),
  load: async (io, words, flags) => (await import("./shell/add.js")).loadShell(io, words, flags),
  backup: async (io, words, flags) => (await import("./shell/keep.js")).backupShell(io, words, flags),
  export: async (io, words, flags) => (await import("./shell/keep.js")).exportShell(io, words, flags),
  audit: async (io, words, flags) => (await import("./shell/audit.js")).auditShell(io, words, flags),
  doctor: async (io, _words, flags) => (await import("./shell/doctor.js")).doctorShell(io, flags),
  manifest: async (io, _words, flags) => (await import("./shell/platforms.js")).manifestShell(io, flags),
  register: async (io) => (await import("./shell/platforms.js")).registerShell(io),
};

/** Runs one command line; the number is its exit status: 1 something failed, 2 it was not understood. */
async function run(argv: readonly string[], io: Io): Promise<number> {
  const { values: flags, positionals } = readArgs(argv);
  if (flags.help || positionals[0] === "help") return print(io.out, usage).then(() => 0);
  if (flags.version) return print(io.out, await version()).then(() => 0);
  const [verb = "start", ...words] = positionals;
  const command = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (!command) throw new UsageError(`there is no command "${verb}"; see verbatim --help`);
  return command(io, words, flags);
}

const version = async (): Promise<string> =>
  JSON.parse(await readFile(new URL("../../package.json", import.meta.url), "utf8")).version;

class UsageError extends Error {}

function readArgs(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message.split(". ")[0]!);
  }
}

/** Whoever reads has seen enough: `verbatim audit export | head`. */
const isGone = (error: unknown): boolean => (error as NodeJS.ErrnoException | undefined)?.code === "EPIPE";

loadEnv({ quiet: true });
// What could not be written is told by the write.
process.stdout.on("error", () => {});
const io: Io = { input: process.stdin, out: process.stdout, err: process.stderr, env: process.env };
run(process.argv.slice(2), io).then(
  (status) => {
    process.exitCode = status;
  },
  async (error: unknown) => {
    if (isGone(error)) return;
    const known = error instanceof Mistake || error instanceof ConfigError || error instanceof UsageError;
    await print(
      io.err,
      known
        ? `verbatim: ${error.message}`
        : `verbatim: ${error instanceof Error ? error.stack : String(error)}`,
    );
    process.exitCode = error instanceof UsageError || error instanceof Mistake ? 2 : 1;
  },
);
