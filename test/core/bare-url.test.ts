import { describe, expect, it } from "vitest";
import { bareUrl } from "../../src/core/bare-url.js";

describe("these are one page", () => {
  const bare = "quay.example/news/bridge";
  it.each([
    "https://quay.example/news/bridge",
    "http://www.quay.example/news/bridge/",
    "HTTPS://WWW.QUAY.EXAMPLE/news/bridge#comments",
    "https://quay.example:443/news/bridge",
    "https://quay.example/news/bridge?utm_source=rss&utm_medium=feed",
    "https://quay.example/news/bridge?fbclid=IwAR0&gclid=7",
    "https://quay.example/news/bridge?ref=home&at_medium=RSS",
    "https://quay.example/amp/news/bridge",
    "https://quay.example/news/bridge/amp/",
    "https://quay.example/news/bridge.amp",
    "https://quay.example/news/bridge?amp=1",
    "https://quay.example/news/bridge?outputType=amp",
    "https://amp.quay.example/news/bridge",
    "https://m.quay.example/news/bridge",
    "https://quay.example/news/bridge/print",
    "https://quay.example/news/bridge?print=true",
    "https://quay.example/news/bridge/index.html",
  ])("%s", (url) => expect(bareUrl(url)).toBe(bare));

  it("whatever the order of what says which page it is", () =>
    expect(bareUrl("https://quay.example/story?section=2&id=7&utm_source=rss")).toBe(
      bareUrl("https://quay.example/story?id=7&section=2"),
    ));

  it("however its letters are written", () =>
    expect(bareUrl("https://quay.example/caf%C3%A9")).toBe(bareUrl("https://quay.example/café")));
});

describe("these are two", () => {
  it.each([
    ["https://quay.example/story?id=7", "https://quay.example/story?id=8"],
    ["https://quay.example/bridge", "https://quay.example/Bridge"],
    ["https://quay.example/bridge", "https://courier.example/bridge"],
    ["https://quay.example/bridge", "https://sport.quay.example/bridge"],
    ["http://quay.example:8000/bridge", "http://quay.example:8001/bridge"],
    ["https://quay.example/amplifier", "https://quay.example/lifier"],
    ["https://quay.example/printers", "https://quay.example/ers"],
    ["https://m.example/bridge", "https://example/bridge"],
  ])("%s and %s", (one, other) => expect(bareUrl(one)).not.toBe(bareUrl(other)));
});

it("a feed’s page number says which page it is", () =>
  expect(bareUrl("https://quay.example/story?page=2")).toBe("quay.example/story?page=2"));

it("what is no address stays as it is", () => expect(bareUrl(" bridge ")).toBe("bridge"));
