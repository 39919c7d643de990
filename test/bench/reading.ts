import type { Article } from "../../src/core/article.js";
import { readArticle } from "../../src/core/facts.js";
import { durationOf, median } from "./measure.js";
import { digits, type Row } from "./table.js";

const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });
/** Readings of every article in one repeat, so that a repeat lasts long enough to be measured. */
const LAPS = 10;

/** Articles read into facts, against finding the ends of their sentences and nothing else. */
export async function reading(articles: readonly Article[], repeats: number): Promise<readonly Row[]> {
  const read: number[] = [];
  const segmented: number[] = [];
  for (let round = 0; round <= repeats; round++) {
    const reader = await durationOf(() => laps(() => articles.map(readArticle)));
    const segments = await durationOf(() =>
      laps(() => articles.map(({ text }) => [...segmenter.segment(text)])),
    );
    if (round === 0) continue; // It only warms up the compiler.
    read.push(reader.cpu);
    segmented.push(segments.cpu);
  }
  const sentences = articles.flatMap((article) => readArticle(article).facts.filter(isSentence)).length;
  const rate = (ms: number): string => `${digits((sentences * LAPS * 1000) / ms)} sentences a CPU second`;
  return [
    {
      what: "reading the demo archive",
      measured: rate(median(read)),
      beside: `\`Intl.Segmenter\` alone: ${rate(median(segmented))}`,
      ratio: median(read) / median(segmented),
    },
  ];
}

const isSentence = ({ kind }: { readonly kind: string }): boolean => kind === "sentence";

function laps(work: () => unknown): void {
  for (let lap = 0; lap < LAPS; lap++) work();
}
