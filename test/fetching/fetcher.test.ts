import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { Fetched } from "../../src/fetching/fetched.js";
import { openFetcher } from "../../src/fetching/fetcher.js";
import { type Answer, openSite, redirect, type Site, status } from "./site.js";

const MB = 1024 * 1024;

/** A fetcher that may read this site, and nothing else that is private. */
const fetcherFor = (site: Site, options: Partial<Parameters<typeof openFetcher>[0]> = {}) =>
  openFetcher({ allow: [site.host], ...options });

const textOf = (fetched: Fetched): string =>
  fetched.kind === "page" ? Buffer.from(fetched.bytes).toString() : fetched.kind;
const whyOf = (fetched: Fetched): string => ("mistake" in fetched ? fetched.mistake.message : fetched.kind);

describe("a page", () => {
  it("comes with its bytes, its type and what it is known again by", async () => {
    const site = await openSite({
      "/bridge": status(
        200,
        {
          "content-type": "text/html; charset=latin1",
          etag: '"7"',
          "last-modified": "Wed, 07 Jan 2026 09:30:00 GMT",
        },
        "The span is open.",
      ),
    });
    expect(await fetcherFor(site).get(`${site.url}/bridge#top`)).toEqual({
      kind: "page",
      url: `${site.url}/bridge`,
      bytes: Buffer.from("The span is open."),
      contentType: "text/html; charset=latin1",
      etag: '"7"',
      lastModified: "Wed, 07 Jan 2026 09:30:00 GMT",
    });
  });

  it("is asked for by name, without cookies, credentials or referrer", async () => {
    const headers: Record<string, unknown>[] = [];
    const site = await openSite({
      "/": (asked, answer) => {
        headers.push(asked.headers);
        answer.writeHead(302, { location: "/next", "set-cookie": "a=b" }).end();
      },
      "/next": (asked, answer) => {
        headers.push(asked.headers);
        answer.end("here");
      },
    });
    await fetcherFor(site, { contact: "https://verbatim.example.org" }).get(site.url);
    expect(headers).toHaveLength(2);
    for (const sent of headers) {
      expect(sent["user-agent"]).toBe("Verbatim (+https://verbatim.example.org)");
      expect(Object.keys(sent)).not.toContain("cookie");
      expect(Object.keys(sent)).not.toContain("authorization");
      expect(Object.keys(sent)).not.toContain("referer");
    }
  });

  it("that is as it was is not sent again", async () => {
    const site = await openSite({
      "/feed": (asked, answer) =>
        asked.headers["if-none-match"] === '"7"' && asked.headers["if-modified-since"] === "yesterday"
          ? answer.writeHead(304).end()
          : answer.end("new"),
    });
    const fetcher = fetcherFor(site);
    expect(textOf(await fetcher.get(`${site.url}/feed`))).toBe("new");
    expect(await fetcher.get(`${site.url}/feed`, { etag: '"7"', lastModified: "yesterday" })).toEqual({
      kind: "unchanged",
    });
  });

  it.each([
    ["gzip", gzipSync],
    ["br", brotliCompressSync],
    ["deflate", deflateSync],
    ["deflate", deflateRawSync],
  ] as const)("packed with %s is unpacked", async (encoding, pack) => {
    const site = await openSite({
      "/": (_asked, answer) =>
        answer.writeHead(200, { "content-encoding": encoding }).end(pack("The span is open.")),
    });
    expect(textOf(await fetcherFor(site).get(site.url))).toBe("The span is open.");
  });

  it("of 5 MB is read whole", async () => {
    const site = await openSite({ "/": Buffer.alloc(5 * MB, "a") });
    expect(textOf(await fetcherFor(site).get(site.url))).toHaveLength(5 * MB);
  });
});

