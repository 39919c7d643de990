import { Mistake, unreachable } from "./mistake.js";
import { phrases } from "./phrases.js";
import type { Channel } from "./posting.js";
import { termsOf } from "./terms.js";
import { squash } from "./words.js";

/** What new articles are watched for. */
export type Target =
  | { readonly kind: "phrase"; readonly words: string }
  | { readonly kind: "person"; readonly name: string }
  | { readonly kind: "topic"; readonly topic: string }
  | { readonly kind: "contradictions" };

/** Who is told: everybody in the channel, or only the one who asked, by direct message. */
export type Addressee = "channel" | "me";

/** Something that a channel or a person wants to be told of. */
export interface Watch extends Channel {
  /** Counts up, from 1, in its channel or for its person, and is given once. */
  readonly number: number;
  readonly target: Target;
  readonly to: Addressee;
  /** Who asked for it. */
  readonly by: string;
  /** ISO instant: only what readers could first see after it is told. */
  readonly since: string;
}

/** The watches of a channel, as one asker may see and change them, and the asker's own. */
export interface ChannelWatches {
  /** Whether it is a channel in which can be posted; elsewhere all channels' watches are listed. */
  readonly isChannel: boolean;
  /** The channel's, then the asker's own, each in the order of their numbers. */
  list(): Promise<readonly Watch[]>;
  /** The watch that is meant. @throws {Mistake} where there is none of this number, or two */
  find(number: string, to?: Addressee): Promise<Watch>;
  /** For the channel: absent where the asker may not manage it. For the asker: where nothing can be posted. */
  readonly change: Readonly<Partial<Record<Addressee, WatchChange>>>;
}

/** What may be changed. */
export interface WatchChange {
  /** One that is just so already is that one. @throws {Mistake} where there are too many */
  add(target: Target): Promise<{ readonly isNew: boolean; readonly watch: Watch }>;
  remove(watch: Watch): Promise<void>;
}

/** Where nothing can be posted and nothing is. */
export const noWatches: ChannelWatches = {
  isChannel: false,
  list: async () => [],
  find: async () => {
    throw new Mistake("/watch", phrases.watch.none, phrases.subscription.wants.channel);
  },
  change: {},
};

/** Longest phrase, name or topic, in characters: more is a paragraph pasted by mistake. */
const LONGEST = 200;

/**
 * What is to be watched for, as typed.
 *
 * @throws {Mistake} where that is nothing, several things, too long or has no word in it
 */
export function readTarget(
  argument: string,
  { person, topic }: Readonly<Record<string, string>>,
): Exclude<Target, { readonly kind: "contradictions" }> {
  const words = unquoted(argument);
  const given = [
    ...(argument.trim() ? [{ kind: "phrase", words } as const] : []),
    ...(person === undefined ? [] : [{ kind: "person", name: unquoted(person) } as const]),
    ...(topic === undefined ? [] : [{ kind: "topic", topic: unquoted(topic) } as const]),
  ];
  const [target] = given;
  if (!target) throw new Mistake("/watch", phrases.watch.nothing, phrases.watch.wants.something);
  if (given.length > 1) throw new Mistake("/watch", phrases.watch.severalKinds, phrases.watch.wants.oneKind);
  const typed = typedIn(target);
  if (typed.length > LONGEST)
    throw new Mistake(
      "/watch",
      phrases.mistakes.tooLong(typed.length),
      phrases.mistakes.tooLongRemedy(LONGEST),
    );
  // A topic is found by its words that matter, a phrase and a name by all of them.
  if (target.kind === "topic" ? termsOf(typed).length === 0 : squash(typed) === "")
    throw new Mistake("/watch", phrases.watch.noWords(typed), phrases.watch.wants.something);
  return target;
}

/** @throws {Mistake} where it is neither */
export function readAddressee(typed: string): Addressee {
  const to = typed.toLowerCase();
  if (to === "channel" || to === "me") return to;
  throw new Mistake("to", phrases.watch.noAddressee(typed), phrases.watch.wants.to);
}

/** What was typed of a target. */
export function typedIn(target: Target): string {
  switch (target.kind) {
    case "phrase":
      return target.words;
    case "person":
      return target.name;
    case "topic":
      return target.topic;
    case "contradictions":
      return "";
    default:
      return unreachable(target);
  }
}

/** Whether two are the same wish, however they were typed. */
export const isSameTarget = (a: Target, b: Target): boolean =>
  a.kind === b.kind && squash(typedIn(a)) === squash(typedIn(b));

/** Without the quotation marks around it, and on one line. */
const unquoted = (typed: string): string =>
  typed
    .trim()
    .replace(/^["“”„‟«»]+([^"“”„‟«»]+)["“”„‟«»]+$/u, "$1")
    .replace(/\s+/gu, " ")
    .trim();
