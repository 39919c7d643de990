import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { createInterface } from "node:readline";
import { finished } from "node:stream/promises";
import { termsOf } from "../../../src/core/terms.js";
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

/** Text as engines take it in. */
export const tokensOf = (text: string): string =>
  termsOf(text)
    .map(({ term }) => term)
    .join(" ");

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
    from += generated.facts.length;
    const headline = tokensOf(generated.article.headline);
    const contexts = contextsIn(generated);
    const lines = generated.facts.map(({ text, speaker }, i) =>
      [tokensOf(text), speaker ? tokensOf(speaker) : "", headline, tokensOf(contexts[i]!)].join("\t"),
    );
    if (!out.write(`${lines.join("\n")}\n`)) await once(out, "drain");
  }
  out.end();
  await finished(out);
}

/** What each fact leans on: the sentence before, where both stand in one paragraph. */
export const contextsIn = ({ article, facts }: Generated): readonly string[] =>
  facts.map(({ text }, i) => {
    const before = facts[i - 1]?.text;
    return before !== undefined && article.text.includes(`${before} ${text}`) ? before : "";
  });

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
