/// <reference lib="dom" />
import type { BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { commands } from "../../commands/index.js";
import type { Article } from "../../src/core/article.js";
import { commandsOf } from "../../src/core/command.js";
import { readArticle } from "../../src/core/facts.js";
import { citingPathOf, pathOf } from "../../src/core/source-page.js";
import type { Web } from "../../src/web/server.js";
import { inChromium } from "./chromium.js";
import {
  articleOf,
  beforeCorrection,
  corrected,
  hostileArticle,
  markup,
  newsroomOver,
  siteOver,
} from "./site.js";

const weight = readArticle(beforeCorrection).facts.find(({ text }) => text.includes("116 tonnes"))!;
/** The page of a sentence that was changed since. */
const changed = pathOf(beforeCorrection, weight.id);
const citing = (article: Article, words: string) =>
  citingPathOf(article, readArticle(article).facts.find(({ text }) => text.includes(words))!.id);
const asked = (q: string) => `/?q=${encodeURIComponent(q)}`;
const examples = commandsOf(commands).flatMap(({ examples: typed }) =>
  typed.map((example) => asked(example.typed)),
);
const wide = articleOf({
  slug: "wide",
  headline: "W".repeat(300),
  byline: "B".repeat(300),
  publisher: "P".repeat(300),
  text: `It said ${"x".repeat(3000)}.\n\n## ${"H".repeat(120)}`,
});

/** A sentence that would end what a page or a paste puts around it. */
const closing = articleOf({
  slug: "closing",
  url: "javascript:alert(1)",
  headline: `</pre></textarea></figcaption>"' onmouseover=alert(1) ${markup}`,
  text: `The bridge </pre></textarea></blockquote></script><!-- \`\`\` @everyone [x](javascript:alert(1)) ${markup} was opened`,
});

inChromium("a reader", (chrome) => {
  let site: Web;
  beforeAll(async () => {
    site = await siteOver(async () => newsroomOver([...corrected, hostileArticle, closing, wide]));
  });
  afterAll(() => site.stop());

  const open = async (path: string, options: BrowserContextOptions = {}) => {
    const page = await chrome().newPage(options);
    await page.goto(site.url + path);
    return page;
  };
  const pages = [
    "/",
    "/nothing",
    changed,
    "/a/bridge-north-span",
    "/a/paris-declaration",
    "/a/wide",
    "/a/hostile",
    citing(beforeCorrection, "116 tonnes"),
    citing(hostileArticle, "was opened"),
    citing(wide, "xxx"),
  ];

  test("with a phone never scrolls sideways", async () => {
    const page = await open("/", { viewport: { width: 360, height: 740 } });
    for (const path of [...pages, ...examples, asked("W".repeat(500))]) {
      await page.goto(site.url + path);
      expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(360);
    }
    await page.close();
  });

  test.each(["light", "dark"] as const)(
    "in the %s finds every text in clear contrast",
    async (colorScheme) => {
      const page = await open("/", { colorScheme });
      const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      expect(paper).toBe({ light: "rgb(252, 251, 248)", dark: "rgb(23, 24, 26)" }[colorScheme]);
      for (const path of [...pages, ...examples]) {
        await page.goto(site.url + path);
        expect.soft(await page.evaluate(faint), path).toEqual([]);
      }
      await page.close();
    },
  );

  test("without scripts sees the cited sentence marked and what became of it, and no other note", async () => {
    const page = await open(changed, { javaScriptEnabled: false });
    expect(await page.locator(".sentence:target").textContent()).toBe(weight.text);
    expect(await page.locator(".note:visible").allInnerTexts()).toEqual([
      expect.stringMatching(
        /^The article’s own words\nparagraph 2, sentence 1\nThis sentence was changed on 8 Jan 2026:\nBefore The lorries weighed 116 tonnes in all\.\nNow The lorries weighed 160 tonnes in all\.\nCORRECTION, 8 Jan 2026: An earlier version .*\nSee it in the newest revision\n/,
      ),
    ]);
    await page.getByRole("link", { name: "Next sentence" }).click();
    expect(await page.locator(".sentence:target").textContent()).toMatch(/^Sensors on the bearings/);
    expect(await page.locator(".note:visible").count()).toBe(1);
    await page.close();
  });

  test("without scripts goes from a sentence to its forms and back, each selected with a click", async () => {
    const page = await open(changed, { javaScriptEnabled: false });
    await page.getByRole("link", { name: "Cite it" }).click();
    expect(new URL(page.url()).pathname).toBe(citing(beforeCorrection, "116 tonnes"));
    expect(await page.getByRole("heading").allInnerTexts()).toEqual([
      "Cite this sentence",
      "Attribution",
      "Markdown",
      "HTML",
      "CSL-JSON",
      "ClaimReview (JSON-LD)",
    ]);
    expect(await page.getByRole("note").innerText()).toMatch(
      /^This sentence was changed on 8 Jan 2026:\nBefore The lorries weighed 116 tonnes in all\.\nNow The lorries weighed 160/,
    );
    const attribution = page.getByRole("region", { name: "Attribution" }).locator("pre");
    expect(await attribution.evaluate((pre) => getComputedStyle(pre).userSelect)).toBe("all");
    expect(await attribution.innerText()).toMatch(/^“The lorries weighed 116 tonnes in all\.” — “North span/);
    await page.getByRole("link", { name: "Back to the sentence" }).click();
    expect(await page.locator(".sentence:target").textContent()).toBe(weight.text);
    await page.close();
  });

  test("pastes the HTML of a hostile sentence, and its JSON-LD into a script, and nothing of it runs", async () => {
    const page = await open(citing(closing, "was opened"));
    const form = (name: string) => page.getByRole("region", { name }).locator("pre").textContent();
    const [html, json] = [await form("HTML"), await form("ClaimReview (JSON-LD)")];
    expect(await page.locator("textarea, script, img, form, main style").count()).toBe(0);
    const pasted = await chrome().newPage();
    const dialogs: string[] = [];
    pasted.on("dialog", (dialog) => {
      dialogs.push(dialog.message());
      return dialog.dismiss();
    });
    await pasted.setContent(
      `<title>as it was</title>${html}<script type="application/ld+json">${json}</script>`,
    );
    expect(await pasted.title()).toBe("as it was");
    expect(dialogs).toEqual([]);
    expect(
      await pasted.locator("body *").evaluateAll((all) => all.map(({ localName }) => localName)),
    ).toEqual(["figure", "blockquote", "p", "figcaption", "script"]);
    expect(await pasted.locator("blockquote").textContent()).toBe(closing.text);
    const claim = JSON.parse((await pasted.locator("script").textContent())!);
    expect(claim.claimReviewed).toBe(closing.text);
    await pasted.close();
    await page.close();
  });

  test("can ask without a mouse and without scripts", async () => {
    const page = await open("/", { javaScriptEnabled: false });
    await page.getByLabel("A question, or a command").fill("/said Tomas Reyl");
    await page.keyboard.press("Enter");
    await page.waitForURL(/q=%2Fsaid\+Tomas\+Reyl/);
    expect(await page.getByLabel("A question, or a command").inputValue()).toBe("/said Tomas Reyl");
    for (const channel of ["In Slack", "In Discord"])
      expect(await page.getByRole("region", { name: channel }).innerText()).toContain("What Tomas Reyl said");
    await page.close();
  });

  test("with a keyboard skips to the content first, and always sees where the focus is", async () => {
    const page = await open(changed.split("#")[0]!);
    await page.keyboard.press("Tab");
    const focused = () =>
      page.evaluate(() => {
        const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement!);
        return { text: document.activeElement!.textContent, outlineStyle, outlineWidth };
      });
    expect(await focused()).toEqual({
      text: "Skip to the content",
      outlineStyle: "solid",
      outlineWidth: "3px",
    });
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await focused()).toMatchObject({ text: "Read it at the publisher", outlineStyle: "solid" });
    await page.close();
  });

  test("with a screen reader hears the article in order, and of notes only that of the cited sentence", async () => {
    const page = await open(changed);
    expect(await page.locator("main").ariaSnapshot()).toMatch(
      /- main:\n {2}- article:[\s\S]*heading "North span of harbour bridge passes load test" \[level=1\][\s\S]*You are reading revision 1 of 2[\s\S]*link "Paragraph 2"[\s\S]*note "About this sentence":[\s\S]*deletion: "116"[\s\S]*insertion: "160"[\s\S]*link "Paragraph 3"[\s\S]*region "What became of this article":[\s\S]*\[level=2\][\s\S]*heading "Corrections" \[level=3\]/,
    );
    expect(await page.getByRole("note", { name: "About this sentence" }).count()).toBe(1);
    for (const path of pages) {
      await page.goto(site.url + path);
      expect.soft(await page.evaluate(outline), path).toEqual({
        lang: "en",
        landmarks: ["HEADER", "MAIN", "FOOTER"],
        headings: [],
        nameless: [],
        twice: [],
      });
    }
    await page.goto(site.url);
    expect(
      await page.getByRole("search").getByRole("searchbox", { name: "A question, or a command" }).count(),
    ).toBe(1);
    await page.close();
  });

  test("of a hostile article sees words: nothing in it runs, loads or leads away", async () => {
    const page = await open("/");
    const [requests, dialogs] = [[] as string[], [] as string[]];
    page.on("request", (request) => requests.push(new URL(request.url()).host));
    page.on("dialog", (dialog) => {
      dialogs.push(dialog.message());
      return dialog.dismiss();
    });
    for (const path of [
      "/a/hostile/1",
      citing(hostileArticle, "was opened"),
      asked("/article hostile"),
      asked(hostileArticle.headline),
      asked("was the bridge opened"),
    ]) {
      await page.goto(site.url + path);
      expect.soft(await page.title(), path).not.toBe("run");
      const made = await page.evaluate(
        () =>
          document.querySelectorAll("script, img, main style, iframe, [onerror], [href^='javascript' i]")
            .length,
      );
      expect.soft(made, path).toBe(0);
      expect
        .soft(await page.locator("main").innerText(), path)
        .toContain('<script>document.title = "run"</script>');
    }
    expect(new Set(requests)).toEqual(new Set([new URL(site.url).host]));
    expect(dialogs).toEqual([]);
    await page.close();
  });
});

