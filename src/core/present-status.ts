import { ageOf } from "./age.js";
import type { Searched } from "./answer.js";
import { printMinute } from "./day.js";
import type { DigestTrouble, FeedHealth, Health } from "./health.js";
import { fill, phrases } from "./phrases.js";
import { footer, heading, note } from "./present.js";
import { digestLine } from "./present-digests.js";
import type { Part, Presentation } from "./presentation.js";
import type { Upcoming } from "./subscription.js";

const { status: words } = phrases;

/** What `/status` looks at. */
export interface Standing {
  readonly searched: Searched;
  readonly digests: readonly Upcoming[];
  /** Each digest is posted in a channel of its own, which is named. */
  readonly isElsewhere: boolean;
  /** Absent where it is not known. */
  readonly health?: Health;
  readonly now: Date;
}

/** `/status`: how old the archive is, how each feed stands, what is posted here and what was not. */
export function presentStatus({ searched, digests, isElsewhere, health, now }: Standing): Presentation {
  const { updatedAt } = searched;
  const age = updatedAt ? fill(words.age, { age: ageOf(updatedAt, now) }) : phrases.searchedEmpty;
  return {
    title: words.title,
    summary: age,
    audience: "asker",
    parts: [
      note(age),
      ...(health ? [heading(words.feeds), ...listOr(words.noFeed, health.feeds.map(feedLine))] : []),
      heading(phrases.subscription.title),
      ...listOr(
        phrases.digestNowhere,
        digests.map((one) => digestLine(one, isElsewhere)),
      ),
      ...(health?.trouble ? [heading(words.trouble), note(troubleLine(health.trouble))] : []),
      footer(searched),
    ],
  };
}

const listOr = (nothing: string, items: readonly string[]): readonly Part[] =>
  items.length ? [{ kind: "list", items }] : [note(nothing)];

/** How a feed stands, in a line. */
export function feedLine({ name, readAt, failing }: FeedHealth): string {
  if (failing) return fill(words.failing, { name, since: printMinute(failing.since), why: failing.why });
  return readAt ? fill(words.read, { name, at: printMinute(readAt) }) : fill(words.unread, { name });
}

const troubleLine = ({ kind, reason, ...slot }: DigestTrouble): string =>
  phrases.digest[kind === "unclear" ? "perhapsPosted" : "notPosted"](slot, reason);
