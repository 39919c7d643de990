import type { Citation } from "./citation.js";
import type { Mistake } from "./mistake.js";
import type { Channel } from "./posting.js";
import type { Presentation } from "./presentation.js";

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/**
 * A day as newsrooms print it. An instant is printed as its day in UTC.
 *
 * @example
 * printDay("2026-01-07T09:30:00Z") // => "7 Jan 2026"
 */
export function printDay(iso: string): string {
  const [year, month, day] = iso.slice(0, 10).split("-").map(Number);
  return `${day} ${months[(month ?? 1) - 1]} ${year}`;
}

/** Whose words a citation holds: `Volodymyr Zelensky, Ukrainian President`, or nothing. */
export const creditOf = ({ speaker, role }: Citation): string =>
  speaker ? [speaker, role].filter(Boolean).join(", ") : "";

/** The line under a quote, after the headline: publisher, byline, date, place. */
export function sourceOf({ article, place, kind }: Citation): string {
  const where =
    kind === "sentence" ? `paragraph ${place.paragraph}, sentence ${place.sentence}` : phrases.kinds[kind];
  const revision = article.revision > 1 ? `revision ${article.revision}` : "";
  return [article.publisher, article.byline, printDay(article.publishedAt), where, revision]
    .filter(Boolean)
    .join(" · ");
}

/** The newsroom's newest note on the article a citation comes from, or nothing. */
export const correctionOf = ({ correction }: Citation): string =>
  correction ? `CORRECTION, ${printDay(correction.at)}: ${correction.note}` : "";

/** Other articles that print the same sentence, or nothing. */
export const alsoInOf = ({ alsoIn }: Citation): string =>
  alsoIn.length
    ? `Also in: ${alsoIn.map((line) => [line.headline, line.publisher].filter(Boolean).join(", ")).join("; ")}`
    : "";

type DigestSlot = Channel & { readonly day: string };

const digestOf = ({ day, platform, channel }: DigestSlot) =>
  `The digest of ${printDay(day)} for ${platform} channel ${channel}`;

/** Every phrase the bot can say. What is in braces is filled in. */
export const phrases = {
  looking: "Looking in the archive …",
  kinds: {
    headline: "headline, not a fact of the body",
    heading: "section heading, not a fact of the body",
    dateline: "dateline",
    reference: "listed source, not this article's text",
  },
  tooLong: (characters: number) =>
    `This sentence is too long to be shown here (${characters} characters). Open the article to read it.`,
  leftOut: (parts: number) =>
    `Left out for length: ${parts} more ${parts === 1 ? "part" : "parts"} of this reply.`,
  sides: { claim: "The claim", article: "The article" },
  reference: (reference: string) => `Reference ${reference}`,
  slashOnly: "Verbatim answers slash commands only. Try /help.",
  digest: {
    notPosted: (slot: DigestSlot, reason: string) => `${digestOf(slot)} was not posted: ${reason}`,
    perhapsPosted: (slot: DigestSlot, reason: string) =>
      `${digestOf(slot)} may be in the channel or not, so it is not posted again: ${reason}`,
    interrupted: (slot: DigestSlot, reason: string) =>
      `${digestOf(slot)} was interrupted. Before it is posted again the channel is searched for it: ${reason}`,
    missed: (slot: DigestSlot, days: readonly string[]) =>
      `Not posted for ${slot.platform} channel ${slot.channel}, because Verbatim was not running: the digest of ${days.map(printDay).join(", ")}.`,
    notRunning: "Verbatim was not running for this channel at its time.",
    notMade: (reason: string) => `it could not be made: ${reason}`,
    tooBusy: (reason: string) => `the platform asked to wait for too long: ${reason}`,
    stopped: "Verbatim was stopped while the platform asked it to wait.",
  },
  failure: "Something went wrong on our side and has been logged. Nothing was lost; please try again.",
} as const;

export const presentFailure = (): Presentation => notice("No answer this time", phrases.failure);

export const presentMistake = ({ message }: Mistake): Presentation => notice("That did not work", message);

export const presentUnknownCommand = (name: string): Presentation =>
  notice("Unknown command", `There is no command /${name}. Try /help.`);

const notice = (title: string, text: string): Presentation => ({
  title,
  summary: text,
  parts: [{ kind: "note", text }],
  audience: "asker",
});
