import type { Deliveries } from "../archive/deliveries.js";
import type { Feed } from "../archive/feeds.js";
import type { Searched } from "../core/answer.js";
import type { Ending, Request } from "../core/front-desk.js";
import { turn } from "../core/turn.js";
import { type Histogram, histogram, type Metric, printMetrics } from "../web/metrics.js";

/** What is counted while Verbatim runs, and told at /metrics. Nothing of an article and nobody's name is in it. */
export interface Meters {
  /** Told of a request; what it returns is told how it ended. */
  began(request: Request): (ending: Ending) => void;
  /** Deliveries of which each digest that ends is counted. */
  counted(deliveries: Deliveries): Deliveries;
  /** Told of an entry of the audit that could not be written. */
  auditFailed(): void;
  /** Everything, in Prometheus' text format. */
  print(gauges: Gauges): Promise<string>;
}

/** What is looked up when somebody asks. */
export interface Gauges {
  readonly searched: Searched;
  readonly feeds: readonly Feed[];
  readonly platforms: readonly { readonly name: string; isReady(): boolean }[];
  readonly now: Date;
}

/** Seconds up to which replies are counted; platforms want a first word within three. */
const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3, 10];

/** How a digest may end; each is there from the start, so that the first of them is a rise. */
const ends = ["posted", "unclear", "refused", "skipped"] as const;

/** Meters at zero. */
export function openMeters(): Meters {
  const commands = new Map<string, { readonly labels: Readonly<Record<string, string>>; value: number }>();
  const seconds = new Map<string, Histogram>();
  const digests = new Map<string, number>(ends.map((state) => [state, 0]));
  let auditFailures = 0;

  return {
    began({ platform }) {
      const start = performance.now();
      return ({ command = "none", outcome }) => {
        const labels = { platform, command, outcome };
        const key = Object.values(labels).join("\n");
        const line = commands.get(key) ?? { labels, value: 0 };
        line.value += 1;
        commands.set(key, line);
        const times = seconds.get(command) ?? histogram(bounds);
        times.add((performance.now() - start) / 1000);
        seconds.set(command, times);
      };
    },
    counted: (deliveries) => ({
      ...deliveries,
      settle: async (slot, owner, verdict, now) => {
        const isOurs = await deliveries.settle(slot, owner, verdict, now);
        if (isOurs && !slot.follows) digests.set(verdict.kind, (digests.get(verdict.kind) ?? 0) + 1);
        return isOurs;
      },
    }),
    auditFailed() {
      auditFailures += 1;
    },
    print: async (gauges) =>
      printMetrics([
        ...archiveMetrics(gauges),
        {
          name: "verbatim_commands_total",
          help: "Commands answered, by platform, command and how it ended.",
          type: "counter",
          series: [...commands.values()],
        },
        {
          name: "verbatim_command_seconds",
          help: "Time from a command to its reply.",
          type: "histogram",
          series: [...seconds].flatMap(([command, times]) => times.series({ command })),
        },
        {
          name: "verbatim_digests_total",
          help: "Digests that ended in this process, by how.",
          type: "counter",
          series: [...digests].map(([state, value]) => ({ labels: { state }, value })),
        },
        {
          name: "verbatim_audit_failures_total",
          help: "Entries of the audit that could not be written.",
          type: "counter",
          series: [{ value: auditFailures }],
        },
        ...(await processMetrics()),
      ]),
  };
}

function archiveMetrics({ searched, feeds, platforms, now }: Gauges): readonly Metric[] {
  const { articles, facts, updatedAt } = searched;
  const states = feeds.map(({ state }) => (state.failing ? "failing" : state.readAt ? "ok" : "unread"));
  return [
    gauge("verbatim_articles", "Articles that may be read.", articles),
    gauge("verbatim_facts", "Sentences and headlines that can be found.", facts),
    ...(updatedAt
      ? [
          gauge(
            "verbatim_archive_age_seconds",
            "Seconds since words were last taken in or released.",
            Math.max(0, now.getTime() - Date.parse(updatedAt)) / 1000,
          ),
        ]
      : []),
    {
      name: "verbatim_feeds",
      help: "Feeds that are read, by how it goes.",
      type: "gauge",
      series: ["ok", "failing", "unread"].map((state) => ({
        labels: { state },
        value: states.filter((one) => one === state).length,
      })),
    },
    {
      name: "verbatim_platform_ready",
      help: "1 while the platform is connected.",
      type: "gauge",
      series: platforms.map((platform) => ({
        labels: { platform: platform.name },
        value: Number(platform.isReady()),
      })),
    },
  ];
}

/** Names as Prometheus' own clients give them. */
async function processMetrics(): Promise<readonly Metric[]> {
  const start = performance.now();
  await turn();
  const lag = (performance.now() - start) / 1000;
  const { rss } = process.memoryUsage();
  return [
    gauge("process_resident_memory_bytes", "Resident memory in bytes.", rss),
    gauge("nodejs_eventloop_lag_seconds", "How long a turn of the event loop took just now.", lag),
  ];
}

const gauge = (name: string, help: string, value: number): Metric => ({
  ...{ name, help, type: "gauge" },
  series: [{ value }],
});
