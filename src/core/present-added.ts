import type { Added, AddedArticle } from "./newsroom.js";
import { fill, phrases } from "./phrases.js";
import { lineText, note, notice } from "./present.js";
import type { Part, Presentation } from "./presentation.js";

/** `/add`: what became of the address, or why nothing did. */
export function presentAdded({ articles, problems }: Added): Presentation {
  const [first] = articles;
  const parts = [...articles.flatMap(addedParts), ...problems.map(({ message }) => note(message))];
  return {
    title: first?.line?.headline ?? (first ? phrases.addedHidden : phrases.addNothing),
    summary: first ? wordsFor(first) : (problems[0]?.message ?? phrases.addNothing),
    parts: parts.length ? parts : [note(phrases.addNothing)],
    audience: "asker",
  };
}

/** `/add`, by somebody who may not. */
export const presentMayNotAdd = (): Presentation => notice(phrases.mistake, phrases.mayNotAdd);

const addedParts = (article: AddedArticle): readonly Part[] => [
  ...(article.line ? [{ kind: "text" as const, text: lineText(article.line) }] : []),
  note(wordsFor(article)),
];

const wordsFor = ({ kind, line }: AddedArticle): string =>
  line ? fill(phrases[kind], { revision: line.revision }) : phrases.addedHidden;
