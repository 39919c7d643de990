import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { temporaryFolder } from "../archive/temporary.js";

/** A new folder that holds these files. */
export async function folderWith(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return folder;
}

/** A file of one JSON object a line; a string stands as it is. */
export const jsonl = (...lines: readonly unknown[]): string =>
  lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n");

/** A text file with everything that moves an offset: Windows line ends, an emoji, a decomposed accent. */
export const ferry = [
  "Ferry fares rise by 12% 🚢",
  "7 January 2026",
  "",
  "Fares on the Kelsmouth ferry rose by 12% on Monday. The cafe\u0301 on board stays open.",
  "",
  "“Nobody likes it,” said Edda Tarn, the ferry master.",
  "",
].join("\r\n");

/** A line of a bulk file. */
export const lamp = {
  slug: "lamp",
  headline: "Lighthouse lamp replaced",
  publishedAt: "2026-01-09",
  body: "🔦 The lamp of the Stanner lighthouse was replaced on Friday.\n\nThe lamp cost £9,400, the Quay said.",
};

/** A line of an export: the first revision of an article that came in when it was published. */
export const storedAtOnce = <A extends { readonly publishedAt: string }>(article: A) => ({
  ...article,
  revision: 1,
  storedAt: article.publishedAt,
  releasedAt: article.publishedAt,
});
