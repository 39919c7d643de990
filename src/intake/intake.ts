import type { ArticleDraft } from "../core/article.js";
import { Mistake } from "../core/mistake.js";

/** What became of one input: an article, or the mistake that kept it out. */
export type Intake =
  | { readonly kind: "article"; readonly place: string; readonly draft: ArticleDraft }
  | { readonly kind: "problem"; readonly place: string; readonly problem: Mistake };

/** Runs a reader; a mistake becomes a named problem and the rest go on. */
export function takeIn(place: string, read: () => ArticleDraft): Intake {
  try {
    return { kind: "article", place, draft: read() };
  } catch (error) {
    if (error instanceof Mistake) return { kind: "problem", place, problem: error };
    throw error;
  }
}

/** Of drafts with one slug the first stays; the others are named problems. */
export function withoutDoubles(intakes: readonly Intake[]): readonly Intake[] {
  const places = new Map<string, string>();
  return intakes.map((intake) => {
    if (intake.kind === "problem") return intake;
    const { place, draft } = intake;
    const first = places.get(draft.slug);
    if (first === undefined) {
      places.set(draft.slug, place);
      return intake;
    }
    const problem = new Mistake(
      place,
      `slug "${draft.slug}" is already used by ${first}`,
      "give one of the two another slug",
    );
    return { kind: "problem", place, problem };
  });
}
