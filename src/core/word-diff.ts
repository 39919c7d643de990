import type { Span } from "./span.js";
import { type Word, wordsOf } from "./words.js";

/** A run of words that both have, or that only the claim or only the article has. */
export interface DiffRun {
  readonly kind: "same" | "claim" | "article";
  readonly text: string;
}

/** Words that are compared; a longer text is no sentence, and the table grows with their product. */
const LONGEST = 400;

/**
 * Two texts word by word, by their longest common subsequence. What the article has before and after
 * the claim's words is left out, unless the whole of it is wanted.
 *
 * @example
 * diffWords("will open in weeks", "The span would open in weeks.")
 * // => [claim “will”, article “would”, same “open in weeks”]
 */
export function diffWords(claim: string, article: string, isWhole = false): readonly DiffRun[] {
  const [left, right] = [wordsOf(claim).slice(0, LONGEST), wordsOf(article).slice(0, LONGEST)];
  const steps = stepsBetween(left, right);
  const runs: (Span & Pick<DiffRun, "kind">)[] = [];
  for (const { kind, start, end } of isWhole ? steps : trimmed(steps)) {
    const last = runs.at(-1);
    if (last?.kind === kind) runs[runs.length - 1] = { ...last, end };
    else runs.push({ kind, start, end });
  }
  return runs.map(({ kind, start, end }) => ({
    kind,
    text: (kind === "claim" ? claim : article).slice(start, end),
  }));
}

/**
 * The words that only one of two texts has, as spans of it; words that follow one another are one span.
 *
 * @example
 * changedWords("It cost £4.2 million.", "It cost £4.6 million.")
 * // => { gone: [{ start: 9, end: 12 }], come: [{ start: 9, end: 12 }] }
 */
export function changedWords(was: string, now: string) {
  const steps = stepsBetween(wordsOf(was).slice(0, LONGEST), wordsOf(now).slice(0, LONGEST));
  return { gone: runsIn(steps, "claim"), come: runsIn(steps, "article") };
}

function runsIn(steps: readonly Step[], side: Step["kind"]): readonly Span[] {
  const runs: Span[] = [];
  let open = false;
  for (const { kind, start, end } of steps) {
    if (kind === side) {
      const from = open ? runs.pop()!.start : start;
      runs.push({ start: from, end });
    }
    open = kind === side || (open && kind !== "same");
  }
  return runs;
}

/** Share of the claim's words that stand in the article in the same order. */
export function likenessOf(claim: string, article: string): number {
  const words = wordsOf(claim);
  const steps = stepsBetween(words.slice(0, LONGEST), wordsOf(article).slice(0, LONGEST));
  return steps.filter(isSame).length / (words.length || 1);
}

interface Step extends Span {
  readonly kind: DiffRun["kind"];
}

/** Before the first word they share and after the last, the article shows as many words as the claim has there. */
function trimmed(steps: readonly Step[]): readonly Step[] {
  const [open, close] = [steps.findIndex(isSame), steps.findLastIndex(isSame)];
  if (open < 0) return steps;
  const [lead, tail] = [steps.slice(0, open), steps.slice(close + 1)];
  const only = (side: readonly Step[], kind: Step["kind"]) => side.filter((step) => step.kind === kind);
  const [before, after] = [only(lead, "claim"), only(tail, "claim")];
  return [
    ...before,
    ...(before.length ? only(lead, "article").slice(-before.length) : []),
    ...steps.slice(open, close + 1),
    ...after,
    ...only(tail, "article").slice(0, after.length),
  ];
}

const isSame = ({ kind }: Step): boolean => kind === "same";

/** The claim's words and the article's, each in its order; the claim's first where they part. */
function stepsBetween(left: readonly Word[], right: readonly Word[]): readonly Step[] {
  const common = commonLengths(left, right);
  const steps: Step[] = [];
  const take = (kind: Step["kind"], { start, end }: Word) => steps.push({ kind, start, end });
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    const [a, b] = [left[i], right[j]];
    if (a && b && a.folded === b.folded) {
      take("same", b);
      i++;
      j++;
    } else if (a && (!b || common[i + 1]![j]! >= common[i]![j + 1]!)) {
      take("claim", a);
      i++;
    } else {
      take("article", b!);
      j++;
    }
  }
  return steps;
}

/** Length of the longest common subsequence of what follows each pair of places. */
function commonLengths(left: readonly Word[], right: readonly Word[]): readonly (readonly number[])[] {
  const table = Array.from({ length: left.length + 1 }, () => new Array<number>(right.length + 1).fill(0));
  for (let i = left.length - 1; i >= 0; i--)
    for (let j = right.length - 1; j >= 0; j--)
      table[i]![j] =
        left[i]!.folded === right[j]!.folded
          ? table[i + 1]![j + 1]! + 1
          : Math.max(table[i + 1]![j]!, table[i]![j + 1]!);
  return table;
}
