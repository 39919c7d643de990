import { commands } from "../../commands/index.js";
import { type Article, isPublic } from "../../src/core/article.js";
import { editionOf } from "../../src/core/edition.js";
import { readArticle } from "../../src/core/facts.js";
import { frontDesk } from "../../src/core/front-desk.js";
import type { Newsroom } from "../../src/core/newsroom.js";
import { openNewsroom } from "../../src/core/open-newsroom.js";
import { linkToPages } from "../../src/core/page-links.js";
import { pagesOf } from "../../src/web/pages.js";
import { startWeb, type Web, type WebParts } from "../../src/web/server.js";
import { demo, demoDay, shipped } from "../library.js";

/** The pages over a newsroom, on loopback. */
export async function siteOver(
  newsroom: () => Promise<Newsroom>,
  parts: Partial<WebParts> = {},
): Promise<Web> {
  let base = "";
  const desk = frontDesk({
    commands,
    newsroom,
    isNew: async () => true,
    remember: async () => undefined,
    linked: (reply) => linkToPages(reply, base),
    onFailure: (error) => {
      throw error;
    },
  });
  const web = await startWeb({
    host: "127.0.0.1",
    port: 0,
    routes: new Map(),
    unready: () => [],
    pages: pagesOf({ desk, newsroom }),
    ...parts,
  });
  base = web.url;
  return web;
}

/** A newsroom over every revision of some articles, each later one after the one before. */
export function newsroomOver(revisions: readonly Article[], now = demoDay): Newsroom {
  const newest = new Map(revisions.map((article) => [article.slug, article]));
  const open = revisions.filter(({ slug }) => isPublic(newest.get(slug)!, now));
  const edition = editionOf([...newest.values()], now, shipped);
  const history = async (slug: string) => open.filter((one) => one.slug === slug).map(readArticle);
  return openNewsroom({
    edition,
    past: { history, editionAsOf: async () => edition },
    now,
    zone: "Europe/London",
  });
}

const testRun = demo.find(({ slug }) => slug === "bridge-north-span")!;
const { updatedAt: _, ...asFirstPublished } = testRun;

/** The article on the load test as it was first published, with the weight that its correction puts right. */
export const beforeCorrection: Article = {
  ...asFirstPublished,
  text: testRun.text.replace("160 tonnes", "116 tonnes"),
  corrections: [],
};

/** The demo archive, and that article with the revision its correction speaks of. */
export const corrected: readonly Article[] = [
  ...demo.filter((article) => article !== testRun),
  beforeCorrection,
  { ...testRun, revision: 2 },
];

/** An article as a test needs it. */
export const articleOf = (parts: Partial<Article>): Article => ({
  slug: "ferry",
  headline: "Ferry fares rise",
  publishedAt: "2026-01-07T09:30:00Z",
  revision: 1,
  text: "Fares rose by 12% on Monday.",
  status: "published",
  corrections: [],
  ...parts,
});

/** Text that would run, load or lead somewhere, were it taken for markup. */
export const markup =
  `</span></p><script>document.title = "run"</script><img src=x onerror='document.title="run"'>` +
  `<a href="javascript:document.title='run'">x</a><style>*{display:none}</style> & "q"`;
/** An article that is hostile in every field. */
export const hostileArticle = articleOf({
  slug: "hostile",
  headline: `Bridge ${markup}`,
  byline: `By ${markup}`,
  publisher: `Quay ${markup}`,
  dateline: `Kelsmouth ${markup}`,
  url: "javascript:document.title='run'",
  text: `The bridge ${markup} was opened. “It ${markup} opened,” said Tomas Reyl. He added that ${markup} was late.\n\n## Notes ${markup}`,
  corrections: [{ at: "2026-01-08", note: `An earlier version ${markup} was wrong.` }],
});
