/** A duration twice, in milliseconds: what the processor worked, what the clock showed. */
export interface Duration {
  readonly cpu: number;
  readonly wall: number;
}

/** How long some work takes. */
export async function durationOf(work: () => unknown): Promise<Duration> {
  const [cpuFrom, from] = [process.cpuUsage(), performance.now()];
  await work();
  const wall = performance.now() - from;
  const { user, system } = process.cpuUsage(cpuFrom);
  return { cpu: (user + system) / 1000, wall };
}

/** The value below which a share of the values lies; the largest where there are too few to tell. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** The value in the middle. */
export const median = (values: readonly number[]): number => quantile(values, 0.5);