describe("what is too large is let go of", () => {
  const most = MB;
  const tooLarge = "there are more than 1 MB at this address";

  it("where its length is told", async () => {
    const site = await openSite({ "/": Buffer.alloc(2 * MB) });
    expect(whyOf(await fetcherFor(site, { most }).get(site.url))).toContain(tooLarge);
  });

  it("where it never ends", async () => {
    let open = true;
    const site = await openSite({
      "/": (_asked, answer) => {
        const more = (error?: Error | null) => open && !error && answer.write(Buffer.alloc(64 * 1024), more);
        answer.on("close", () => {
          open = false;
        });
        more();
      },
    });
    expect(whyOf(await fetcherFor(site, { most }).get(site.url))).toContain(tooLarge);
  });

  it.each([
    ["gzip", gzipSync],
    ["br", brotliCompressSync],
    ["deflate", deflateSync],
  ] as const)("where a few bytes of %s swell", async (encoding, pack) => {
    const bomb = pack(Buffer.alloc(20 * MB));
    expect(bomb.length).toBeLessThan(most);
    const site = await openSite({
      "/": (_asked, answer) => answer.writeHead(200, { "content-encoding": encoding }).end(bomb),
    });
    expect(whyOf(await fetcherFor(site, { most }).get(site.url))).toContain(tooLarge);
  });
});

describe("what cannot be read is named, with its place and remedy", () => {
  it.each<readonly [path: string, answer: Answer, kind: Fetched["kind"], why: string]>([
    ["/gone", status(410), "gone", "the site answered 410: there is no such page (check the address)"],
    [
      "/forbidden",
      status(403),
      "failed",
      "the site answered 403: it does not let Verbatim read this (ask the site to let it in)",
    ],
    ["/fault", status(500), "failed", "the site answered 500 (the site has a fault; try again later)"],
    ["/teapot", status(418), "failed", "the site answered 418 (open the address in a browser)"],
    ["/nowhere", status(302), "failed", "the site answered 302 (open the address in a browser)"],
    [
      "/empty",
      status(200),
      "failed",
      "the answer is empty (open the address in a browser; it may want another one)",
    ],
    [
      "/broken",
      (_asked, answer) =>
        answer.writeHead(200, { "content-length": "9" }).write("half", () => answer.destroy()),
      "failed",
      "the connection broke off (try again later)",
    ],
    [
      "/torn",
      (_asked, answer) => answer.writeHead(200, { "content-encoding": "gzip" }).end("no gzip"),
      "failed",
      "it cannot be read: incorrect header check (open the address in a browser)",
    ],
  ])("%s", async (path, answer, kind, why) => {
    const site = await openSite({ [path]: answer });
    const fetched = await fetcherFor(site).get(site.url + path);
    expect([fetched.kind, whyOf(fetched)]).toEqual([kind, `${site.url}${path}: ${why}`]);
  });

  it("a host that is not there, and one that refuses", async () => {
    const nobody = async () => {
      throw Object.assign(new Error("getaddrinfo"), { code: "ENOTFOUND" });
    };
    const fetcher = openFetcher({ allow: ["127.0.0.1", "quay.example"], resolve: nobody });
    expect(whyOf(await fetcher.get("http://quay.example/"))).toContain("there is no such host");
    const closed = createServer().listen(0, "127.0.0.1");
    await once(closed, "listening");
    const { port } = closed.address() as AddressInfo;
    await once(closed.close(), "close");
    expect(whyOf(await fetcher.get(`http://127.0.0.1:${port}/`))).toContain("the host refuses connections");
  });

  it("a site that never answers", async () => {
    const site = await openSite({ "/": () => {} });
    expect(whyOf(await fetcherFor(site, { firstByteMs: 100 }).get(site.url))).toContain(
      "the host accepts the question and does not answer",
    );
  });

  it("a site that drips", async () => {
    const site = await openSite({
      "/": (_asked, answer) => {
        const drops = setInterval(() => answer.write("."), 20);
        answer.on("close", () => clearInterval(drops));
      },
    });
    expect(whyOf(await fetcherFor(site, { wholeMs: 300 }).get(site.url))).toContain(
      "the answer takes too long",
    );
  });

  it("a reading that is stopped", async () => {
    const stopping = new AbortController();
    const site = await openSite({ "/": () => stopping.abort() });
    const { signal } = stopping;
    const fetcher = fetcherFor(site);
    const all = await Promise.all([fetcher.get(site.url, { signal }), fetcher.get(site.url, { signal })]);
    expect(all.map(whyOf)).toEqual(all.map(() => expect.stringContaining("the reading was stopped")));
    expect(site.asked).toEqual(["/"]);
  });
});

