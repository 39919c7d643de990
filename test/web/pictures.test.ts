import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readArticle } from "../../src/core/facts.js";
import { pathOf } from "../../src/core/source-page.js";
import { temporaryFolder } from "../archive/temporary.js";
import { inChromium } from "./chromium.js";
import { beforeCorrection, corrected, newsroomOver, siteOver } from "./site.js";

const weight = readArticle(beforeCorrection).facts.find(({ text }) => text.includes("116 tonnes"))!;
const asking = (typed: string): string => `/?q=${encodeURIComponent(typed)}`;

/** Each picture with the element it is of, and the height, in pixels of CSS, at which a long one is cut. */
const pictures = [
  { name: "answer.webp", path: asking("How much would the bridge repair cost?"), of: ".answer", cut: 900 },
  { name: "digest.webp", path: asking("/digest 2026-01-08"), of: ".answer", cut: 735 },
  { name: "article.webp", path: pathOf(beforeCorrection, weight.id), of: "main", cut: 885 },
];
/** Width of the window, and the space around what is shown, in pixels of CSS. */
const [WIDTH, SPACE] = [1040, 20];
/** Largest picture of the README, in bytes. */
const LARGEST = 150_000;

// `npm run pictures` puts them where the README shows them; a test only sees that it could.
const isForReadme = process.env.MODE === "pictures";

inChromium("the README's pictures", (chrome) => {
  test.each(pictures)("$name can be taken again, is shown and is small", async ({ name, path, of, cut }) => {
    const folder = isForReadme ? "docs" : temporaryFolder();
    await mkdir(folder, { recursive: true });
    const web = await siteOver(async () => newsroomOver(corrected));
    const page = await chrome().newPage({
      viewport: { width: WIDTH, height: 2000 },
      deviceScaleFactor: 2,
      colorScheme: "light",
    });
    await page.goto(web.url + path);
    await page.evaluate("scrollTo(0, 0)");
    const box = (await page.locator(of).boundingBox())!;
    const clip = {
      x: 0,
      y: box.y - SPACE,
      width: WIDTH,
      height: Math.min(box.height + 2 * SPACE, cut),
      scale: 1,
    };
    // A third of the size of a PNG, and as sharp.
    const devtools = await page.context().newCDPSession(page);
    const { data } = await devtools.send("Page.captureScreenshot", { format: "webp", quality: 80, clip });
    await writeFile(join(folder, name), data, "base64");
    await page.close();
    await web.stop();
    for (const file of [join(folder, name), join("docs", name)])
      expect((await stat(file)).size, file).toBeLessThan(LARGEST);
    expect(await readFile("README.md", "utf8")).toContain(`(docs/${name})`);
  });
});
