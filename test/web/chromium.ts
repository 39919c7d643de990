/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { existsSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe } from "vitest";

/** The browser of this computer: the one CHROMIUM names, else where systems put it. */
const executablePath = [
  process.env.CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
].find((path) => path && existsSync(path));

const how = "there is no Chromium: apt-get install chromium, or set CHROMIUM to the program";

/** Tests in a headless Chromium, which ends with them; skipped, with the remedy in their name, where there is none. */
export const inChromium = (what: string, tests: (chrome: () => Browser) => void) =>
  describe.skipIf(!executablePath)(executablePath ? what : `${what} (${how})`, () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await chromium.launch({
        executablePath: executablePath!,
        args: [
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
        ],
      });
    });
    afterAll(() => browser?.close());
    tests(() => browser);
  });

/** A rectangle on the screen, in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Pixels at the edge of a box that its text only partly covers. */
const EDGE = 2;

/** The share of the pixels of some boxes that have a colour, and the number of pixels beyond them that have it too. */
export async function coloured(page: Page, canvas: Page, colour: readonly number[], boxes: readonly Box[]) {
  const devtools = await page.context().newCDPSession(page);
  const { data: picture } = await devtools.send("Page.captureScreenshot", { optimizeForSpeed: true });
  await devtools.detach();
  return canvas.evaluate(
    async ({ picture: png, colour: wanted, boxes: within, edge }) => {
      const bytes = Uint8Array.from(atob(png), (sign) => sign.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes]));
      const context = new OffscreenCanvas(image.width, image.height).getContext("2d")!;
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, image.width, image.height);
      const isIn = (x: number, y: number, by: number) =>
        within.some(
          ({ left, top, right, bottom }) =>
            x >= left - by && x < right + by && y >= top - by && y < bottom + by,
        );
      let [inside, all, outside] = [0, 0, 0];
      for (let y = 0; y < image.height; y++)
        for (let x = 0; x < image.width; x++) {
          const at = (y * image.width + x) * 4;
          const has = wanted.every((value, i) => Math.abs(data[at + i]! - value) < 3);
          if (isIn(x, y, -edge)) {
            all += 1;
            inside += Number(has);
          } else if (has && !isIn(x, y, edge)) outside += 1;
        }
      return { share: all ? inside / all : 0, outside };
    },
    { picture, colour, boxes, edge: EDGE },
  );
}
