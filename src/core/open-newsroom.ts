import { recordOf } from "./article-record.js";
import { ask } from "./ask.js";
import { check } from "./claim.js";
import { coverageOf } from "./coverage.js";
import { digestFor, digestOf } from "./digest.js";
import { type Edition, searchedIn } from "./edition.js";
import type { DigestSetting, Newsroom } from "./newsroom.js";
import { between } from "./period.js";
import { statementsOf } from "./statements.js";
import { timelineOf } from "./timeline.js";

/** What a newsroom is opened with. */
export interface Setting {
  readonly edition: Edition;
  readonly now: Date;
  /** IANA zone in which the newsroom's days begin and end. */
  readonly zone: string;
  readonly digests?: readonly DigestSetting[];
}

/** The view of an edition that commands get. */
export function openNewsroom({ edition, now, zone, digests = [] }: Setting): Newsroom {
  return {
    ask: async (question, filters = {}) => ask(edition, question, filters, now),
    check: async (sentence) => check(edition, sentence, now),
    said: async (person, about, filters = {}) => statementsOf(edition, person, about, filters, now),
    timeline: async (topic, filters = {}) => timelineOf(edition, topic, filters, now),
    coverage: async (topic, filters = {}) => coverageOf(edition, topic, filters, now),
    article: async (name) => recordOf(edition, name),
    digest: async (day) => digestOf(edition, day, zone),
    digestBetween: async (from, to) => digestFor(edition, between(from, to, zone), zone),
    status: async () => ({ ...searchedIn(edition), digests }),
  };
}
