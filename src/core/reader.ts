import type { Answer } from "./answer.js";
import { recordOf } from "./article-record.js";
import { withChanges } from "./as-of.js";
import { ask } from "./ask.js";
import { check } from "./claim.js";
import { coverageOf } from "./coverage.js";
import { localNoon } from "./day.js";
import { dayOf, digestFor, digestOf, type Intake, interested, newestDays } from "./digest.js";
import { type Histories, mayHaveChanged } from "./digest-changes.js";
import { type Edition, searchedIn } from "./edition.js";
import type { Reading } from "./facts.js";
import type { Filters } from "./filters.js";
import type { Newsroom } from "./newsroom.js";
import { between, type Period } from "./period.js";
import { pageOf } from "./source-page.js";
import { statementsOf } from "./statements.js";
import { suggest } from "./suggest.js";
import { timelineOf } from "./timeline.js";

/** What readers could see before now. */
export interface Past {
  /** The revisions of an article that may be read now, oldest first; none where it may not be. */
  history(slug: string): Promise<readonly Reading[]>;
  /** What had been published by the end of an ISO day in the newsroom's zone. */
  editionAsOf(day: string): Promise<Edition>;
}

/** What is read, and when. */
export interface View {
  readonly edition: Edition;
  readonly past: Past;
  readonly now: Date;
  /** IANA zone in which the newsroom's days begin and end. */
  readonly zone: string;
}

/** All of a newsroom that only reads. What goes in and what comes out are values, so that another thread may do it. */
export interface Reader
  extends Pick<
    Newsroom,
    | "ask"
    | "check"
    | "said"
    | "timeline"
    | "coverage"
    | "article"
    | "page"
    | "digest"
    | "days"
    | "suggest"
    | "status"
  > {
  /** @param intake how the feeds stand, for the post of a day without news */
  digestBetween(
    from: Date,
    to: Date,
    wanted: Parameters<Newsroom["digestBetween"]>[2],
    intake: Intake | undefined,
  ): ReturnType<Newsroom["digestBetween"]>;
}

/** Reads an edition. */
export function readerOf({ edition, past, now, zone }: View): Reader {
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
    async digestBetween(from, to, wanted, intake) {
      const place = wanted?.zone ?? zone;
      const period = between(from, to, place);
      return digestFor(edition, period, place, wanted && (await interested(edition, wanted, now)), {
        histories: await historiesFor(period),
        ...(intake && { intake }),
      });
    },
    suggest: (kind, typed) => suggest(edition, zone, kind, typed),
    status: async () => searchedIn(edition),
  };
}
