import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { IntakeReport } from "./intake-program.js";
import { digits, type Row } from "./table.js";

/** Taking in so many web pages, from HTML to an answerable archive on disk, on one core. */
export async function intake(folder: string, count: number): Promise<readonly Row[]> {
  const program = new URL("./intake-program.js", import.meta.url).pathname;
  const args = [
    "--expose-gc",
    "--max-old-space-size=4096",
    program,
    join(folder, `intake-${count}`),
    String(count),
  ];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  const { articles, facts, stages, resident, heap }: IntakeReport = JSON.parse(stdout);
  const cpu = Object.values(stages).reduce((sum, stage) => sum + stage.cpu, 0);
  const name = `${digits(articles)} articles, ${digits(facts)} facts`;
  const rate = (ms: number): string => `${digits((articles * 1000) / ms)} articles a CPU second`;
  const stage = (what: string, key: keyof IntakeReport["stages"]): Row => ({
    what: `… ${what}`,
    measured: rate(stages[key].cpu),
    beside: "share of the whole",
    ratio: stages[key].cpu / cpu,
  });
  return [
    { what: `intake of web pages, whole pipeline, one core: ${name}`, measured: rate(cpu) },
    stage("HTML to article", "page"),
    stage("stored, each with its revision and identity", "store"),
    stage("read into facts", "read"),
    stage("indexed", "index"),
    {
      what: `memory with ${name}`,
      measured: `${digits(resident)} MB resident, ${digits(heap)} MB heap, ${digits((heap * 1000) / articles)} kB an article`,
    },
  ];
}
