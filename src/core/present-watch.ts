import type { Searched } from "./answer.js";
import { citeAll } from "./cite.js";
import { writtenAt } from "./contradictions.js";
import { printDay } from "./day.js";
import type { Placed } from "./facts.js";
import { fill, phrases } from "./phrases.js";
import { cited, citedHere, fresh, lineText, note, notice } from "./present.js";
import type { Part, Presentation } from "./presentation.js";
import { typedIn, type Watch } from "./watch.js";
import type { Match, Told } from "./watched.js";

const { watch: words } = phrases;

/** Most sentences of an article in its message, and most articles in one that tells of several: what fits into one. */
const SENTENCES = 3;
const ARTICLES = 8;

/** `/watch list`. @param isElsewhere each is told in a channel of its own, which is named */
export function presentWatches(
  watches: readonly Watch[],
  isElsewhere: boolean,
  searched: Searched,
): Presentation {
  const lines = watches.map((one) => watchLine(one, isElsewhere)).join("\n");
  return fresh(notice(words.title, lines || words.nowhere), searched);
}

/** What became of a watch. */
export const presentWatchChange = (
  became: "added" | "known" | "removed",
  watch: Watch,
  searched: Searched,
): Presentation => fresh(notice(words[became], watchLine(watch, false)), searched);

/** Why a change is refused: there is no channel, or the asker may not. */
export const presentMayNotWatch = (isChannel: boolean, searched: Searched): Presentation =>
  fresh(notice(phrases.mistake, isChannel ? words.mayNot : phrases.subscription.noChannel), searched);

function watchLine(watch: Watch, isElsewhere: boolean): string {
  const { number, to, since, platform, channel } = watch;
  const place = { platform: platform === "slack" ? "Slack" : "Discord", channel };
  const told = isElsewhere ? fill(words.elsewhere, place) : words.to[to];
  return fill(words.line, { number, to: told, since: printDay(since), what: whatOf(watch) });
}

const whatOf = ({ target }: Watch): string => fill(words.what[target.kind], { typed: typedIn(target) });

/** What a watch tells of one article: its sentences, or each figure beside the earlier one. */
export function presentMatch(watch: Watch, { reading, told }: Match): Presentation {
  const shown = told.slice(0, SENTENCES);
  return alert(watch, lineText(reading.article), [
    ...sentencesOf(watch, shown),
    ...numbered(words.more, told.length - shown.length),
  ]);
}

/** What a watch tells of many articles at once: the first of each. */
export function presentBurst(watch: Watch, matches: readonly Match[]): Presentation {
  const shown = matches.slice(0, ARTICLES / (watch.target.kind === "contradictions" ? 2 : 1));
  const summary = fill(words.burst, { count: matches.length });
  return alert(watch, summary, [
    note(summary),
    ...sentencesOf(
      watch,
      shown.flatMap(({ told }) => told[0] ?? []),
    ),
    ...numbered(words.moreArticles, matches.length - shown.length),
  ]);
}

const alert = (watch: Watch, summary: string, parts: readonly Part[]): Presentation => ({
  title: fill(words.alert, { number: watch.number, what: whatOf(watch) }),
  summary,
  parts: [...parts, { kind: "footer", text: fill(words.end[watch.to], { number: watch.number }) }],
  audience: "channel",
});

/** An article is named with the first of its sentences; sides of a contradiction are named with each. */
function sentencesOf({ target }: Watch, told: readonly Told[]): readonly Part[] {
  const citations = citeAll(told.flatMap(sidesOf));
  if (target.kind === "contradictions") return [note(words.differs), ...cited(citations)];
  return citations.flatMap((citation, i) =>
    citations[i - 1]?.article.slug === citation.article.slug ? citedHere([citation]) : cited([citation]),
  );
}

/** The later article first. */
const sidesOf = ({ is, was }: Told): readonly Placed[] => {
  if (!was) return [is];
  return writtenAt(is.reading) >= writtenAt(was.reading) ? [is, was] : [was, is];
};

const numbered = ([one, several]: readonly [string, string], count: number): readonly Part[] =>
  count > 0 ? [note(count === 1 ? one : fill(several, { count }))] : [];
