import { openArchive } from "../../src/archive/open.js";

/** Claims one slot at the instant all have agreed on, and says what it got. */
const [folder = "", owner = "", start = ""] = process.argv.slice(2);
const archive = await openArchive(folder);
while (Date.now() < Number(start)) {}
const slot = { platform: "slack", tenant: "", channel: "C1", day: "2026-01-07" } as const;
const claim = await archive.deliveries.claim(slot, owner, new Date(), 60_000);
const put = await archive.articles.put(
  "",
  {
    slug: "shared",
    headline: "Shared",
    publishedAt: "2026-01-07",
    text: `Written by ${owner}.`,
    status: "published",
    corrections: [],
  },
  new Date(),
);
const isNew = await archive.seen.isNew("slack", "delivery-1", new Date());
console.log(JSON.stringify({ claim: claim.kind, revision: put.revision, isNew }));
await archive.close();
