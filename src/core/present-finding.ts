import type { Finding } from "./claim.js";
import type { Difference } from "./differences.js";
import { unreachable } from "./mistake.js";
import { fill, phrases } from "./phrases.js";
import { cited, footer, note } from "./present.js";
import type { Part, Presentation } from "./presentation.js";

/** Supporting sentences that are shown. */
const SUPPORT = 3;

/** `/check`: how the archive's sentence compares, and never which is right. */
export function presentFinding(finding: Finding): Presentation {
  const { kind, claim, differs, citations, rests, others, searched } = finding;
  const title = titleOf(finding);
  const shown = {
    verbatim: citations.length,
    supported: SUPPORT,
    differs: rests,
    "not-found": citations.length,
  };
  return {
    title,
    summary: title,
    audience: "asker",
    // Not found is often only other wording; where not even a sentence is near, it is a gap.
    ...(kind === "not-found" && citations.length === 0 && { nothing: true }),
    parts: [
      { kind: "text", text: fill(phrases.yours, { words: claim }) },
      ...differs.map(difference),
      ...(kind === "not-found" && citations.length ? [note(phrases.checkNearest)] : []),
      ...cited(citations.slice(0, others ? rests : shown[kind])),
      ...(others ? [note(phrases.checkOthers), ...cited(citations.slice(rests, rests + others))] : []),
      note(phrases.checkNote),
      footer(searched),
    ],
  };
}

function titleOf({ kind, differs, occurrences }: Finding): string {
  switch (kind) {
    case "verbatim":
      return fill(phrases.checkVerbatim, {
        articles: counted(occurrences?.articles ?? 1, phrases.articles),
        times: counted(occurrences?.times ?? 1, phrases.times),
      });
    case "supported":
      return phrases.checkSupported;
    case "differs":
      return fill(phrases.checkDiffers, {
        kinds: [...new Set(differs.map((one) => phrases.differs[one.in]))].join(", "),
      });
    case "not-found":
      return phrases.checkNotFound;
    default:
      return unreachable(kind);
  }
}

const counted = (count: number, [one, several]: readonly [string, string]): string =>
  count === 1 ? one : fill(several, { count });

const difference = ({ in: matter, claim, article, words }: Difference): Part => ({
  kind: "difference",
  in: phrases.differs[matter],
  claim,
  article: article || phrases.ownVoice,
  ...(words && { words }),
});
