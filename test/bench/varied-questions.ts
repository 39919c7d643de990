import type { Article } from "../../src/core/article.js";
import { seeded } from "./generated-archive.js";

/** Questions made of the archive's own words, never the same twice; the same ones in every run. */
export function* variedQuestions(articles: readonly Article[], seed: number): Generator<string, never> {
  const random = seeded(seed);
  const below = (most: number): number => Math.floor(random() * most);
  const asked = new Set<string>();
  while (true) {
    const sentences = articles[below(articles.length)]!.text.split(/(?<=[.!?”])\s+/);
    const words = sentences[below(sentences.length)]!.match(/\p{L}{4,}/gu) ?? [];
    const from = below(Math.max(1, words.length - 3));
    const topic = words.slice(from, from + 3 + below(6)).join(" ");
    const question = forms[below(forms.length)]!(topic);
    if (asked.has(question)) continue;
    asked.add(question);
    yield question;
  }
}

const forms: readonly ((topic: string) => string)[] = [
  (topic) => `What did the mayor say about ${topic}?`,
  (topic) => `Who said ${topic}?`,
  (topic) => `How many ${topic}?`,
  (topic) => `When will ${topic}?`,
  (topic) => topic,
];
