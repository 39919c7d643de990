import { type Hedge, readHedges } from "./hedges.js";
import { sliceOf } from "./span.js";

const future = /\b(?:will|would|shall)\b|[’']ll\b/i;
const wished = /\b(?:should|must|ought|needs?|wants?|urged?|calls? for|called for|whether)\b/i;
const kinds: ReadonlySet<Hedge["kind"]> = new Set(["condition", "modal", "plan", "report"]);

/**
 * How some words say that a thing is so: that it is, will be, may be, should be.
 *
 * @example
 * moodOf("The fares may rise.") // => "modal"
 */
export function moodOf(text: string): string {
  // “Would” alone is what was said of what will be.
  const hedges = readHedges(text, 0).filter(
    (hedge) => kinds.has(hedge.kind) && !/^would$/i.test(sliceOf(text, hedge)),
  );
  const found = [
    ...(future.test(text) ? ["future"] : []),
    ...(wished.test(text) ? ["wished"] : []),
    ...hedges.map(({ kind }) => kind),
  ];
  return [...new Set(found)].sort().join(" ");
}
