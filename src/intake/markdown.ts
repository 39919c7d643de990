import { parse } from "yaml";
import type { ArticleDraft } from "../core/article.js";
import { Mistake } from "../core/mistake.js";
import { draftOf } from "./fields.js";

const remedy = "want a block between two lines of --- with slug, headline and publishedAt";

/**
 * A Markdown article with YAML front matter. What follows the front matter is the text of record.
 *
 * @param slug used where the front matter names none
 * @throws {Mistake} where the front matter is missing or malformed
 */
export function readMarkdown(place: string, slug: string, text: string): ArticleDraft {
  const match = /^\uFEFF?---[^\S\n]*\r?\n(?<front>[\s\S]*?)\r?\n---[^\S\n]*(?:\r?\n|$)/.exec(text);
  if (!match?.groups)
    throw new Mistake(place, text.trim() === "" ? "the file is empty" : "there is no front matter", remedy);
  const body = text.slice(match[0].length).replace(/^(?:[^\S\n]*\r?\n)+/, "");
  return draftOf(place, { slug, ...frontMatter(place, match.groups.front!), text: body });
}

function frontMatter(place: string, yaml: string): Readonly<Record<string, unknown>> {
  let read: unknown;
  try {
    // "core" leaves dates as they are written; aliases are refused so that a small file stays small.
    read = parse(yaml, { schema: "core", maxAliasCount: 0, logLevel: "error" });
  } catch (error) {
    const [first = "it cannot be read"] = (error instanceof Error ? error.message : "").split("\n");
    throw new Mistake(`${place}: front matter`, first.replace(/:$/, ""), remedy);
  }
  if (typeof read !== "object" || read === null || Array.isArray(read))
    throw new Mistake(`${place}: front matter`, "it holds no fields", remedy);
  return read as Readonly<Record<string, unknown>>;
}
