import type { FeedState } from "../../src/archive/feeds.js";
import type { Archive } from "../../src/archive/open.js";
import type { FeedReading, FeedReport } from "../../src/delivery/feed-reading.js";
import { readDueFeeds } from "../../src/delivery/feeds.js";
import { openFetcher } from "../../src/fetching/fetcher.js";
import { temporaryArchive } from "../archive/temporary.js";

/** An item of an RSS feed; `content` makes it a whole article. */
export interface Item {
  readonly title: string;
  readonly link?: string;
  readonly guid?: string;
  readonly pubDate?: string;
  readonly summary?: string;
  readonly content?: readonly string[];
}

/** An RSS feed of these items. */
export const rss = (...items: readonly Item[]): string =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Quay Courier</title><link>https://quay.example/</link>${items.map(itemOf).join("\n")}</channel></rss>`;

const itemOf = ({ title, link, guid, pubDate, summary, content }: Item): string =>
  [
    "<item>",
    `<title>${title}</title>`,
    link && `<link>${link.replaceAll("&", "&amp;")}</link>`,
    guid && `<guid isPermaLink="false">${guid}</guid>`,
    pubDate && `<pubDate>${pubDate}</pubDate>`,
    summary && `<description>${summary}</description>`,
    content &&
      `<content:encoded><![CDATA[${content.map((words) => `<p>${words}</p>`).join("")}]]></content:encoded>`,
    "</item>",
  ]
    .filter(Boolean)
    .join("");

/** A web page that holds an article. */
export const page = (headline: string, ...paragraphs: readonly string[]): string =>
  `<!doctype html><html lang="en"><head><title>${headline}</title></head><body><article><h1>${headline}</h1>
${paragraphs.map((words) => `<p>${words}</p>`).join("\n")}</article></body></html>`;

/** The same, with the day it was published. */
export const datedPage = (headline: string, ...paragraphs: readonly string[]): string =>
  page(headline, ...paragraphs).replace(
    "</head>",
    `<meta property="article:published_time" content="2026-01-07T08:00:00Z"></head>`,
  );

/** Paragraphs long enough to be known again by. */
export const span = [
  "The north span of the harbour bridge passed its load test on Wednesday, the harbour board said in the evening.",
  "“We will open it within weeks,” said Tomas Reyl, who has been the bridge engineer of the town since the autumn of 2019.",
  "The board had closed the bridge to lorries in November after cracks were found in two of its bearings below the waterline.",
  "Four loaded lorries stood on the span for ninety minutes while sensors on the bearings recorded how far each of them moved under the weight.",
];

/** The same, about something else. */
export const budget = [
  "Millbrook council has a budget gap of £3.1 million, its treasurer told the finance committee on Thursday morning.",
  "“There is no painless way to close it,” said Edda Tarn, who has led the finance committee for three years now.",
  "The council votes on the budget at the end of the month; until then no cut has been decided, the treasurer said.",
  "Two libraries, the night bus and the repair of the harbour bridge are on a list of what might be put off for a year, and nobody has said which.",
];

/** An archive with feeds that are read whenever a test says so, by a clock that the test moves. */
export interface FeedRoom {
  readonly archive: Archive;
  readonly run: FeedReading;
  /** Reads what is due; the first report. */
  read(): Promise<FeedReport>;
  /** Moves the clock. */
  pass(minutes: number): void;
  /** What the archive holds: slug, revision, and whether it came with a baseline. */
  held(): Promise<readonly string[]>;
}

/** Reads these feeds; each is due at once. */
export async function feedRoom(
  feeds: readonly string[],
  options: Partial<FeedReading> & Pick<FeedState, "summaries" | "desk"> = {},
): Promise<FeedRoom> {
  const archive = await temporaryArchive();
  let now = new Date("2026-01-07T09:30:00Z");
  const clock = () => now;
  const { summaries, desk, ...changed } = options;
  const run: FeedReading = {
    fetcher: openFetcher({ allow: ["127.0.0.1"], now: clock, wholeMs: 2000 }),
    feeds: archive.feeds,
    articles: archive.articles,
    tenant: "",
    minutes: 10,
    now: clock,
    ...changed,
  };
  for (const url of feeds)
    await archive.feeds.add("", url, { ...(summaries && { summaries }), ...(desk && { desk }) }, now);
  return {
    archive,
    run,
    pass: (minutes) => {
      now = new Date(now.getTime() + minutes * 60_000);
    },
    read: async () => {
      const reports: FeedReport[] = [];
      await readDueFeeds(run, (report) => void reports.push(report));
      if (!reports[0]) throw new Error("no feed was due");
      return reports[0];
    },
    held: async () =>
      (await archive.articles.all(""))
        .map(({ slug, revision, baseline }) => `${slug} ${revision}${baseline ? " baseline" : ""}`)
        .sort(),
  };
}

/** What became of each article, in order. */
export const kinds = ({ puts }: FeedReport): readonly string[] => puts.map(({ kind }) => kind);
