import { spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { openArchive } from "../../src/archive/open.js";
import type { Article } from "../../src/core/article.js";
import { seeded } from "./generated-archive.js";
import { quantile } from "./measure.js";
import { end, says } from "./memory.js";
import { type Observed, observable, observe } from "./observed.js";
import { type Command, type Platforms, startPlatforms } from "./platforms.js";
import { digits, markdown } from "./table.js";
import { variedQuestions } from "./varied-questions.js";

/** How much is asked, and of what. */
export interface LoadSize {
  readonly articles: readonly Article[];
  /** Commands a second, one after the other until answers take too long. */
  readonly rates: readonly number[];
  /** For which each of them is held. */
  readonly seconds: number;
  /** Commands of the long stretch, at half the best of these rates. */
  readonly soak: number;
  /** Where the processor's profile of the last rate is written. */
  readonly profile?: string;
}

/** Answers that take longer than this, in milliseconds at the worst hundredth, end the rise … */
const TOO_LONG = 1000;
/** … and within this they are good. */
const GOOD = 300;
/** What has no answer after so many milliseconds has none. */
const LOST = 30_000;
/** Commands that only warm up the compiler, and how many a second. */
const WARM_UP = { commands: 300, rate: 50 };
/** Commands a second of the long stretch where no rate was good. */
const SLOWEST = 25;
/** Fewer commands say nothing of how memory rises. */
const LONG = 5000;
/** Parts of the long stretch, after each of which the garbage is collected and the memory looked at … */
const LAPS = 20;
/** … and of which one in so many stands in the table. */
const SHOWN = 5;

/**
 * Signed `/ask` commands at rising rates, half of them in Slack and half in Discord, against one `verbatim start` in HTTP
 * mode; then a long stretch at one rate. Commands come as people do, without waiting for one another's answers.
 */
export async function load(root: string, folder: string, size: LoadSize): Promise<string> {
  const { articles, rates, seconds, soak, profile } = size;
  await store(folder, articles);
  let address = "";
  const platforms = await startPlatforms(() => address);
  const env = { PATH: process.env.PATH, PORT: "0", VERBATIM_DATA: folder, ...platforms.env, ...observable };
  const bot = spawn(process.execPath, [join(root, "dist/src/cli.js"), "start"], { cwd: folder, env });
  try {
    const said = await says(bot, "verbatim is listening");
    address = `http://127.0.0.1:${/"port":(\d+)/.exec(said)![1]}`;
    const observed = await observe(said);
    const scene: Scene = { platforms, observed, questions: variedQuestions(articles, 1), random: seeded(2) };
    await stretch(scene, "warm-up", WARM_UP.commands, WARM_UP.rate);

    const rows: Stretch[] = [];
    for (const rate of rates) {
      const finish = profile ? await observed.profile() : undefined;
      const row = await stretch(scene, `${rate} a second`, Math.round(rate * seconds), rate);
      rows.push(row);
      if (finish) await writeFile(profile!, JSON.stringify(await finish()));
      if (row.answered.p99 > TOO_LONG) break;
    }
    const best = rates[rows.findLastIndex(({ answered }) => answered.p99 < GOOD)];
    const laps: Stretch[] = [];
    const rate = Math.max(SLOWEST, (best ?? 0) / 2);
    for (let lap = 1; lap <= LAPS && soak; lap++) {
      const what = `soak at ${digits(rate)} a second, ${digits((soak / LAPS) * lap)}`;
      laps.push(await stretch(scene, what, soak / LAPS, rate, true));
    }
    observed.close();
    return report(rows, best, laps, soak);
  } finally {
    await end(bot);
    await platforms.stop();
  }
}

async function store(folder: string, articles: readonly Article[]): Promise<void> {
  const archive = await openArchive(folder);
  await archive.articles.putAll("", articles, new Date());
  await archive.close();
}

interface Scene {
  readonly platforms: Platforms;
  readonly observed: Observed;
  readonly questions: Iterator<string, never>;
  readonly random: () => number;
}

interface Times {
  readonly p50: number;
  readonly p99: number;
}

/** How it went while commands came at one rate. */
interface Stretch {
  readonly what: string;
  readonly commands: number;
  /** Milliseconds from when each was due. */
  readonly acknowledged: Times;
  readonly answered: Times;
  /** By how much the sender itself was late. */
  readonly late: Times;
  /** How many were not acknowledged, not answered or wrongly, by what was wrong. */
  readonly troubles: ReadonlyMap<string, number>;
  /** Milliseconds of the bot's CPU time for each. */
  readonly cpu: number;
  /** Shares of a core that the bot, and the sender with its platforms, were busy. */
  readonly busy: number;
  readonly ownBusy: number;
  /** Megabytes. */
  readonly resident: number;
  readonly heap: number;
}

async function stretch(
  { platforms, observed, questions, random }: Scene,
  what: string,
  count: number,
  rate: number,
  collects = false,
): Promise<Stretch> {
  const [before, own, start] = [await observed.vitals(), process.cpuUsage(), performance.now()];
  const commands: Command[] = [];
  for (let due = performance.now(); commands.length < count; due += gap(rate, random)) {
    if (due > performance.now()) await delay(due - performance.now());
    const platform = commands.length % 2 ? "slack" : "discord";
    commands.push(platforms.ask(platform, questions.next().value, due));
  }
  let waiting: readonly Command[] = commands;
  for (const lost = performance.now() + LOST; waiting.length && performance.now() < lost; await delay(20))
    waiting = waiting.filter(
      ({ acknowledgedAt, answeredAt }) => acknowledgedAt === undefined || answeredAt === undefined,
    );

  const wall = performance.now() - start;
  const { user, system } = process.cpuUsage(own);
  const after = await observed.vitals();
  const { resident, heap } = collects ? await observed.collected() : after;
  return {
    ...{ what, commands: count, resident, heap },
    acknowledged: timesOf(commands, ({ acknowledgedAt }) => acknowledgedAt),
    answered: timesOf(commands, ({ answeredAt }) => answeredAt),
    late: timesOf(commands, ({ sentAt }) => sentAt),
    troubles: troublesOf(commands),
    cpu: (after.cpu - before.cpu) / count,
    busy: (after.cpu - before.cpu) / wall,
    ownBusy: (user + system) / 1000 / wall,
  };
}

/** Milliseconds between two arrivals that do not know of each other. */
const gap = (rate: number, random: () => number): number => (-Math.log(1 - random()) * 1000) / rate;

/** What never happened took for ever. */
function timesOf(commands: readonly Command[], at: (command: Command) => number | undefined): Times {
  const times = commands.map((command) => (at(command) ?? Number.POSITIVE_INFINITY) - command.due);
  return { p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}

function troublesOf(commands: readonly Command[]): ReadonlyMap<string, number> {
  const troubles = new Map<string, number>();
  for (const { trouble, acknowledgedAt, answeredAt } of commands) {
    const lost = acknowledgedAt === undefined ? "no acknowledgement" : "no answer";
    const what = trouble ?? (answeredAt === undefined ? lost : undefined);
    if (what) troubles.set(what, (troubles.get(what) ?? 0) + 1);
  }
  return troubles;
}

function report(
  rows: readonly Stretch[],
  best: number | undefined,
  laps: readonly Stretch[],
  soak: number,
): string {
  const head = [
    ...["commands", "sent", "acknowledged p50 / p99 ms", "answered p50 / p99 ms", "errors"],
    ...["bot: CPU ms a command", "of a core", "MB resident", "MB heap", "sender: of a core", "late p99 ms"],
  ];
  const shown = [...rows, ...laps.filter((_, lap) => (lap + 1) % SHOWN === 0)];
  const half = laps.slice(laps.length / 2);
  const slope = (of: (lap: Stretch) => number): string =>
    (riseOf(half.map(of)) * (10_000 / (soak / LAPS))).toFixed(1);
  return [
    markdown([head, head.map((_, i) => (i ? "---:" : "---")), ...shown.map(cellsOf)]),
    "",
    best
      ? `Answers are within ${GOOD} ms at p99 up to ${best} commands a second.`
      : `Answers are within ${GOOD} ms at p99 at no rate.`,
    ...(soak >= LONG
      ? [
          `Over the second half of the soak memory rises by ${slope(({ resident }) => resident)} MB resident, ` +
            `${slope(({ heap }) => heap)} MB of collected heap, with 10,000 commands.`,
        ]
      : []),
    `The bot, the sender and both platforms share ${availableParallelism()} cores; the sender was busy for at most ` +
      `${digits(Math.max(...shown.map(({ ownBusy }) => ownBusy * 100)))}% of one. Times run from when a command was due.`,
  ].join("\n");
}

function cellsOf(row: Stretch): readonly string[] {
  const { what, commands, acknowledged, answered, late, troubles, cpu, busy, ownBusy, resident, heap } = row;
  const times = ({ p50, p99 }: Times): string => `${digits(p50)} / ${digits(p99)}`;
  return [
    ...[what, digits(commands), times(acknowledged), times(answered)],
    [...troubles].map(([trouble, count]) => `${count} × ${trouble}`).join(", ") || "0",
    ...[digits(cpu), percent(busy), digits(resident), digits(heap), percent(ownBusy), digits(late.p99)],
  ];
}

const percent = (share: number): string => `${Math.round(share * 100)}%`;

/** How much the values rise from one to the next, by least squares. */
function riseOf(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const spread = values.reduce((sum, _, i) => sum + (i - middle) ** 2, 0);
  return values.reduce((sum, value, i) => sum + (i - middle) * value, 0) / spread;
}
