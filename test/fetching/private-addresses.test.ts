import { describe, expect, it } from "vitest";
import { isPublicAddress } from "../../src/fetching/connector.js";
import type { Fetched } from "../../src/fetching/fetched.js";
import { openFetcher } from "../../src/fetching/fetcher.js";
import { openSite, redirect } from "./site.js";

const whyOf = (fetched: Fetched): string => ("mistake" in fetched ? fetched.mistake.what : fetched.kind);
const refused = "this is not a public address";

/** Every name is at these addresses. */
const at =
  (...addresses: readonly string[]) =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));

describe("an address is public", () => {
  it.each(["93.184.216.34", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946", "64:ff9b::808:808"])(
    "%s",
    (address) => expect(isPublicAddress(address)).toBe(true),
  );
});

describe("an address is not public", () => {
  it.each([
    ["0.0.0.0", "this host"],
    ["10.1.2.3", "private"],
    ["100.64.0.1", "shared by a carrier's customers"],
    ["127.0.0.1", "loopback"],
    ["169.254.169.254", "where clouds keep credentials"],
    ["172.16.0.1", "private"],
    ["192.0.2.1", "for documentation"],
    ["192.168.1.1", "private"],
    ["198.18.0.1", "for benchmarks"],
    ["224.0.0.1", "multicast"],
    ["255.255.255.255", "broadcast"],
    ["::", "this host"],
    ["::1", "loopback"],
    ["::7f00:1", "loopback, in the first clothes of IPv6"],
    ["::ffff:127.0.0.1", "loopback, mapped"],
    ["::ffff:0:127.0.0.1", "loopback, translated"],
    ["64:ff9b::7f00:1", "loopback, behind NAT64"],
    ["64:ff9b::a9fe:a9fe", "link-local, behind NAT64"],
    ["64:ff9b:1::1", "a network's own NAT64"],
    ["2002:7f00:1::", "loopback, by 6to4"],
    ["2001:0:7f00:1::", "Teredo"],
    ["fc00::1", "private"],
    ["fe80::1", "link-local"],
    ["fe80::1%eth0", "link-local, with its zone"],
    ["fec0::1", "site-local"],
    ["ff02::1", "multicast"],
    ["2001:db8::1", "for documentation"],
    ["localhost", "no address at all"],
  ])("%s (%s)", (address) => expect(isPublicAddress(address)).toBe(false));
});

describe("what is not public is not asked", () => {
  const fetcher = openFetcher({ allow: [], pauseMs: 0 });

  it.each([
    "http://127.0.0.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0177.0.0.1/",
    "http://127.1/",
    "http://[::1]/",
    "http://[::ffff:169.254.169.254]/",
    "http://169.254.169.254/latest/meta-data/",
    "http://localhost/",
    "http://localhost./",
    "http://cms.newsroom.internal/",
    "http://printer.local/",
    "http://quay.example/",
    "http://0/",
    "https://10.0.0.8/",
  ])("%s", async (url) => expect(whyOf(await fetcher.get(url))).toBe(refused));

  it.each([
    ["file:///etc/passwd", "file: addresses are not fetched"],
    ["ftp://quay.example/feed", "ftp: addresses are not fetched"],
    ["data:text/html,hello", "data: addresses are not fetched"],
    ["javascript:alert(1)", "javascript: addresses are not fetched"],
    ["quay.example/feed", "this is not a web address"],
    ["http://ann:secret@quay.example/", "the address holds a name or a password"],
  ])("%s", async (url, why) => {
    const fetched = await fetcher.get(url);
    expect(whyOf(fetched)).toBe(why);
    expect(JSON.stringify(fetched)).not.toContain("secret");
  });

  it("a name that leads to a private address, or to one among others", async () => {
    for (const resolve of [at("127.0.0.1"), at("10.0.0.8"), at("93.184.216.34", "::1")]) {
      const fetched = await openFetcher({ allow: [], resolve }).get("http://127-0-0-1.names.net/");
      expect(whyOf(fetched)).toBe(refused);
    }
  });

  it("a name is looked up once: there is no second answer that could lead elsewhere", async () => {
    const site = await openSite({ "/": "here" });
    const lookups: string[] = [];
    const resolve = async (hostname: string) => {
      lookups.push(hostname);
      return at("127.0.0.1")();
    };
    const open = openFetcher({ allow: ["cms.newsroom.internal"], resolve });
    expect(whyOf(await open.get(site.url.replace("127.0.0.1", "cms.newsroom.internal")))).toBe("page");
    expect(lookups).toEqual(["cms.newsroom.internal"]);
  });
});

describe("after a redirect", () => {
  it.each([
    ["http://127.0.0.1:8080/", refused],
    ["http://169.254.169.254/latest/meta-data/", refused],
    ["http://[::1]:8080/", refused],
    ["http://2130706433/", refused],
    ["http://0x7f.1/", refused],
    ["http://localhost.:8080/", refused],
    ["http://10.0.0.8.names.net/", refused],
    ["file:///etc/passwd", "file: addresses are not fetched"],
    ["javascript:alert(1)", "javascript: addresses are not fetched"],
    ["http://ann:secret@quay.example/", "the address holds a name or a password"],
  ])("to %s nothing is asked, and the message names both addresses", async (to, why) => {
    const site = await openSite({ "/": redirect(to) });
    const fetcher = openFetcher({ allow: [site.host], resolve: at("10.0.0.8") });
    const fetched = await fetcher.get(site.url);
    expect(whyOf(fetched)).toBe(why);
    expect("mistake" in fetched && fetched.mistake.place).toBe(
      `${site.url} → ${new URL(to).href.replace("ann:secret@", "")}`,
    );
  });
});

describe("a host that is named may be private", () => {
  it("with its port, only on that port", async () => {
    const [one, other] = [await openSite({ "/": "here" }), await openSite({ "/": "there" })];
    const fetcher = openFetcher({ allow: [one.host] });
    expect(whyOf(await fetcher.get(one.url))).toBe("page");
    expect(whyOf(await fetcher.get(other.url))).toBe(refused);
    expect(other.asked).toEqual([]);
  });

  it("without a port, on each; another name of the same computer stays closed", async () => {
    const site = await openSite({ "/": "here" });
    const fetcher = openFetcher({ allow: ["CMS.newsroom.internal"], resolve: at("127.0.0.1") });
    expect(whyOf(await fetcher.get(site.url.replace("127.0.0.1", "cms.newsroom.internal")))).toBe("page");
    expect(whyOf(await fetcher.get(site.url.replace("127.0.0.1", "cms2.newsroom.internal")))).toBe(refused);
  });
});
