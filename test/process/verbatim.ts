import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, onTestFinished } from "vitest";
import { temporaryFolder } from "../archive/temporary.js";
import { built } from "./built.js";
import { until } from "./until.js";

/** How a process ended and what it wrote. */
export interface Ended {
  /** The exit status, or the name of the signal that killed it. */
  readonly status: number | NodeJS.Signals;
  readonly out: string;
  readonly err: string;
}

/** Where a process runs and what it is configured with; nothing of this computer's settings reaches it. */
export interface Setting {
  /** A new folder unless given. */
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs one command line to its end; `input` is typed into it. */
export function verbatim(args: readonly string[], setting: Setting = {}, input = ""): Promise<Ended> {
  const { child, ended } = spawned(args, setting);
  child.stdin.end(input);
  return ended;
}

/** A line as programs read it; each verb fills in its own part. */
export interface Line {
  readonly slug: string;
  readonly citations: readonly (Slice & { readonly slug: string; readonly quote: string })[];
  readonly nearest: Line["citations"];
  readonly facts: readonly (Slice & { readonly text: string; readonly kind: string })[];
  readonly stories: readonly { readonly articles: readonly string[] }[];
}

interface Slice {
  readonly start: number;
  readonly end: number;
}

/** Reads standard output: a line of JSON after the other and nothing else. */
export const linesOf = (out: string): readonly Line[] =>
  out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

/** Runs a command line that succeeds without a word beside its JSON lines. */
export async function read(args: readonly string[], setting?: Setting): Promise<readonly Line[]> {
  const { status, out, err } = await verbatim(args, setting);
  expect({ status, err }, args.join(" ")).toEqual({ status: 0, err: "" });
  return linesOf(out);
}

/** A `verbatim start` that serves its platforms. */
export interface Serving {
  /** Where its HTTP server is. */
  readonly url: string;
  readonly ended: Promise<Ended>;
  /** Everything logged so far. */
  log(): string;
  kill(signal: NodeJS.Signals): void;
}

/**
 * Starts the platforms that `env` has tokens of, with none the pages, and waits until they listen; nobody types.
 * Killed when the test has ended.
 */
export async function serving(env: Readonly<Record<string, string>>): Promise<Serving> {
  const { child, ended, log } = spawned(["start"], { env: { PORT: "0", ...env } });
  child.stdin.end();
  const early = ended.then(({ err }) => Promise.reject(new Error(`it ended early: ${err}`)));
  const port = await Promise.race([
    until(() => /(?:"port":|page is at http:\S+:)(\d+)/.exec(log())?.[1], 60),
    early,
  ]);
  return { url: `http://127.0.0.1:${port}`, ended, log, kill: (signal) => child.kill(signal) };
}

/** Ends a process as its supervisor would. */
export function stopped({ kill, ended }: Serving): Promise<Ended> {
  kill("SIGTERM");
  return ended;
}

function spawned(args: readonly string[], { cwd = temporaryFolder(), env = {} }: Setting) {
  const child = spawn(process.execPath, [built(), ...args], {
    cwd,
    env: { PATH: process.env.PATH, TZ: "UTC", ...env },
  });
  const written = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text) => {
    written.out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text) => {
    written.err += text;
  });
  const ended = once(child, "close").then(
    ([code, signal]): Ended => ({ status: code ?? signal, ...written }),
  );
  onTestFinished(() => {
    child.kill("SIGKILL");
    return ended.then(() => {});
  });
  return { child, ended, log: () => written.err };
}
