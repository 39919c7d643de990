import { wrongIn } from "./check.js";
import { mutate } from "./mutate.js";
import type { Parser } from "./parsers.js";
import { oneOf, type Random, randomOf } from "./random.js";

/** What became of a parser's inputs. */
export interface Tally {
  readonly parser: string;
  inputs: number;
  articles: number;
  problems: number;
  /** The slowest input, in ms. */
  slowest: number;
  readonly failures: Failure[];
}

/** An input that a parser did not stand. */
export interface Failure {
  readonly n: number;
  readonly why: string;
}

/** One article in so many is read by the core too: that takes ten times as long. */
const CLOSELY = 25;
/** So many failures of one parser are enough to know. */
const ENOUGH = 10;

/** The n-th input of a parser under a seed, the same whenever it is asked for, and what is random in its reading. */
export function inputOf(
  { name, seeds }: Parser,
  seed: number,
  n: number,
): readonly [input: Buffer, random: Random] {
  const random = randomOf(seed ^ Math.imul(n + 1, 0x9e3779b1) ^ hash(name));
  return [mutate(oneOf(random, seeds), seeds, random), random];
}

const hash = (name: string): number =>
  [...name].reduce((sum, letter) => Math.imul(sum, 31) + letter.charCodeAt(0), 7);

/** Runs a parser over its inputs from `from` on; `begin` is told of each before it is read. */
export function fuzz(
  parser: Parser,
  seed: number,
  count: number,
  begin: (n: number) => void = () => {},
): Tally {
  const tally: Tally = { parser: parser.name, inputs: 0, articles: 0, problems: 0, slowest: 0, failures: [] };
  for (let n = 0; n < count && tally.failures.length < ENOUGH; n++) {
    begin(n);
    const [input, random] = inputOf(parser, seed, n);
    const start = performance.now();
    try {
      const outcome = parser.read(input, random);
      tally.articles += outcome.articles.length;
      tally.problems += outcome.problems.length;
      const wrong = wrongIn(outcome, n % CLOSELY === 0);
      if (wrong) tally.failures.push({ n, why: wrong });
    } catch (error) {
      tally.failures.push({
        n,
        why: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
    }
    tally.slowest = Math.max(tally.slowest, performance.now() - start);
    tally.inputs++;
  }
  return tally;
}
