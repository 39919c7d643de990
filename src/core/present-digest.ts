import type { ArticleLine } from "./article.js";
import type { Citation } from "./citation.js";
import type { PublishedText } from "./coverage.js";
import { printDay, printMinute } from "./day.js";
import type { Digest } from "./digest.js";
import type { CorrectedArticle, Reworded, Rewording } from "./digest-changes.js";
import { fill, phrases } from "./phrases.js";
import { cited, citedHere, footer, heading, lineText, note, underHeadline } from "./present.js";
import { intakeText } from "./present-intake.js";
import type { Audience, Part, Presentation } from "./presentation.js";
import type { StoryDigest } from "./story-digest.js";
import type { Interest } from "./subscription.js";

/** `/digest` and the daily post: its corrections, what was reworded, and each story in its articles' own words. */
export function presentDigest(digest: Digest, audience: Audience): Presentation {
  const { day, leftOut, corrections, stories, newestDay, searched } = digest;
  return {
    title: day ? fill(phrases.digestTitle, { day: printDay(day) }) : phrases.digestTitleEmpty,
    summary: summaryOf(digest),
    audience,
    parts: [
      ...(corrections.length ? [heading(phrases.digestCorrections)] : []),
      ...corrections.flatMap(correctionParts),
      ...frameOf(digest),
      ...changesParts(digest),
      ...stories.flatMap(storyParts),
      ...(stories.length === 0 ? [note(nothingIn(digest))] : []),
      ...(leftOut ? [note(phrases.digestLeftOut(leftOut))] : []),
      ...(newestDay && newestDay !== day
        ? [note(fill(phrases.digestNewest, { day: printDay(newestDay) }))]
        : []),
      footer(searched),
    ],
  };
}

/** What a digest is limited to, in words that follow another. */
export const interestOf = ({ topics, publisher }: Interest): string =>
  [
    ...(topics.length ? [fill(phrases.subscription.on, { topics: topics.join("; ") })] : []),
    ...(publisher === undefined ? [] : [fill(phrases.subscription.of, { publisher })]),
  ].join("");

function summaryOf(digest: Digest): string {
  const { corrections, changes, moreChanged = 0, stories } = digest;
  const articles = stories.reduce((sum, { sources }) => sum + sources.length, 0);
  const told = [
    ...numbered(phrases.digestCorrected, corrections.length),
    ...numbered(phrases.digestReworded, changes.length + moreChanged),
    ...(stories.length === 1 ? [phrases.digestSummaryOne] : []),
    ...(stories.length > 1 ? [fill(phrases.digestSummary, { stories: stories.length, articles })] : []),
  ];
  return told.join("; ") || nothingIn(digest);
}

/** One, or several with their number; nothing of none. */
const numbered = ([one, several]: readonly [string, string], count: number): readonly string[] =>
  count === 0 ? [] : [count === 1 ? one : fill(several, { count })];

function nothingIn({ day, from, intake }: Digest): string {
  if (from && intake) return fill(phrases.digestNoNew, { intake: intakeText(intake) });
  if (from) return phrases.digestNothingNew;
  return day === "" ? phrases.digestEmpty : fill(phrases.digestNothing, { day: printDay(day) });
}

/** Between which instants it looks, and to what it is limited. */
const frameOf = ({ from, to, interest }: Digest): readonly Part[] => [
  ...(from && to ? [note(fill(phrases.digestSpan, { from: printMinute(from), to: printMinute(to) }))] : []),
  ...(interest ? [note(fill(phrases.digestInterest, { what: interestOf(interest) }))] : []),
];

const correctionParts = ({
  correction: { at, note: text },
  ...reworded
}: CorrectedArticle): readonly Part[] => [
  note(fill(phrases.correction, { day: printDay(at), note: text })),
  ...rewordedParts(reworded),
];

const changesParts = ({ changes, moreChanged = 0 }: Digest): readonly Part[] =>
  changes.length
    ? [
        heading(phrases.digestChanged),
        ...changes.flatMap(rewordedParts),
        ...numbered(phrases.digestMoreChanged, moreChanged).map(note),
      ]
    : [];

/** The article, what was changed in it with both wordings, and how much more. */
const rewordedParts = ({ article, rewordings, more }: Reworded): readonly Part[] => [
  { kind: "text", text: lineText(article) },
  ...rewordings.flatMap(({ in: what, at, was, now, citation }) => [
    // Not word by word too: a digest is one message.
    {
      kind: "difference" as const,
      between: "revisions" as const,
      in: fill(labelOf[what], { day: printDay(at) }),
      claim: was,
      article: now,
    },
    ...citedHere(citation ? [citation] : []),
  ]),
  ...numbered(phrases.digestMoreEdits, more).map(note),
];

const labelOf: Readonly<Record<Rewording["in"], string>> = {
  ...phrases.silent,
  sentence: phrases.digestSentence,
};

function storyParts({ headline, lede, conflict, quotes, figures, open, sources, texts }: StoryDigest) {
  const show = sources.length === 1 ? citedHere : cited;
  const told = (phrase: string, citations: readonly Citation[]): readonly Part[] =>
    citations.length ? [note(phrase), ...show(citations)] : [];
  const sides: readonly Citation[] = conflict?.sides ?? [];
  return [
    heading(headline),
    ...(sources.length === 1
      ? sources.map((line) => note(underHeadline(line)))
      : [{ kind: "list" as const, items: texts.map(textLine) }]),
    ...show(lede.filter((one) => !sides.includes(one))),
    ...(conflict ? told(phrases.conflicts[conflict.in], sides) : []),
    ...told(phrases.digestQuotes, quotes),
    ...told(phrases.digestFigures, figures),
    ...told(phrases.digestOpen, open),
  ];
}

/** An article, and on its line those that print its text again. */
const textLine = ({ original, isFirst, copies }: PublishedText): string =>
  [
    lineText(original),
    ...(copies.length && isFirst ? [phrases.coverageFirst] : []),
    ...(copies.length ? [fill(phrases.coverageSameText, { article: linesOf(copies) })] : []),
  ].join(" · ");

const linesOf = (articles: readonly ArticleLine[]): string => articles.map(lineText).join("; ");
