import { typedOf } from "./audit.js";
import type { Request } from "./front-desk.js";
import { unreachable } from "./mistake.js";
import type { Channel } from "./posting.js";
import { squash } from "./words.js";

/** A question that was not answered, with how often and when it was last asked in these words in this place. */
export interface Unanswered extends Channel, Pick<Request, "command" | "input" | "within"> {
  readonly times: number;
  /** ISO instant. */
  readonly lastAt: string;
}

/** The questions of the desk's list, and how many are not on it. */
export interface Gaps {
  /** Newest first; each where it was last asked. */
  readonly open: readonly Unanswered[];
  /** Those that have an answer by now. */
  readonly answered: number;
  /** Those that were asked before, which were not looked at. */
  readonly more: number;
  /** Days for which questions are kept. */
  readonly days: number;
  /** False where questions are no longer kept. */
  readonly isKept: boolean;
}

/** Questions that are shown. */
const MOST = 20;
/** Questions that are asked again for it: each may take some milliseconds. */
const LOOKED_AT = 200;

/**
 * What of the questions has no answer yet.
 *
 * @param asked those that the reader of the list may know of, newest first
 * @param isOpen asks one again
 */
export async function gapsOf(
  asked: readonly Unanswered[],
  isOpen: (question: Unanswered) => Promise<boolean>,
): Promise<Pick<Gaps, "open" | "answered" | "more">> {
  const questions = foldQuestions(asked);
  const open: Unanswered[] = [];
  let looked = 0;
  for (const question of questions.slice(0, LOOKED_AT)) {
    if (open.length === MOST) break;
    looked += 1;
    if (await isOpen(question)) open.push(question);
  }
  return { open, answered: looked - open.length, more: questions.length - looked };
}

/** One question, however it was spelt, however often and wherever it was asked. */
function foldQuestions(asked: readonly Unanswered[]): readonly Unanswered[] {
  const questions = new Map<string, Unanswered>();
  for (const one of asked) {
    const key = squash(typedOf(one));
    const newer = questions.get(key);
    questions.set(key, newer ? { ...newer, times: newer.times + one.times } : one);
  }
  return [...questions.values()];
}

/** Where a question was asked, as far as the desk may know: who talks with the bot alone is left alone. */
export type Asked =
  | { readonly kind: "channel"; readonly href: string }
  | { readonly kind: "direct" | "terminal" | "web" };

/** The place of a question. Slack's direct messages are channels with a D, Discord's have no server. */
export function placeOf({ platform, tenant, channel }: Channel): Asked {
  switch (platform) {
    case "slack":
      return channel.startsWith("D") ? { kind: "direct" } : inSlack(tenant, channel);
    case "discord":
      return tenant ? inDiscord(tenant, channel) : { kind: "direct" };
    case "terminal":
    case "web":
      return { kind: platform };
    default:
      return unreachable(platform);
  }
}

/** docs.slack.dev/interactivity/deep-linking: opens the channel in whichever client the reader has. */
const inSlack = (team: string, channel: string): Asked => ({
  kind: "channel",
  href: `https://slack.com/app_redirect?${new URLSearchParams({ team, channel })}`,
});

const inDiscord = (guild: string, channel: string): Asked => ({
  kind: "channel",
  href: `https://discord.com/channels/${encodeURIComponent(guild)}/${encodeURIComponent(channel)}`,
});
