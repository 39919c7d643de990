import type { Answer } from "./answer.js";
import { recordOf } from "./article-record.js";
import { withChanges } from "./as-of.js";
import { ask } from "./ask.js";
import { check } from "./claim.js";
import { coverageOf } from "./coverage.js";
import { localNoon } from "./day.js";
import { noDesks } from "./desks.js";
import { dayOf, digestFor, digestOf, type Intake, interested, newestDays } from "./digest.js";
import { type Histories, mayHaveChanged } from "./digest-changes.js";
import { type Edition, searchedIn } from "./edition.js";
import type { Reading } from "./facts.js";
import type { Filters } from "./filters.js";
import type { Newsroom } from "./newsroom.js";
import { between, type Period } from "./period.js";
import type { Platform } from "./posting.js";
import { pageOf } from "./source-page.js";
import { statementsOf } from "./statements.js";
import { noDigests } from "./subscription.js";
import { suggest } from "./suggest.js";
import { timelineOf } from "./timeline.js";
import { noWatches } from "./watch.js";

/** What readers could see before now. */
export interface Past {
  /** The revisions of an article that may be read now, oldest first; none where it may not be. */
  history(slug: string): Promise<readonly Reading[]>;
  /** What had been published by the end of an ISO day in the newsroom's zone. */
  editionAsOf(day: string): Promise<Edition>;
}

/** What a newsroom is opened with. */
export interface Setting {
  readonly edition: Edition;
  readonly past: Past;
  readonly now: Date;
  /** IANA zone in which the newsroom's days begin and end. */
  readonly zone: string;
  /** Where it is asked; left out from a shell. */
  readonly platform?: Platform;
  readonly digests?: Newsroom["digests"];
  readonly desks?: Newsroom["desks"];
  readonly watches?: Newsroom["watches"];
  /** How the feeds and the digests stand; left out where there are none. */
  readonly health?: Newsroom["health"];
  /** What happened to an article or a digest; left out where nobody is told. */
  readonly why?: Newsroom["why"];
  /** The questions that were not answered; left out where the asker may not see them. */
  readonly gaps?: Newsroom["gaps"];
  /** How the feeds stand, for the post of a day without news; left out where nothing is fetched. */
  readonly intake?: () => Promise<Intake>;
  /** Takes in an address; left out where the asker may not add. */
  readonly add?: Newsroom["add"];
}

/** The view of an edition that commands get. */
export function openNewsroom({
  edition,
  past,
  now,
  zone,
  platform,
  digests = noDigests,
  desks = noDesks,
  watches = noWatches,
  health,
  why,
  gaps,
  intake,
  add,
}: Setting): Newsroom {
  async function askAsOf(question: string, filters: Filters, day: string): Promise<Answer> {
    const edition = await past.editionAsOf(day);
    const answer = await ask(edition, question, filters, new Date(localNoon(day, zone)));
    const searched = { ...answer.searched, asOf: day };
    return withChanges({ ...answer, searched }, (slug) => past.history(slug));
  }

  /** Only of articles that the digest may have something to tell of: each is a look into the archive. */
  async function historiesFor(period: Period): Promise<Histories> {
    const revised = edition.articles.filter((listed) => mayHaveChanged(listed, period));
    return new Map(
      await Promise.all(
        revised.map(async ({ article: { slug } }) => [slug, await past.history(slug)] as const),
      ),
    );
  }

  return {
    ask: async (question, { "as-of": day, ...filters } = {}) =>
      day ? askAsOf(question, filters, day) : ask(edition, question, filters, now),
    check: async (sentence) => check(edition, sentence, now),
    said: async (person, about, filters = {}) => statementsOf(edition, person, about, filters, now),
    timeline: async (topic, filters = {}) => timelineOf(edition, topic, filters, now),
    coverage: async (topic, filters = {}) => coverageOf(edition, topic, filters, now),
    article: async (name) => recordOf(edition, name, (slug) => past.history(slug)),
    page: async (slug, revision) => pageOf(await past.history(slug), revision),
    digest: async (day) =>
      digestOf(edition, day, zone, { histories: await historiesFor(dayOf(edition, day, zone)) }),
    days: async (most) => newestDays(edition, zone, now, most),
    digestBetween: async (from, to, wanted) => {
      const place = wanted?.zone ?? zone;
      const period = between(from, to, place);
      return digestFor(edition, period, place, wanted && (await interested(edition, wanted, now)), {
        histories: await historiesFor(period),
        ...(intake && { intake: await intake() }),
      });
    },
    suggest: (kind, typed) => suggest(edition, zone, kind, typed),
    status: async () => searchedIn(edition),
    ...{ now, zone, digests, desks, watches },
    ...(platform && { platform }),
    ...(health && { health }),
    ...(why && { why }),
    ...(gaps && { gaps }),
    ...(add && { add }),
  };
}
