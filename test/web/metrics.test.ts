import { describe, expect, it } from "vitest";
import { frontDesk, type Request } from "../../src/core/front-desk.js";
import { Mistake } from "../../src/core/mistake.js";
import { notice } from "../../src/core/present.js";
import { histogram, printMetrics } from "../../src/web/metrics.js";
import { type Gauges, openMeters } from "../../src/wiring/meters.js";
import { slot, staged } from "../delivery/runs.js";
import { newsroomOf } from "../library.js";

const gauges: Gauges = {
  searched: { articles: 12, facts: 214, updatedAt: "2026-01-08T07:28:00Z" },
  feeds: [],
  platforms: [],
  now: new Date("2026-01-08T07:29:30Z"),
};

/** The lines of one metric. */
const linesOf = (text: string, name: string): readonly string[] =>
  text.split("\n").filter((line) => line.startsWith(name));

describe("the text format", () => {
  it("has help, type and a line for each series", () => {
    const metric = {
      name: "x_total",
      help: "Back\\slash and\nbreak.",
      type: "counter",
      series: [{ value: 3 }, { labels: { a: "b", c: "d" }, value: 0.25 }],
    } as const;
    expect(printMetrics([metric])).toBe(
      '# HELP x_total Back\\\\slash and\\nbreak.\n# TYPE x_total counter\nx_total 3\nx_total{a="b",c="d"} 0.25\n',
    );
  });

  it("lets no label value end its quotes, its line or its braces", () => {
    const value = 'a"} 1\nverbatim_articles 99\n\\';
    const text = printMetrics([
      { name: "x", help: "h", type: "gauge", series: [{ labels: { a: value }, value: 1 }] },
    ]);
    expect(text.split("\n")[2]).toBe('x{a="a\\"} 1\\nverbatim_articles 99\\n\\\\"} 1');
    expect(text.split("\n")).toHaveLength(4);
  });

  it("spells what is no number as Prometheus does", () => {
    const series = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN].map((value) => ({
      value,
    }));
    expect(printMetrics([{ name: "x", help: "h", type: "gauge", series }])).toContain(
      "x +Inf\nx -Inf\nx NaN\n",
    );
  });
});

it("a histogram counts each value in every bucket that holds it", () => {
  const times = histogram([0.1, 1]);
  for (const seconds of [0.1, 0.5, 7]) times.add(seconds);
  const text = printMetrics([
    { name: "t", help: "h", type: "histogram", series: times.series({ command: "ask" }) },
  ]);
  expect(text.split("\n").slice(2, -1)).toEqual([
    't_bucket{command="ask",le="0.1"} 1',
    't_bucket{command="ask",le="1"} 2',
    't_bucket{command="ask",le="+Inf"} 3',
    't_sum{command="ask"} 7.6',
    't_count{command="ask"} 3',
  ]);
});

describe("the meters", () => {
  const meters = openMeters();
  const desk = frontDesk({
    commands: ["fine", "wrong", "broken"].map((name) => ({
      ...{ name, description: "A test.", examples: [], audience: "asker" as const },
      run: async () => {
        if (name === "wrong") throw new Mistake("here", "it is wrong", "mend it");
        if (name === "broken") throw new Error("bug");
        return notice("Secret title", "Secret words");
      },
    })),
    newsroom: async () => newsroomOf([]),
    isNew: async () => true,
    remember: async () => undefined,
    onFailure: () => undefined,
    began: meters.began,
  });
  const ask = (command: string, platform: Request["platform"] = "slack") =>
    desk.answer({ platform, tenant: "T1", channel: "C1", asker: "U0ASKER", command, input: "" });

  it("count commands by how they ended; a name that there is not never becomes a label", async () => {
    const typed = [
      "fine",
      "wrong",
      "broken",
      'x"} 1',
      "__proto__",
      ...Array.from({ length: 50 }, (_, i) => `cmd${i}`),
    ];
    for (const command of typed) await ask(command);
    await ask("fine", "discord");
    const text = await meters.print(gauges);
    expect(linesOf(text, "verbatim_commands_total")).toEqual([
      'verbatim_commands_total{platform="slack",command="fine",outcome="answered"} 1',
      'verbatim_commands_total{platform="slack",command="wrong",outcome="mistake"} 1',
      'verbatim_commands_total{platform="slack",command="broken",outcome="failure"} 1',
      'verbatim_commands_total{platform="slack",command="none",outcome="unknown"} 52',
      'verbatim_commands_total{platform="discord",command="fine",outcome="answered"} 1',
    ]);
    expect(linesOf(text, "verbatim_command_seconds_count")).toEqual([
      'verbatim_command_seconds_count{command="fine"} 2',
      'verbatim_command_seconds_count{command="wrong"} 1',
      'verbatim_command_seconds_count{command="broken"} 1',
      'verbatim_command_seconds_count{command="none"} 52',
    ]);
    expect(text).not.toMatch(/Secret|U0ASKER|C1|cmd\d/);
  });

  it("count each digest once that ended here, and no correction", async () => {
    const { archive } = await staged();
    const deliveries = meters.counted(archive.deliveries);
    const now = new Date();
    const correction = { ...slot, follows: "post-1" };
    for (const one of [slot, correction]) {
      await deliveries.claim(one, "me", now, 60_000);
      await deliveries.settle(one, "another", { kind: "refused", reason: "not mine" }, now);
      await deliveries.settle(one, "me", { kind: "posted", message: "1" }, now);
    }
    expect(linesOf(await meters.print(gauges), "verbatim_digests_total")).toEqual([
      'verbatim_digests_total{state="posted"} 1',
      'verbatim_digests_total{state="unclear"} 0',
      'verbatim_digests_total{state="refused"} 0',
      'verbatim_digests_total{state="skipped"} 0',
    ]);
  });

  it("tell the archive, the feeds, the platforms and the process", async () => {
    const feed = { url: "https://quay.example/feed?key=s3cret", addedAt: "", nextAt: "" };
    const failing = { since: "", times: 1, what: "why", remedy: "" };
    const text = await meters.print({
      ...gauges,
      feeds: [{ readAt: "2026-01-08" }, { failing }, { readAt: "2026-01-08", failing }, {}].map((state) => ({
        ...feed,
        state,
      })),
      platforms: [
        { name: "slack", isReady: () => true },
        { name: "discord", isReady: () => false },
      ],
    });
    for (const line of [
      "verbatim_articles 12",
      "verbatim_facts 214",
      "verbatim_archive_age_seconds 90",
      'verbatim_feeds{state="ok"} 1',
      'verbatim_feeds{state="failing"} 2',
      'verbatim_feeds{state="unread"} 1',
      'verbatim_platform_ready{platform="slack"} 1',
      'verbatim_platform_ready{platform="discord"} 0',
    ])
      expect(text.split("\n")).toContain(line);
    expect(text).toMatch(/^process_resident_memory_bytes \d{7,}$/m);
    expect(text).toMatch(/^nodejs_eventloop_lag_seconds [\d.e-]+$/m);
    expect(text).not.toContain("quay");
  });

  it("give no negative age where the clock was put back, and none while the archive is empty", async () => {
    const back = await meters.print({ ...gauges, now: new Date("2020-01-01T00:00:00Z") });
    expect(back).toContain("verbatim_archive_age_seconds 0\n");
    const empty = await meters.print({ ...gauges, searched: { articles: 0, facts: 0 } });
    expect(empty).not.toContain("verbatim_archive_age_seconds");
  });
});
