import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { createInterface } from "node:readline";
import { finished } from "node:stream/promises";
import { noAliases } from "../../../src/core/aliases.js";
import type { Article } from "../../../src/core/article.js";
import { readArticle } from "../../../src/core/facts.js";
import { headlineTerms, indexedAt, leadOf } from "../../../src/core/indexed-fact.js";
import { type Generated, generatedArticles } from "./articles.js";

/** A fact as every engine takes it in: the same terms, parted by spaces, in the same four fields. */
export interface Row {
  /** Counted from 0 through the archive. */
  readonly number: number;
  readonly text: string;
  readonly speaker: string;
  readonly headline: string;
  /** The sentence before, in the same paragraph. */
  readonly context: string;
}

/** The fields of a row in the order in which they are looked at. */
export const fields = ["text", "speaker", "headline", "context"] as const;

/** Writes the rows of a generated archive to a file, a line each. `look` sees each article with the number of its first fact. */
export async function writeRows(
  file: string,
  facts: number,
  seed: number,
  look: (generated: Generated, from: number) => void = () => {},
): Promise<void> {
  const out = createWriteStream(file);
  let from = 0;
  for (const generated of generatedArticles(facts, seed)) {
    look(generated, from);
    const lines = rowsOf(generated.article, from).map((row) => fields.map((field) => row[field]).join("\t"));
    from += generated.facts.length;
    if (!out.write(`${lines.join("\n")}\n`)) await once(out, "drain");
  }
  out.end();
  await finished(out);
}

/** The facts of an article as Verbatim reads them, numbered on from one. */
export function rowsOf(article: Article, from: number): readonly Row[] {
  const reading = readArticle(article);
  const headline = headlineTerms(reading, noAliases).join(" ");
  const facts = reading.facts.map((_, at) => indexedAt(reading, at, noAliases));
  const texts = facts.map(({ terms }) => terms.map(({ term }) => term).join(" "));
  return facts.map(({ speakerTerms }, at) => ({
    number: from + at,
    text: texts[at]!,
    speaker: [...speakerTerms].join(" "),
    headline,
    context: leadOf(reading, at) ? texts[at - 1]! : "",
  }));
}

/** Reads them back, so many at a time. */
export async function* readRows(file: string, piece: number): AsyncGenerator<readonly Row[]> {
  const rows: Row[] = [];
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const [text = "", speaker = "", headline = "", context = ""] = line.split("\t");
    rows.push({ number: number++, text, speaker, headline, context });
    if (rows.length === piece) yield rows.splice(0);
  }
  if (rows.length) yield rows;
}
