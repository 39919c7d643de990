import { type Article, instantOf } from "./article.js";
import { termsOf } from "./terms.js";

/** Likeness above which articles tell one story. Set on ECB+, with the two weights below. */
const SAME_STORY = 0.25;
/** How much a name or a figure says of which story it is, against another word. */
const NAME = 2;
const FIGURE = 2;
/** A word that every article of a small archive has is still rare in the world: counted as if out of so many. */
const ARTICLES_AT_LEAST = 500;
/** Days over which likeness fades: the sigma of a Gaussian, after Miranda et al. 2018. */
const SIGMA_DAYS = 6;
const dayMs = 86_400_000;

type Vector = ReadonlyMap<string, number>;

/** An article among the others: its words weighed, and when it came out. */
interface Member {
  readonly article: Article;
  readonly vector: Vector;
  readonly at: number;
}

/** Articles that tell one story, with the sum of their vectors. */
interface Story {
  members: Member[];
  sum: Map<string, number>;
}

/**
 * Articles grouped by the running story they tell, each story and its articles oldest first. Each
 * joins the story whose articles it is on average most like; then each may move once, and stories
 * that turn out alike are joined.
 */
export function groupStories(articles: readonly Article[]): readonly (readonly Article[])[] {
  const members = weigh([...articles].sort(oldestFirst));
  const stories: Story[] = [];
  for (const member of members) join(stories, member);
  for (const member of members) {
    leave(stories, member);
    join(stories, member);
  }
  return mergeAlike(stories.filter((story) => story.members.length > 0))
    .map((story) => story.members.map(({ article }) => article).sort(oldestFirst))
    .sort((a, b) => oldestFirst(a[0]!, b[0]!));
}

const oldestFirst = (a: Article, b: Article): number =>
  instantOf(a.publishedAt) - instantOf(b.publishedAt) || (a.slug < b.slug ? -1 : 1);

function join(stories: Story[], member: Member): void {
  const alone = storyOf(member);
  const scored = stories.map((story) => ({ story, score: likeness(story, alone) }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a), { story: alone, score: 0 });
  if (best.score >= SAME_STORY) absorb(best.story, alone);
  else stories.push(alone);
}

function leave(stories: readonly Story[], member: Member): void {
  const story = stories.find(({ members }) => members.includes(member))!;
  story.members = story.members.filter((one) => one !== member);
  for (const [term, weight] of member.vector) story.sum.set(term, (story.sum.get(term) ?? 0) - weight);
}

function mergeAlike(stories: readonly Story[]): readonly Story[] {
  let left = stories;
  for (let pair = mostAlike(left); pair; pair = mostAlike(left)) {
    const [a, b] = pair;
    absorb(a, b);
    left = left.filter((story) => story !== b);
  }
  return left;
}

/** The two stories that are most alike, where any are. */
function mostAlike(stories: readonly Story[]): readonly [Story, Story] | undefined {
  let best: readonly [Story, Story] | undefined;
  let most = SAME_STORY;
  stories.forEach((a, i) => {
    for (const b of stories.slice(i + 1)) {
      const score = likeness(a, b);
      if (score < most) continue;
      most = score;
      best = [a, b];
    }
  });
  return best;
}

const storyOf = (member: Member): Story => ({ members: [member], sum: new Map(member.vector) });

function absorb(story: Story, { members, sum }: Story): void {
  story.members.push(...members);
  for (const [term, weight] of sum) story.sum.set(term, (story.sum.get(term) ?? 0) + weight);
}

/** The mean cosine of their articles, faded by the days between them. */
function likeness(a: Story, b: Story): number {
  if (a.members.length === 0 || b.members.length === 0) return 0;
  const fade = Math.exp(-((daysBetween(a, b) / SIGMA_DAYS) ** 2) / 2);
  if (fade < SAME_STORY) return 0;
  const [fewer, more] = a.sum.size < b.sum.size ? [a.sum, b.sum] : [b.sum, a.sum];
  let dot = 0;
  for (const [term, weight] of fewer) dot += weight * (more.get(term) ?? 0);
  return (fade * dot) / (a.members.length * b.members.length);
}

/** Between the nearest ends of two stories. */
const daysBetween = (a: Story, b: Story): number =>
  Math.max(earliest(b) - latest(a), earliest(a) - latest(b), 0) / dayMs;

const earliest = ({ members }: Story): number =>
  members.reduce((least, { at }) => Math.min(least, at), Number.POSITIVE_INFINITY);
const latest = ({ members }: Story): number =>
  members.reduce((most, { at }) => Math.max(most, at), Number.NEGATIVE_INFINITY);

/** TF-IDF vectors of unit length, names and figures weighing more. */
function weigh(articles: readonly Article[]): readonly Member[] {
  const documents = articles.map(({ headline, text }) =>
    termsOf(text.startsWith(headline) ? text : `${headline}\n${text}`),
  );
  const frequency = new Map<string, number>();
  for (const terms of documents)
    for (const term of new Set(terms.map(({ term: t }) => t)))
      frequency.set(term, (frequency.get(term) ?? 0) + 1);
  const all = Math.max(documents.length, ARTICLES_AT_LEAST);
  return documents.map((terms, i) => {
    const counts = new Map<string, number>();
    const names = new Set(terms.filter(({ text }) => /^\p{Lu}/u.test(text)).map(({ term }) => term));
    for (const { term } of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
    const weighted = [...counts].map(([term, count]) => {
      const rarity = Math.log(1 + all / frequency.get(term)!);
      const kind = (names.has(term) ? NAME : 1) * (/^\d/.test(term) ? FIGURE : 1);
      return [term, (1 + Math.log(count)) * rarity * kind] as const;
    });
    const length = Math.hypot(...weighted.map(([, weight]) => weight)) || 1;
    const article = articles[i]!;
    const vector = new Map(weighted.map(([term, weight]) => [term, weight / length]));
    return { article, vector, at: instantOf(article.publishedAt) };
  });
}
