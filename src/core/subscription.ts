import { Mistake } from "./mistake.js";
import { phrases } from "./phrases.js";
import type { Channel } from "./posting.js";
import { readDays, readTime, readZone, type Schedule } from "./schedule.js";

/** What a digest is to hold. */
export interface Interest {
  /** Articles on any of these; on anything, where there are none. */
  readonly topics: readonly string[];
  /** Only articles of this publisher. */
  readonly publisher?: string;
}

/** A digest as somebody wants it. */
export interface Wanted extends Schedule, Interest {
  /** Nothing is posted where there is nothing new. */
  readonly quiet: boolean;
}

/** A daily digest of a channel. */
export interface Subscription extends Wanted, Channel {
  /** Counts up in its channel, from 1, and is given once; 0 is the one that the environment sets. */
  readonly number: number;
  readonly paused: boolean;
  /** Who asked for it. */
  readonly by?: string;
  /** ISO instant: what fell due before is not posted. */
  readonly since?: string;
}

/** A subscription, with the instants between which its next digest looks. ISO. */
export interface Upcoming extends Subscription {
  readonly from: string;
  readonly next: string;
}

/** The daily digests of a channel, as one asker may see and change them. */
export interface ChannelDigests {
  /** Whether it is a channel in which can be posted; elsewhere all channels' digests are listed. */
  readonly isChannel: boolean;
  /** In the order of their numbers. */
  list(): Promise<readonly Upcoming[]>;
  /** The subscription that is meant; its only one where no number is given. @throws {Mistake} */
  find(number: string): Promise<Upcoming>;
  /** Absent where the asker may not manage the channel. */
  readonly change?: {
    /** One that is just so already is that one. @throws {Mistake} where there are too many */
    add(wanted: Wanted): Promise<{ readonly isNew: boolean; readonly subscription: Upcoming }>;
    /** @throws {Mistake} where there is no such subscription, or the environment sets it */
    set(number: string, to: "paused" | "active" | "removed"): Promise<Upcoming>;
  };
}

/** Where nothing can be posted and nothing is. */
export const noDigests: ChannelDigests = {
  isChannel: false,
  list: async () => [],
  find: async () => {
    throw new Mistake("/digest", phrases.subscription.none, phrases.subscription.wants.channel);
  },
};

/** Most topics of a digest, and most characters of one. */
const MOST_TOPICS = 10;
const LONGEST = 80;

/**
 * Reads the options of `/digest subscribe`.
 *
 * @param zone where none is given
 * @throws {Mistake} naming the option, what is wrong and what is wanted
 */
export function readWanted(options: Readonly<Record<string, string>>, zone: string): Wanted {
  const { at = "", days, topics = "", publisher, empty = "say" } = options;
  if (!/^(?:say|quiet)$/i.test(empty))
    throw new Mistake("empty", phrases.subscription.noEmpty(empty), phrases.subscription.wants.empty);
  return {
    at: readTime(at),
    zone: options.zone === undefined ? zone : readZone(options.zone),
    ...(days !== undefined && { days: readDays(days) }),
    topics: readTopics(topics),
    ...(publisher !== undefined && { publisher }),
    quiet: empty.toLowerCase() === "quiet",
  };
}

function readTopics(typed: string): readonly string[] {
  const topics = typed
    .split(/[,;]/)
    .map((topic) => topic.trim())
    .filter(Boolean);
  const long = topics.find((topic) => topic.length > LONGEST);
  if (long)
    throw new Mistake(
      "topics",
      phrases.mistakes.tooLong(long.length),
      phrases.subscription.wants.topics(LONGEST),
    );
  if (topics.length > MOST_TOPICS)
    throw new Mistake(
      "topics",
      phrases.subscription.tooMany(topics.length),
      phrases.subscription.atMost(MOST_TOPICS),
    );
  return topics;
}
