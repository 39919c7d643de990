import type { Arrival } from "../core/article.js";
import { Mistake } from "../core/mistake.js";

/** An article that was read, and where: a file, a line of it, an address. */
export interface Found {
  readonly place: string;
  readonly article: Arrival;
}

/** What kept an input out. */
export interface Problem {
  readonly place: string;
  readonly mistake: Mistake;
}

/** What every format gives: its articles in order, and a named problem for each that could not be read. */
export interface Intake {
  readonly articles: readonly Found[];
  readonly problems: readonly Problem[];
}

/** Runs a reader; a mistake becomes a named problem and the rest go on. */
export function takeIn(place: string, read: () => Arrival): Intake {
  try {
    return { articles: [{ place, article: read() }], problems: [] };
  } catch (error) {
    if (error instanceof Mistake) return { articles: [], problems: [{ place, mistake: error }] };
    throw error;
  }
}

/** Several intakes as one, in order. */
export const together = (intakes: readonly Intake[]): Intake => ({
  articles: intakes.flatMap(({ articles }) => articles),
  problems: intakes.flatMap(({ problems }) => problems),
});

/** Of articles whose slug names them the first with a slug stays; the others are named problems. */
export function withoutDoubles({ articles, problems }: Intake): Intake {
  const places = new Map<string, string>();
  const doubles: Problem[] = [];
  const kept = articles.filter(({ place, article: { slug, identity } }) => {
    const first = identity ? undefined : places.get(slug);
    if (first !== undefined) doubles.push({ place, mistake: double(place, slug, first) });
    else if (!identity) places.set(slug, place);
    return first === undefined;
  });
  return { articles: kept, problems: [...problems, ...doubles] };
}

const double = (place: string, slug: string, first: string): Mistake =>
  new Mistake(place, `slug "${slug}" is already used by ${first}`, "give one of the two another slug");
