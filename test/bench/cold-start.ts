import { spawnSync } from "node:child_process";
import { durationOf, median } from "./measure.js";
import { digits, type Row } from "./table.js";

const ask = ["ask", "Who said the peace deal was 90% ready?"];
const bare = ["node", "-e", "0"];
const commands = [
  ["node", "dist/src/cli.js", ...ask],
  ["npx", "verbatim", ...ask],
];

/** A new process that answers one question, against one that does nothing. */
export async function coldStarts(root: string, folder: string, repeats: number): Promise<readonly Row[]> {
  const all = [bare, ...commands];
  const walls = all.map((): number[] => []);
  // The first round makes the archive and fills the caches; the others take turns.
  for (let round = 0; round <= repeats; round++)
    for (const [i, command] of all.entries()) {
      const { wall } = await durationOf(() => run(command, root, folder));
      if (round) walls[i]!.push(wall);
    }
  const [nothing = 0, ...answers] = walls.map(median);
  return answers.map((wall, i) => ({
    what: `cold start: \`${commands[i]!.slice(0, -1).join(" ")} …\``,
    measured: `${digits(wall)} ms`,
    beside: `\`node -e 0\`: ${digits(nothing)} ms`,
    ratio: wall / nothing,
  }));
}

function run([program = "", ...words]: readonly string[], root: string, folder: string): void {
  const env = { ...process.env, VERBATIM_DATA: folder };
  const { status, stderr } = spawnSync(program, words, { cwd: root, env, encoding: "utf8" });
  if (status !== 0) throw new Error(`${program} ${words.join(" ")} ended with ${status}: ${stderr}`);
}
