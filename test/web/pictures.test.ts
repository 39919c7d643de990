import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readArticle } from "../../src/core/facts.js";
import { pathOf } from "../../src/core/source-page.js";
import { temporaryFolder } from "../archive/temporary.js";
import { inChromium } from "./chromium.js";
import { beforeCorrection, corrected, newsroomOver, siteOver } from "./site.js";

const weight = readArticle(beforeCorrection).facts.find(({ text }) => text.includes("116 tonnes"))!;
const pictures = [
  { name: "article.webp", path: pathOf(beforeCorrection, weight.id), height: 955 },
  {
    name: "try-it.webp",
    path: `/?q=${encodeURIComponent("/ask Who said the peace deal was 90% ready?")}`,
    height: 870,
  },
];
/** Largest picture of the README, in bytes. */
const LARGEST = 150_000;

// `npm run pictures` puts them where the README shows them; a test only sees that it could.
const isForReadme = process.env.MODE === "pictures";

inChromium("the README's pictures", (chrome) => {
  test.each(pictures)("$name can be taken again, is shown and is small", async ({ name, path, height }) => {
    const folder = isForReadme ? "docs" : temporaryFolder();
    await mkdir(folder, { recursive: true });
    const web = await siteOver(async () => newsroomOver(corrected));
    const page = await chrome().newPage({ viewport: { width: 1120, height }, colorScheme: "light" });
    await page.goto(web.url + path);
    await page.evaluate("scrollTo(0, 0)");
    // A third of the size of a PNG, and as sharp.
    const devtools = await page.context().newCDPSession(page);
    const { data } = await devtools.send("Page.captureScreenshot", { format: "webp", quality: 90 });
    await writeFile(join(folder, name), data, "base64");
    await page.close();
    await web.stop();
    for (const file of [join(folder, name), join("docs", name)])
      expect((await stat(file)).size, file).toBeLessThan(LARGEST);
    expect(await readFile("README.md", "utf8")).toContain(`(docs/${name})`);
  });
});
