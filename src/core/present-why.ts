import type { Searched } from "./answer.js";
import type { ArticleLine } from "./article.js";
import { printDay, printMinute, printMoment } from "./day.js";
import { unreachable } from "./mistake.js";
import { fill, phrases } from "./phrases.js";
import { footer, fresh, heading, lineText, note, notice } from "./present.js";
import { interestOf } from "./present-digest.js";
import { digestLine } from "./present-digests.js";
import { feedLine } from "./present-status.js";
import type { Part, Presentation } from "./presentation.js";
import type { DigestName, Fate, Outcome, RevisionTimes, SiteFeed, Stage, Why } from "./why.js";

const { became: words } = phrases;

/**
 * `/why`: what happened to an article or a digest, stage by stage.
 *
 * @param isElsewhere messages and digests of several channels are told, and their channels named
 */
export function presentWhy(why: Why, isElsewhere: boolean, searched: Searched): Presentation {
  const reply = (summary: string, parts: readonly Part[]): Presentation => ({
    title: words.title,
    summary,
    audience: "asker",
    parts: [...parts, footer(searched)],
  });
  switch (why.kind) {
    case "article": {
      const line = lineText(why.article);
      return reply(line, [
        { kind: "text", text: line },
        ...why.stages.flatMap((one) => stageParts(one, isElsewhere)),
      ]);
    }
    case "unknown": {
      const text = fill(phrases.recordUnknown, { name: why.name });
      const none = why.isAddress && why.feeds.length === 0 ? [note(words.noSiteFeed)] : [];
      return reply(text, [note(text), ...none, ...why.feeds.flatMap(siteFeedParts)]);
    }
    case "digest": {
      const lines = why.digests.map(({ digest, day, outcome }) => ({
        head: digestLine(digest, isElsewhere),
        fate: fill(words.of, { day: printDay(day), fate: outcomeText(outcome) }),
      }));
      const parts = lines.flatMap(({ head, fate }): readonly Part[] => [
        { kind: "text", text: head },
        note(fate),
      ]);
      const summary = lines.map(({ fate }) => fate).join(" ") || phrases.digestNowhere;
      return reply(summary, lines.length ? parts : [note(summary)]);
    }
    default:
      return unreachable(why);
  }
}

/** `/why` where nobody is told: on the pages. */
export const presentNoWhy = (searched: Searched): Presentation =>
  fresh(notice(words.title, words.notHere), searched);

function stageParts(stage: Stage, isElsewhere: boolean): readonly Part[] {
  switch (stage.kind) {
    case "known":
      return [
        note(fill(stage.url ? words.knownAs : words.known, { slug: stage.slug, url: stage.url ?? "" })),
      ];
    case "taken-in":
      return [note(fill(words.takenIn, { at: printMinute(stage.at) }))];
    case "feeds":
      return [note(stage.names.length ? fill(words.feeds, { names: stage.names.join("; ") }) : words.noFeed)];
    case "baseline":
      return [note(words.baseline)];
    case "copies":
      return [...copyParts(words.copyOf, stage.earlier), ...copyParts(words.copiedBy, stage.later)];
    case "embargo":
      return [
        note(fill(stage.isOver ? words.embargoOver : words.embargo, { until: printMoment(stage.until) })),
      ];
    case "withdrawn":
      return [note(words[stage.status])];
    case "desk":
      return [note(fill(words.desk, { desk: stage.desk }))];
    case "revisions":
      return [
        heading(phrases.recordRevisions),
        listOf(stage.revisions.map(revisionLine)),
        ...moreOf(stage.more),
      ];
    case "posts":
      return [
        heading(words.shownIn),
        listOf(
          stage.posts.map(
            ({ kind, at, ...where }) =>
              `${fill(words.posts[kind], { at: printMinute(at) })}${placeOf(where, isElsewhere)}`,
          ),
        ),
        ...moreOf(stage.more),
      ];
    case "digest": {
      const { digest, day, fate } = stage;
      const name = fill(words.digest, { number: digest.number }) + placeOf(digest, isElsewhere);
      const text = fill(words.of, { day: printDay(day), fate: fateText(fate, digest) });
      return [note(`${name}: ${text}`)];
    }
    default:
      return unreachable(stage);
  }
}

const listOf = (items: readonly string[]): Part => ({ kind: "list", items });
const moreOf = (more: number): readonly Part[] => (more ? [note(fill(words.more, { count: more }))] : []);

const copyParts = (phrase: string, articles: readonly ArticleLine[]): readonly Part[] =>
  articles.length ? [note(phrase), listOf(articles.map(lineText))] : [];

const placeOf = (
  { platform, channel }: Pick<DigestName, "platform" | "channel">,
  isElsewhere: boolean,
): string => (isElsewhere ? fill(phrases.subscription.inChannel, { platform, channel }) : "");

function revisionLine({ revision, storedAt, releasedAt }: RevisionTimes): string {
  const at = { revision, stored: printMinute(storedAt) };
  return releasedAt
    ? fill(words.revision, { ...at, released: printMinute(releasedAt) })
    : fill(words.unseen, at);
}

function siteFeedParts({ waiting, ...feed }: SiteFeed): readonly Part[] {
  const at = waiting?.seenAt ? printMinute(waiting.seenAt) : "";
  const item = waiting?.failed
    ? fill(words.failed[waiting.failed === 1 ? 0 : 1], { count: waiting.failed, at })
    : words.waiting;
  return [note(feedLine(feed)), ...(waiting ? [note(item)] : [])];
}

/** What became of a digest. */
function outcomeText(outcome: Outcome): string {
  switch (outcome.kind) {
    case "posted": {
      const { attempts, at } = outcome;
      return fill(words.posted[attempts === 1 ? 0 : 1], { at: printMinute(at), count: attempts });
    }
    case "skipped":
    case "refused":
    case "unclear":
      return fill(words[outcome.kind], { reason: outcome.reason });
    case "later":
      return fill(words.later, { due: printMinute(outcome.due) });
    case "before":
      return fill(words.before, { since: printMinute(outcome.since) });
    case "posting":
    case "off-day":
    case "paused":
    case "unrecorded":
      return words[outcome.kind];
    default:
      return unreachable(outcome);
  }
}

/** What a digest did with an article. */
function fateText(fate: Fate, digest: DigestName): string {
  switch (fate.kind) {
    case "quoted":
    case "copy":
    case "source":
    case "no-room":
    case "absent":
    case "untold":
      return fill(words[fate.kind], { at: printMinute(fate.at) });
    case "late":
      return fill(words.late, { at: printMinute(fate.at), from: printMinute(fate.readableFrom) });
    case "filtered":
      return fill(words.filtered, { what: interestOf(digest) });
    case "desk":
      return words.notItsDesk;
    case "later":
      return fill(words.next, { due: printMinute(fate.due) });
    default:
      return outcomeText(fate);
  }
}
