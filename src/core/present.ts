import type { Answer, Mended, Reason, Searched } from "./answer.js";
import type { ArticleLine } from "./article.js";
import type { ArticleRecord } from "./article-record.js";
import type { Citation } from "./citation.js";
import { commandsOf, isOn, type MenuLine } from "./command.js";
import { printDay, printMinute, printMoment } from "./day.js";
import { type Mistake, Outage } from "./mistake.js";
import { fill, phrases } from "./phrases.js";
import type { Platform } from "./posting.js";
import { changed, silentChange } from "./present-change.js";
import type { Part, Presentation } from "./presentation.js";
import type { Statements } from "./statements.js";
import { usageOf } from "./usage.js";

/** Citations, each with all that tells where to check it, and what became of it since. */
export const cited = (citations: readonly Citation[]): readonly Part[] =>
  citations.flatMap((citation) => [{ kind: "citation", citation }, ...changed(citation)]);
/** Citations of an article that the reply has just named. */
export const citedHere = (citations: readonly Citation[]): readonly Part[] =>
  citations.map((citation) => ({ kind: "citation", citation, brief: true }));
/** A line above what follows. */
export const heading = (text: string): Part => ({ kind: "heading", text });
/** A remark of the bot on its reply. */
export const note = (text: string): Part => ({ kind: "note", text });
/** How many sentences a reply shows, for its one-line summary. */
export const counted = (count: number): string =>
  count === 1 ? phrases.oneSentence : fill(phrases.sentences, { count });

/** How much was searched, and how fresh it is: the last line of every answer. */
export function footer({ articles, facts, updatedAt, asOf }: Searched): Part {
  const text = asOf
    ? fill(phrases.searchedAsOf, { articles, facts, day: printDay(asOf) })
    : updatedAt
      ? fill(phrases.searched, { articles, facts, updated: printMinute(updatedAt) })
      : phrases.searchedEmpty;
  return { kind: "footer", text };
}

/** The words that were read as others. */
export const readAs = (mended: readonly Mended[]): readonly Part[] =>
  mended.map(({ typed, known }) => note(fill(phrases.readAs, { typed, known })));

/** `/ask`: the sentences that answer, the closest ones labelled as no answer, or why there are none. */
export function presentAnswer(answer: Answer): Presentation {
  const { question: title, searched } = answer;
  const mended = readAs(answer.readAs);
  const reply = (summary: string, parts: readonly Part[]): Presentation => ({
    title,
    summary,
    parts: [...parts, ...mended, footer(searched)],
    audience: "asker",
  });
  switch (answer.kind) {
    case "cited": {
      const listed = answer.citations.some(({ kind }) => kind === "reference")
        ? [note(phrases.listedSource)]
        : [];
      const conflicts = answer.conflicts.map((one) => note(phrases.conflicts[one]));
      return reply(counted(answer.citations.length), [...cited(answer.citations), ...conflicts, ...listed]);
    }
    case "closest":
      return {
        ...reply(phrases.closest, [
          note(phrases.closest),
          ...cited(answer.nearest),
          note(whyNot(answer.why)),
        ]),
        ...nothing(answer.why),
      };
    case "unanswered":
      return {
        ...reply(phrases.unanswered, [
          note(phrases.unanswered),
          note(whyNot(answer.why)),
          ...(answer.nearest.length ? [note(phrases.nearest), ...cited(answer.nearest.slice(0, 3))] : []),
        ]),
        ...nothing(answer.why),
      };
  }
}

/** What a reply is marked with that gives no answer; where nothing was asked there is none to give. */
export const nothing = ({ kind }: Reason): Pick<Presentation, "nothing"> =>
  kind === "nothing-asked" ? {} : { nothing: true };

/** Why there is no direct answer, in words. */
export function whyNot(why: Reason): string {
  const phrase = phrases.why[why.kind];
  switch (why.kind) {
    case "unknown-words":
      return fill(phrase, { words: why.words.join(", ") });
    case "unknown-name":
      return fill(phrase, { names: why.names.join(", ") });
    case "silent-speaker":
      return fill(phrase, { speaker: why.speaker });
    default:
      return phrase;
  }
}

/** `/said`: a speaker's statements, quoted and reported apart. */
export function presentStatements({
  person,
  speakers,
  about,
  quoted,
  reported,
  searched,
}: Statements): Presentation {
  const speaker = speakers[0] ?? person;
  const values = { speaker, about: about ?? "" };
  const none = quoted.length + reported.length === 0;
  const title = fill(about ? phrases.saidAbout : phrases.saidTitle, values);
  return {
    title,
    summary: none
      ? fill(about ? phrases.saidNothingAbout : phrases.saidNothing, values)
      : counted(quoted.length + reported.length),
    audience: "asker",
    ...(none && { nothing: true }),
    parts: [
      ...(speakers.length > 1 ? [note(fill(phrases.saidSeveral, { speakers: speakers.join("; ") }))] : []),
      ...(none ? [note(fill(about ? phrases.saidNothingAbout : phrases.saidNothing, values))] : []),
      ...(quoted.length ? [heading(phrases.saidQuoted), ...cited(quoted)] : []),
      ...(reported.length ? [heading(phrases.saidReported), ...cited(reported)] : []),
      footer(searched),
    ],
  };
}

