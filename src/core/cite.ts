import type { ArticleHead, ArticleLine } from "./article.js";
import type { Citation } from "./citation.js";
import type { Fact, Reading } from "./facts.js";
import { sliceOf } from "./span.js";
import { fragmentsOf } from "./text-fragment.js";

/** A sentence that opens so leans on the one before it. */
export const leaning =
  /^(?:he|she|it|they|his|her|its|their|this|that|these|those|however|but|and|so|nevertheless|nonetheless|still|instead|by contrast|in addition|also|meanwhile|similarly|both|for that reason|even so|on the same side|the move|such|then|moreover|furthermore|as a result|therefore|the same|another|neither|either)\b/i;

/**
 * The only maker of citations: it takes words that are in the article's text at that place, and
 * nothing for words that are not.
 */
export function cite(
  number: number,
  fact: Fact,
  reading: Reading,
  alsoIn: readonly ArticleLine[] = [],
): Citation | undefined {
  const { article } = reading;
  if (sliceOf(article.text, fact.span) !== fact.text || fact.text === "") return undefined;
  const main = fact.attributions[0];
  const lead = leadOf(fact, reading);
  const correction = reading.corrections.at(-1);
  const href = article.url && `${article.url}${fragmentsOf(article.text)(fact.span, article.url)}`;
  const citation: Omit<Citation, keyof { [key: symbol]: unknown }> = {
    number,
    quote: fact.text,
    span: fact.span,
    fact: fact.id,
    kind: fact.kind,
    insertions: fact.insertions,
    ...(lead && { lead: { quote: lead.text, span: lead.span } }),
    ...(main && { mode: main.mode }),
    ...(main?.speaker && { speaker: main.speaker }),
    ...(main?.speaker && main.role && { role: main.role }),
    article: lineOf(article),
    place: fact.place,
    ...(href && { href }),
    ...(correction && { correction }),
    alsoIn,
  };
  return citation as Citation;
}

/** Citations for facts, numbered from `first`; what fails the check is left out and the numbers close up. */
export function citeAll(
  facts: readonly {
    readonly fact: Fact;
    readonly reading: Reading;
    readonly alsoIn?: readonly ArticleLine[];
  }[],
  first = 1,
): readonly Citation[] {
  const citations: Citation[] = [];
  for (const { fact, reading, alsoIn } of facts) {
    const citation = cite(first + citations.length, fact, reading, alsoIn);
    if (citation) citations.push(citation);
  }
  return citations;
}

/** The part of an article that a citation shows. */
export const lineOf = ({
  slug,
  headline,
  byline,
  publisher,
  url,
  publishedAt,
  revision,
  desk,
}: ArticleHead): ArticleLine => ({
  slug,
  headline,
  ...(byline && { byline }),
  ...(publisher && { publisher }),
  ...(url && { url }),
  publishedAt,
  revision,
  ...(desk !== undefined && { desk }),
});

/** The sentence before, where the quote leans on it and the name in brackets does not say enough. */
function leadOf(fact: Fact, { facts }: Reading): Fact | undefined {
  if (
    fact.kind !== "sentence" ||
    fact.insertions.length > 0 ||
    !leaning.test(fact.text.replace(/^[“"‘']/, ""))
  )
    return undefined;
  const before = facts[facts.indexOf(fact) - 1];
  return before?.kind === "sentence" && before.place.paragraph === fact.place.paragraph ? before : undefined;
}
