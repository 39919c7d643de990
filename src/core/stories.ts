import { type Article, instantOf } from "./article.js";
import { termsOf } from "./terms.js";

/** Cosine above which an article joins a story. Pairs of the same event in ECB+ part best near .22. */
const SAME_STORY = 0.2;
/** Days over which likeness fades: the sigma of a Gaussian, after Miranda et al. 2018. */
const SIGMA_DAYS = 6;
const dayMs = 86_400_000;

type Vector = ReadonlyMap<string, number>;

/** Articles grouped by the running story they tell, each story and its articles oldest first. */
export function groupStories(articles: readonly Article[]): readonly (readonly Article[])[] {
  const ordered = [...articles].sort(
    (a, b) => instantOf(a.publishedAt) - instantOf(b.publishedAt) || (a.slug < b.slug ? -1 : 1),
  );
  const vectors = weigh(
    ordered.map(({ headline, text }) => termsOf(`${headline}\n${text}`).map(({ term }) => term)),
  );
  const stories: { articles: Article[]; sum: Map<string, number>; newest: number }[] = [];
  ordered.forEach((article, i) => {
    const vector = vectors[i]!;
    const at = instantOf(article.publishedAt);
    const scored = stories.map((story) => ({
      story,
      score: cosine(vector, story.sum) * fading(at - story.newest),
    }));
    const best = scored.reduce<(typeof scored)[number] | undefined>(
      (a, b) => (!a || b.score > a.score ? b : a),
      undefined,
    );
    if (best && best.score >= SAME_STORY) {
      best.story.articles.push(article);
      best.story.newest = at;
      for (const [term, weight] of vector) best.story.sum.set(term, (best.story.sum.get(term) ?? 0) + weight);
    } else stories.push({ articles: [article], sum: new Map(vector), newest: at });
  });
  return stories.map(({ articles: grouped }) => grouped);
}

const fading = (ms: number): number => Math.exp(-((ms / dayMs / SIGMA_DAYS) ** 2) / 2);

/** TF-IDF vectors of unit length. */
function weigh(documents: readonly (readonly string[])[]): readonly Vector[] {
  const frequency = new Map<string, number>();
  for (const terms of documents)
    for (const term of new Set(terms)) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  return documents.map((terms) => {
    const counts = new Map<string, number>();
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
    const weighted = [...counts].map(
      ([term, count]) =>
        [term, (1 + Math.log(count)) * Math.log(1 + documents.length / frequency.get(term)!)] as const,
    );
    const length = Math.hypot(...weighted.map(([, weight]) => weight)) || 1;
    return new Map(weighted.map(([term, weight]) => [term, weight / length]));
  });
}

/** Cosine of a unit vector and any other. */
function cosine(a: Vector, b: Vector): number {
  let dot = 0;
  let square = 0;
  for (const [term, weight] of a) dot += weight * (b.get(term) ?? 0);
  for (const weight of b.values()) square += weight * weight;
  return dot / (Math.sqrt(square) || 1);
}
