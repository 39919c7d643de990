import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Article, isPublic } from "../../src/core/article.js";
import { readBlocks } from "../../src/core/blocks.js";
import { cite } from "../../src/core/cite.js";
import { type Fact, type Reading, readArticle } from "../../src/core/facts.js";
import { pathOf } from "../../src/core/source-page.js";
import { contains, sliceOf } from "../../src/core/span.js";
import { html } from "../../src/web/html.js";
import type { Web } from "../../src/web/server.js";
import { demo, demoDay } from "../library.js";
import { type Box, coloured, inChromium } from "./chromium.js";
import { articleOf, newsroomOver, siteOver } from "./site.js";

const readings = demo.filter((article) => isPublic(article, demoDay)).map(readArticle);

/** Sentences that are hard to tell apart, or hard to write into an address. */
const awkward = readArticle(
  articleOf({
    slug: "awkward",
    text: [
      "Nobody came. It rained. Nobody came. It snowed, and nobody came.",
      "Nobody came. The council will meet on Tuesday to decide who is to pay for the repair of the bridge.",
      "It was late. The council will meet on Tuesday to decide who is to pay for the repair of the bridge.",
      '“Resumé,” he wrote. Then: "Resume," he wrote.',
      "The fare\u00a0is £4-5 (so far), 100% more & #1 – “a record” 🚢! She’s late. She's late, he said.",
      "A line that a typewriter broke at forty characters\nor so goes on in the next one, and then it\ngoes on for a third time before it has an end.",
      "Tomas Reyl is no engineer. He said no. No.",
    ].join("\n\n"),
  }),
);

inChromium("every sentence of the demo archive", (chrome) => {
  let [site, publisher]: [Web?, Publisher?] = [];
  beforeAll(async () => {
    site = await siteOver(async () => newsroomOver(demo));
    publisher = await openPublisher();
  });
  afterAll(async () => {
    await site?.stop();
    await publisher?.stop();
  });

  test.each(readings.map((reading) => [reading.article.slug, reading] as const))(
    "is marked on our page when it is cited: %s",
    async (_slug, { article, facts }) => {
      const page = await chrome().newPage({ viewport: { width: 900, height: 700 } });
      for (const fact of facts) {
        await page.goto(site!.url + pathOf(article, fact.id));
        expect.soft(await page.evaluate(targeted), fact.text).toEqual({
          quote: fact.text,
          colour: "rgb(255, 233, 143)",
          inView: true,
          notes: 1,
        });
      }
      await page.close();
    },
  );

  test.each([...readings, awkward].map((reading) => [reading.article.slug, reading] as const))(
    "is marked on the publisher's page, and nothing else is: %s",
    async (slug, reading) => {
      const page = await chrome().newPage({ viewport: { width: 720, height: 320 } });
      const canvas = await chrome().newPage();
      for (const [i, fact] of reading.facts.entries()) {
        const { href = "" } = cite(1, fact, {
          ...reading,
          article: { ...reading.article, url: `${publisher!.url}/${slug}?${i}` },
        })!;
        await page.goto(href);
        const boxes = await boxesOf(page, reading, fact);
        const { share, outside } = await coloured(page, canvas, [255, 0, 255], boxes);
        expect.soft(share, `${fact.text} ${href}`).toBeGreaterThan(0.99);
        expect.soft(outside, `${fact.text} ${href}`).toBe(0);
      }
      await canvas.close();
      await page.close();
    },
    120_000,
  );
});

/** What a reader sees marked. */
function targeted() {
  const target = document.querySelector(":target");
  const box = target?.getBoundingClientRect();
  return {
    quote: target?.textContent,
    colour: target && getComputedStyle(target).backgroundColor,
    inView: box !== undefined && box.top >= 0 && box.bottom <= innerHeight && box.width > 0,
    notes: [...document.querySelectorAll(".note")].filter((note) => note.checkVisibility()).length,
  };
}

/** Where on the screen a sentence stands: its block is the one of the same number on the publisher's page. */
function boxesOf(page: Page, { article }: Reading, { span }: Fact): Promise<readonly Box[]> {
  const blocks = bodyOf(article);
  const number = blocks.findIndex((block) => contains(block, span));
  const from = span.start - blocks[number]!.start;
  return page.evaluate(
    ({ number: nth, from: start, length }) => {
      const text = document.querySelectorAll("h2, p")[nth]!.firstChild!;
      const range = document.createRange();
      range.setStart(text, start);
      range.setEnd(text, start + length);
      return Array.from(range.getClientRects(), ({ left, top, right, bottom }) => ({
        left,
        top,
        right,
        bottom,
      }));
    },
    { number, from, length: span.end - span.start },
  );
}

const bodyOf = ({ text, headline }: Article) =>
  readBlocks(text, headline).filter(({ kind }) => kind !== "headline");

interface Publisher {
  readonly url: string;
  stop(): Promise<void>;
}

/** A publisher's site with the demo's articles as ordinary paragraphs; what a text fragment finds is magenta. */
async function openPublisher(): Promise<Publisher> {
  const pages = new Map<string, string>(
    [...readings, awkward].map(({ article }) => {
      const { slug, headline, text } = article;
      return [
        `/${slug}`,
        html`<title>${headline}</title><style>body { margin: 40px; font: 20px/1.6 serif; width: 640px }
::target-text { background: #f0f; color: #f0f }</style><nav>News Sport Weather</nav><h1>${headline}</h1>${bodyOf(
          article,
        ).map((block) =>
          block.kind === "heading"
            ? html`<h2>${sliceOf(text, block)}</h2>`
            : html`<p>${sliceOf(text, block)}</p>`,
        )}<footer>About us</footer>`.text,
      ] as const;
    }),
  );
  const server = createServer(({ url = "" }, response) => {
    const page = pages.get(url.split("?")[0]!);
    response.writeHead(page ? 200 : 404, { "content-type": "text/html; charset=utf-8" });
    response.end(`<!doctype html>${page ?? ""}`);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => new Promise((stopped) => server.close(() => stopped()).closeAllConnections()),
  };
}
