import type { Searched } from "./answer.js";
import { localDay, printDay } from "./day.js";
import { fill, phrases } from "./phrases.js";
import { fresh, notice } from "./present.js";
import { interestOf } from "./present-digest.js";
import type { Presentation } from "./presentation.js";
import { printDays, weekdayOf } from "./schedule.js";
import type { Upcoming } from "./subscription.js";

const { subscription: words } = phrases;

/**
 * `/digest list`: what is posted, when, and when next.
 *
 * @param isElsewhere each is posted in a channel of its own, which is named
 */
export function presentDigests(
  digests: readonly Upcoming[],
  isElsewhere: boolean,
  searched: Searched,
): Presentation {
  const lines = digests.map((one) => digestLine(one, isElsewhere)).join("\n");
  return fresh(notice(words.title, lines || phrases.digestNowhere), searched);
}

/** What became of a subscription, and how it stands now. */
export function presentChange(
  became: "added" | "known" | "paused" | "active" | "removed",
  subscription: Upcoming,
  searched: Searched,
): Presentation {
  const said = fill(words[became], { number: subscription.number });
  return fresh(notice(said, became === "removed" ? said : digestLine(subscription, false)), searched);
}

/** What the desk is told, in its channel. */
export const presentToDesk = (reason: string): Presentation => ({
  ...notice(phrases.desk, reason),
  audience: "channel",
});

/** Why a change is refused: there is no channel, or the asker may not. */
export const presentMayNot = (isChannel: boolean, searched: Searched): Presentation =>
  fresh(notice(phrases.mistake, isChannel ? words.mayNot : words.noChannel), searched);

/** `/digest setup`: a form, and how the same is typed. */
export const presentForm = (zone: string): Presentation => ({
  ...notice(phrases.form.title, fill(phrases.form.typed, { zone })),
  form: { zone },
});

/** A digest in a line: what is posted, when, and when next. */
export function digestLine(subscription: Upcoming, isElsewhere: boolean): string {
  const { number, days, at, zone, quiet, paused, platform, channel, next } = subscription;
  const place = { platform: platform === "slack" ? "Slack" : "Discord", channel };
  const line = fill(words.line, {
    number,
    ...{ at, zone },
    days: printDays(days),
    what: interestOf(subscription) && `,${interestOf(subscription)}`,
    quiet: quiet ? words.quiet : "",
    next: paused ? words.isPaused : nextOf(next, zone),
  });
  return (
    line + (isElsewhere ? fill(words.inChannel, place) : "") + (number === 0 ? words.configuredLine : "")
  );
}

/** “Next: Tue 1 Dec 2026, 07:30 Europe/London.”, as the clocks there will show it. */
function nextOf(next: string, zone: string): string {
  const day = localDay(next, zone);
  const at = new Date(next).toLocaleTimeString("sv-SE", { timeZone: zone, timeStyle: "short" });
  return fill(words.next, { day: `${printDays([weekdayOf(day)])} ${printDay(day)},`, at, zone });
}