describe("redirects", () => {
  it("are followed, and the page is where they end", async () => {
    const site = await openSite({
      "/old": redirect("new", 301),
      "/new": redirect("/newest?a=b", 308),
      "/newest": "here",
    });
    expect(await fetcherFor(site).get(`${site.url}/old`)).toMatchObject({
      kind: "page",
      url: `${site.url}/newest?a=b`,
    });
  });

  it("in a circle are named", async () => {
    const site = await openSite({ "/a": redirect("/b"), "/b": redirect("/a") });
    expect(whyOf(await fetcherFor(site).get(`${site.url}/a`))).toContain("the site redirects in a circle");
    expect(site.asked).toEqual(["/a", "/b"]);
  });

  it("without end are named, after five", async () => {
    let n = 0;
    const site = await openSite({
      "/": (_asked, answer) => answer.writeHead(302, { location: `/?${n++}` }).end(),
    });
    expect(whyOf(await fetcherFor(site).get(site.url))).toContain("the site redirects more than 5 times");
    expect(n).toBe(6);
  });
});

describe("manners", () => {
  it("a host is asked one thing at a time", async () => {
    let [open, most] = [0, 0];
    const site = await openSite({
      "/": (_asked, answer) => {
        open += 1;
        most = Math.max(most, open);
        setTimeout(() => {
          open -= 1;
          answer.end("done");
        }, 20);
      },
    });
    const fetcher = fetcherFor(site);
    await Promise.all(Array.from({ length: 5 }, (_, n) => fetcher.get(`${site.url}/?${n}`)));
    expect([site.asked.length, most]).toEqual([5, 1]);
  });

  it("two sites are asked side by side", async () => {
    const [one, other] = [await openSite(), await openSite({ "/": "done" })];
    one.set("/", (_asked, answer) => void fetcher.get(other.url).then(() => answer.end("after the other")));
    const fetcher = openFetcher({ allow: ["127.0.0.1"] });
    expect(textOf(await fetcher.get(one.url))).toBe("after the other");
  });

  it.each([
    ["seconds", "120"],
    ["a date", "Wed, 07 Jan 2026 09:32:00 GMT"],
  ])("a host that asks to wait, in %s, is left alone until then", async (_how, retryAfter) => {
    let now = new Date("2026-01-07T09:30:00Z");
    const site = await openSite({ "/feed": status(429, { "retry-after": retryAfter }), "/page": "here" });
    const fetcher = fetcherFor(site, { now: () => now });
    expect(await fetcher.get(`${site.url}/feed`)).toMatchObject({ kind: "busy", retryAfterMs: 120_000 });
    now = new Date("2026-01-07T09:31:00Z");
    const later = await fetcher.get(`${site.url}/page`);
    expect(later).toMatchObject({ kind: "busy", retryAfterMs: 60_000 });
    expect(whyOf(later)).toBe(`${site.url}/page: not asked again yet (the site asks to wait 60 s)`);
    expect(site.asked).toEqual(["/feed"]);
    now = new Date("2026-01-07T09:32:00Z");
    expect(textOf(await fetcher.get(`${site.url}/page`))).toBe("here");
  });

  it("a busy host that names no time is left alone for a minute, one that names a year for a day", async () => {
    const site = await openSite({ "/feed": status(503) });
    const other = await openSite({ "/feed": status(503, { "retry-after": "31536000" }) });
    expect(await fetcherFor(site).get(`${site.url}/feed`)).toMatchObject({
      kind: "busy",
      retryAfterMs: 60_000,
    });
    expect(await fetcherFor(other).get(`${other.url}/feed`)).toMatchObject({
      kind: "busy",
      retryAfterMs: 86_400_000,
    });
  });
});
