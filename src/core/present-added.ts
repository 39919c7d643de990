import type { Searched } from "./answer.js";
import type { Added, AddedArticle } from "./newsroom.js";
import { fill, phrases } from "./phrases.js";
import { footer, lineText, note } from "./present.js";
import type { Part, Presentation } from "./presentation.js";

/** `/add`: what became of the address, or why nothing did. */
export function presentAdded({ articles, problems }: Added, searched: Searched): Presentation {
  const reasons = problems.map(({ message }) => message);
  const [first] = articles;
  if (!first) return nothingAdded(reasons, searched);
  return {
    title: first.line?.headline ?? phrases.addedHidden,
    summary: wordsFor(first),
    parts: [...articles.flatMap(addedParts), ...reasons.map(note)],
    audience: "asker",
  };
}

/** `/add`, by somebody who may not. */
export const presentMayNotAdd = (searched: Searched): Presentation =>
  nothingAdded([phrases.mayNotAdd], searched);

const nothingAdded = (reasons: readonly string[], searched: Searched): Presentation => ({
  title: phrases.addedNothing,
  summary: reasons[0] ?? phrases.addedNothing,
  parts: [...reasons.map(note), footer(searched)],
  audience: "asker",
});

const addedParts = (article: AddedArticle): readonly Part[] => [
  ...(article.line ? [{ kind: "text" as const, text: lineText(article.line) }] : []),
  note(wordsFor(article)),
];

const wordsFor = ({ kind, line }: AddedArticle): string =>
  line ? fill(phrases[kind], { revision: line.revision }) : phrases.addedHidden;
