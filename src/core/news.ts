import { groupCopies } from "./copies.js";
import type { Edition } from "./edition.js";
import type { Fact, Reading } from "./facts.js";
import { fold } from "./fold.js";
import type { IndexedFact } from "./indexed-fact.js";
import { asPrinted } from "./revisions.js";

/** An article whose words have come since somebody last looked. */
export interface News {
  /** As it stands now. */
  readonly reading: Reading;
  /** Its earlier revisions, oldest first. */
  readonly earlier: readonly Reading[];
  /** The last of them that was known; 0 where none was. */
  readonly knownTo: number;
}

/** The sentences of the body that no known revision has. */
export function freshIn({ reading, earlier, knownTo }: News): readonly Fact[] {
  const known = new Set(
    earlier
      .filter(({ article }) => article.revision <= knownTo)
      .flatMap(({ facts }) => facts.map(({ text }) => asPrinted(text))),
  );
  return reading.facts.filter(({ kind, text }) => kind === "sentence" && !known.has(asPrinted(text)));
}

/** Sentences like one that are held against it. */
const LIKE = 40;

/** Whether another article had the sentence before and prints the same text, as wire copy does. */
export async function isReprint(
  one: IndexedFact,
  { index }: Edition,
  wasThere: (other: Fact) => boolean,
): Promise<boolean> {
  const like = await index.search(new Map(one.terms.map(({ term }) => [term, 1])), LIKE, {
    article: ({ article }) => article.slug !== one.fact.slug,
  });
  return like.some(
    (other) =>
      other.fact.kind === "sentence" &&
      wasThere(other.fact) &&
      fold([other, one]).length === 1 &&
      groupCopies([other.reading, one.reading]).length === 1,
  );
}
