import type { Citation } from "./citation.js";
import { citingForms, citingOut } from "./citing-out.js";
import type { Fact } from "./facts.js";
import { fill, phrases } from "./phrases.js";
import { cited, note } from "./present.js";
import { changed } from "./present-change.js";
import type { Part, Presentation } from "./presentation.js";
import type { SourcePage } from "./source-page.js";
import { sliceOf } from "./span.js";

/** “Show the paragraph”: a cited sentence with what stands before and after it, in the revision that was cited. */
export function presentParagraph(page: SourcePage, fact: Fact, citation: Citation): Presentation {
  const { article, facts } = page.reading;
  // A heading or a listed source is a line by itself.
  const together = facts.filter(
    (one) =>
      one === fact ||
      (one.kind === "sentence" && fact.kind === "sentence" && one.place.paragraph === fact.place.paragraph),
  );
  const from = Math.min(...together.map(({ span }) => span.start));
  const to = Math.max(...together.map(({ span }) => span.end));
  const slice = (start: number, end: number): readonly Part[] => {
    const text = sliceOf(article.text, { start, end }).trim();
    return text ? [{ kind: "text", text }] : [];
  };
  // The sentence it leans on stands before it already.
  const { lead: _, ...alone } = citation;
  return {
    title: phrases.press.paragraph,
    summary: article.headline,
    audience: "asker",
    parts: [
      ...slice(from, fact.span.start),
      { kind: "citation", citation: alone },
      ...slice(fact.span.end, to),
      ...changed(citation),
      ...revisionOf(page, citation),
    ],
  };
}

/** “Copy citation”: a cited sentence in the forms people paste. */
export function presentForms(page: SourcePage, citation: Citation): Presentation {
  const forms = citingOut(citation);
  return {
    title: phrases.press.cite,
    summary: citation.article.headline,
    audience: "asker",
    parts: [
      ...cited([citation]),
      ...revisionOf(page, citation),
      ...citingForms.flatMap((name): readonly Part[] => {
        const text = forms[name];
        return text ? [{ kind: "code", label: phrases.citing.forms[name], text, cites: citation }] : [];
      }),
    ],
  };
}

/** That there are newer words of the article; what became of the sentence stands below it. */
function revisionOf({ revisions }: SourcePage, { article: { revision }, change }: Citation): readonly Part[] {
  const newest = revisions.at(-1)?.revision ?? revision;
  if (newest === revision) return [];
  const older = fill(phrases.press.older, { revision, newest });
  return [note(change ? older : `${older} ${phrases.press.unchanged}`)];
}