/** Texts whose contrast to what is behind them is less than WCAG asks for: 4.5, or 3 where they are large. */
function faint() {
  const channels = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const light = (colour: string) => {
    const [r = 0, g = 0, b = 0] = channels(colour)
      .slice(0, 3)
      .map((value) =>
        value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
      );
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element: Element | null): string => {
    if (!element) return "rgb(255, 255, 255)";
    const colour = getComputedStyle(element).backgroundColor;
    return channels(colour)[3] === 0 ? behind(element.parentElement) : colour;
  };
  return [...document.querySelectorAll("body *")].flatMap((element) => {
    const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent!.trim());
    if (!(hasText || element.matches("input")) || !element.checkVisibility()) return [];
    const styles = [
      getComputedStyle(element),
      getComputedStyle(element, "::before"),
      getComputedStyle(element, "::placeholder"),
    ];
    return styles.flatMap(({ color, fontSize }) => {
      const [a = 0, b = 0] = [light(color), light(behind(element))].sort((x, y) => y - x);
      const ratio = (a + 0.05) / (b + 0.05);
      return ratio < (Number.parseFloat(fontSize) >= 24 ? 3 : 4.5)
        ? [`${element.className || element.tagName} ${color} on ${behind(element)}: ${ratio.toFixed(2)}`]
        : [];
    });
  });
}

/** How a page is built, and what is wrong with it: headings that skip a level, links and fields without a name, ids used twice. */
function outline() {
  const levels = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map(({ tagName }) =>
    Number(tagName[1]),
  );
  const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
  return {
    lang: document.documentElement.lang,
    landmarks: [...document.body.children].map(({ tagName }) => tagName).filter((tag) => tag !== "A"),
    headings: levels.filter((level, i) => level > (levels[i - 1] ?? 0) + 1 || (level === 1 && i > 0)),
    nameless: [...document.querySelectorAll("a, button")]
      .filter((one) => !(one.textContent!.trim() || one.getAttribute("aria-label")))
      .map((one) => one.outerHTML),
    twice: ids.filter((id, i) => ids.indexOf(id) !== i),
  };
}
