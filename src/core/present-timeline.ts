import type { Mended, Reason, Searched } from "./answer.js";
import type { ArticleLine } from "./article.js";
import type { Coverage, PublishedText } from "./coverage.js";
import { printDay } from "./day.js";
import { fill, phrases } from "./phrases.js";
import { cited, counted, footer, heading, lineText, note, nothing, readAs, whyNot } from "./present.js";
import type { Part, Presentation } from "./presentation.js";
import type { Entry, Timeline } from "./timeline.js";

/** `/timeline`: the figures that changed, then what was published, day by day. */
export function presentTimeline({ topic, days, changes, ...asked }: Timeline): Presentation {
  const title = fill(phrases.timelineTitle, { topic });
  if (asked.why) return nothingOn(topic, title, { ...asked, why: asked.why });
  const count = days.reduce((sum, { entries }) => sum + entries.length, 0);
  return {
    title,
    summary: counted(count),
    audience: "asker",
    parts: [
      ...(changes.length ? [heading(phrases.timelineChanged)] : []),
      ...changes.map(({ was, is }): Part => ({ kind: "figure", ...is, was })),
      ...days.flatMap(({ day, entries }) => [heading(printDay(day)), ...entries.flatMap(entryParts)]),
      ...readAs(asked.readAs),
      footer(asked.searched),
    ],
  };
}

/** The sentence, and which days it means by “Tuesday” and “last week”. */
const entryParts = ({ citation, dates }: Entry): readonly Part[] => [
  ...cited([citation]),
  ...dates.map(({ words, from, to }) =>
    note(fill(phrases.timelineDate, { words, days: printDays(from, to) })),
  ),
];

const printDays = (from: string, to: string): string =>
  from === to ? printDay(from) : fill(phrases.days, { from: printDay(from), to: printDay(to) });

/** `/coverage`: the articles on a topic, by whom, what they list as sources, and what is still open. */
export function presentCoverage({
  topic,
  texts,
  bylines,
  publishers,
  references,
  open,
  ...asked
}: Coverage): Presentation {
  const title = fill(phrases.coverageTitle, { topic });
  if (asked.why) return nothingOn(topic, title, { ...asked, why: asked.why });
  const articles = texts.flatMap(({ original, copies }) => [original, ...copies]);
  const days = articles.map(({ publishedAt }) => publishedAt).sort();
  const summary = fill(articles.length === 1 ? phrases.coverageOne : phrases.coverageCount, {
    count: articles.length,
    days: printDays(days[0]!.slice(0, 10), days.at(-1)!.slice(0, 10)),
  });
  const listed = references.map(({ publisher, title: story }) =>
    [publisher, story].filter(Boolean).join(": "),
  );
  const some = (names: readonly string[], phrase: string) =>
    names.length ? [note(fill(phrase, { names: names.join("; ") }))] : [];
  return {
    title,
    summary,
    audience: "asker",
    parts: [
      { kind: "text", text: summary },
      ...(articles.length > texts.length
        ? [
            note(
              fill(phrases.coverageCopies, {
                originals: texts.length,
                copies: articles.length - texts.length,
              }),
            ),
          ]
        : []),
      ...some(publishers, phrases.coveragePublishers),
      ...some(bylines, phrases.coverageBylines),
      heading(phrases.coverageArticles),
      { kind: "list", items: texts.flatMap(linesOf) },
      ...(listed.length ? [heading(phrases.recordSources), { kind: "list" as const, items: listed }] : []),
      ...(open.length ? [heading(phrases.recordOpen), ...cited(open)] : []),
      ...readAs(asked.readAs),
      footer(asked.searched),
    ],
  };
}

/** An article, and below it those that print its text again. */
function linesOf({ original, isFirst, copies }: PublishedText): readonly string[] {
  const line = (article: ArticleLine) => [lineText(article), article.url].filter(Boolean).join(" · ");
  return [
    copies.length && isFirst ? `${line(original)} · ${phrases.coverageFirst}` : line(original),
    ...copies.map((copy) => fill(phrases.coverageSameText, { article: line(copy) })),
  ];
}

function nothingOn(
  topic: string,
  title: string,
  {
    why,
    readAs: mended,
    searched,
  }: { readonly why: Reason; readonly readAs: readonly Mended[]; readonly searched: Searched },
): Presentation {
  const summary = fill(phrases.nothingOn, { topic });
  return {
    title,
    summary,
    audience: "asker",
    parts: [note(summary), note(whyNot(why)), ...readAs(mended), footer(searched)],
    ...nothing(why),
  };
}