/** An article as a line: headline, publisher, day. */
export const lineText = ({ headline, publisher, publishedAt }: ArticleLine): string =>
  [headline, publisher, printDay(publishedAt)].filter(Boolean).join(" · ");

/** The same, where the headline has just been said. */
export const underHeadline = ({ publisher, byline, publishedAt }: ArticleLine): string =>
  [publisher, byline, printDay(publishedAt)].filter(Boolean).join(" · ");

/** `/article`: its sentences in reading order, its figures, what is open, its listed sources, its corrections. */
export function presentRecord(record: ArticleRecord): Presentation {
  if (record.kind === "unknown") {
    const text = fill(phrases.recordUnknown, { name: record.name });
    const nearest: readonly Part[] = record.nearest.length
      ? [
          note(phrases.recordNearest),
          { kind: "list", items: record.nearest.map((line) => `${line.slug} · ${lineText(line)}`) },
        ]
      : [];
    return {
      title: phrases.mistake,
      summary: text,
      audience: "asker",
      parts: [note(text), ...nearest, footer(record.searched)],
    };
  }
  const { article, facts, figures, open, references, corrections, revisions, silent, searched } = record;
  const section = (title: string, parts: readonly Part[]): readonly Part[] =>
    parts.length ? [heading(title), ...parts] : [];
  return {
    title: article.headline,
    summary: lineText(article),
    audience: "asker",
    parts: [
      note(underHeadline(article)),
      ...section(
        phrases.recordCorrections,
        corrections.map(({ at, note: text }) =>
          note(fill(phrases.correction, { day: printDay(at), note: text })),
        ),
      ),
      ...section(phrases.recordSilent, silent.map(silentChange)),
      ...section(
        phrases.recordRevisions,
        revisions.length > 1
          ? [
              {
                kind: "list",
                items: revisions.map(({ revision, at }) =>
                  fill(phrases.recordRevision, { revision, day: printMoment(at) }),
                ),
              },
            ]
          : [],
      ),
      ...section(
        phrases.recordFigures,
        figures.map(({ words, citation }) => ({ kind: "figure", figure: words, citation })),
      ),
      ...section(
        phrases.recordOpen,
        open.length
          ? [{ kind: "list", items: open.map((number) => fill(phrases.recordOpenItem, { number })) }]
          : [],
      ),
      ...section(
        phrases.recordSources,
        references.length
          ? [
              {
                kind: "list",
                items: references.map(
                  ({ number, publisher, title }) =>
                    `${number}. ${[publisher, title].filter(Boolean).join(": ")}`,
                ),
              },
            ]
          : [],
      ),
      ...section(phrases.recordSentences, citedHere(facts)),
      footer(searched),
    ],
  };
}

/** `/help`: every command with its usage, and an example where that shows more. */
export function presentHelp(
  menu: readonly MenuLine[],
  platform: Platform | undefined,
  { articles, facts, updatedAt }: Searched,
): Presentation {
  const items = commandsOf(menu)
    .filter(isOn(platform))
    .map((command) => {
      const example = command.examples[0];
      return [
        usageOf(command),
        command.description,
        example &&
          example.typed !== `/${command.name}` &&
          fill(phrases.helpExample, { example: example.typed }),
      ]
        .filter(Boolean)
        .join(" · ");
    });
  return {
    title: phrases.helpTitle,
    summary: phrases.helpText,
    audience: "asker",
    parts: [
      { kind: "text", text: phrases.helpText },
      { kind: "list", items },
      footer({ articles, facts, ...(updatedAt && { updatedAt }) }),
    ],
  };
}

/** What is said of a failure that is nobody's mistake; of one that passes by itself, when to ask again. */
export const presentFailure = (error?: unknown): Presentation =>
  notice(phrases.noAnswer, error instanceof Outage ? phrases.outage : phrases.failure);
export const presentMistake = ({ message, place: mistaken }: Mistake): Presentation => ({
  ...notice(phrases.mistake, message),
  mistaken,
});
export const presentUnknownCommand = (name: string): Presentation =>
  notice(phrases.unknownCommand, fill(phrases.tryHelp, { name: `/${name}` }));

export const notice = (title: string, text: string): Presentation => ({
  title,
  summary: text,
  parts: [note(text)],
  audience: "asker",
});

/** A reply that says how fresh the archive is. */
export const fresh = (reply: Presentation, searched: Searched): Presentation => ({
  ...reply,
  parts: [...reply.parts, footer(searched)],
});
