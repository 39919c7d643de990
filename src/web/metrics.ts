/** One series of a metric: its labels and what it stands at. */
export interface Series {
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
  /** What follows the metric's name: `_bucket`, `_sum`, `_count` of a histogram. */
  readonly suffix?: string;
}

/** A metric as Prometheus reads it. */
export interface Metric {
  readonly name: string;
  readonly help: string;
  readonly type: "counter" | "gauge" | "histogram";
  readonly series: readonly Series[];
}

/** The media type of the text format, by which Prometheus knows its version. */
export const metricsType = "text/plain; version=0.0.4; charset=utf-8";

/**
 * Metrics in Prometheus' text format.
 *
 * @see https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format
 */
export const printMetrics = (metrics: readonly Metric[]): string =>
  metrics
    .flatMap(({ name, help, type, series }) => [
      `# HELP ${name} ${escaped(help)}`,
      `# TYPE ${name} ${type}`,
      ...series.map(
        ({ labels = {}, value, suffix = "" }) => `${name}${suffix}${braced(labels)} ${printed(value)}`,
      ),
    ])
    .map((line) => `${line}\n`)
    .join("");

function braced(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(
    ([name, value]) => `${name}="${escaped(value).replaceAll('"', '\\"')}"`,
  );
  return pairs.length ? `{${pairs.join()}}` : "";
}

/** Other breaks than these do not end a line. */
const escaped = (text: string): string => text.replaceAll("\\", "\\\\").replaceAll("\n", "\\n");

const printed = (value: number): string =>
  Number.isFinite(value) ? String(value) : value > 0 ? "+Inf" : value < 0 ? "-Inf" : "NaN";

/** Seconds counted into buckets, as a histogram holds them. */
export interface Histogram {
  add(seconds: number): void;
  series(labels: Readonly<Record<string, string>>): readonly Series[];
}

/** An empty histogram. */
export function histogram(bounds: readonly number[]): Histogram {
  const counts = bounds.map(() => 0);
  let [sum, count] = [0, 0];
  return {
    add(seconds) {
      sum += seconds;
      count += 1;
      bounds.forEach((bound, i) => {
        if (seconds <= bound) counts[i]! += 1;
      });
    },
    series: (labels) => [
      ...bounds.map((bound, i) => ({
        suffix: "_bucket",
        labels: { ...labels, le: String(bound) },
        value: counts[i]!,
      })),
      { suffix: "_bucket", labels: { ...labels, le: "+Inf" }, value: count },
      { suffix: "_sum", labels, value: sum },
      { suffix: "_count", labels, value: count },
    ],
  };
}
