import { DiscordAPIError, HTTPError, RateLimitError } from "discord.js";
import type { DiscordConfig } from "../config.js";
import { Mistake } from "../core/mistake.js";

/** Where the keys of an app are, as its owner finds them. */
export const portal = "discord.com/developers/applications → your app";

/** Nothing can be said to this interaction any more: it is too old, or answered elsewhere. */
export const isTooLate = (error: unknown): boolean =>
  error instanceof DiscordAPIError && tooLate.has(error.code);

/** 10062 unknown interaction, 40060 already acknowledged, 10015 unknown webhook. topics/opcodes-and-status-codes */
const tooLate = new Set<number | string>([10062, 40060, 10015]);

/** Whether a call failed before a connection stood, so that nothing can have been sent. */
export const isUnsent = (error: unknown): boolean => unsent.has(codeOf(error));

const unsent = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** Why Discord did not do what it was asked, with the step that mends it where there is one. */
export function reasonOf(error: unknown): string {
  if (error instanceof DiscordAPIError)
    return remedies[error.code] ?? remedies[error.status] ?? refusal(error);
  if (error instanceof HTTPError) return `Discord failed with ${error.status} ${error.message}`.trim();
  if (error instanceof RateLimitError) return `Discord asks to wait ${error.retryAfter / 1000} s`;
  if (isUnsent(error)) return `Discord cannot be reached (${codeOf(error)}): check the network and any proxy`;
  return `Discord did not answer (${codeOf(error) || messageOf(error)})`;
}

/** A failed call as a mistake of one line. */
export function mistakeOf(error: unknown, { token }: DiscordConfig): Mistake {
  if (isRefusedToken(error)) return tokenMistake(token);
  return new Mistake("Discord", reasonOf(error), "verbatim doctor looks at each setting");
}

/** Whether Discord does not accept the token. */
export const isRefusedToken = (error: unknown): boolean =>
  error instanceof DiscordAPIError && error.status === 401;

const copyToken = `copy it from ${portal} → Bot → Reset Token`;

/** The way to a permission; what to add follows it. */
export const invite = "in Discord: channel → Edit Channel → Permissions → add Verbatim";

const remedies: Readonly<Record<number | string, string>> = {
  401: `Discord refused DISCORD_TOKEN: ${copyToken}`,
  10003: "there is no such channel: copy its id with channel → Copy Channel ID (Developer Mode on)",
  10008: "the message has been deleted",
  50007: "the person takes no direct messages from the bot",
  50001: `Verbatim may not see this channel: ${invite} with View Channel`,
  50013: `Verbatim lacks a permission in this channel: ${invite} with Send Messages and Embed Links`,
};

const refusal = ({ status, code, message }: DiscordAPIError): string =>
  `Discord refused it with ${status}, code ${code}: ${message.replace(/\s+/g, " ")}`;

/** The token is not a bot token, or no longer one. What was pasted in its place is told from its shape. */
export const tokenMistake = (token: string): Mistake =>
  new Mistake("DISCORD_TOKEN", pastedInstead(token), copyToken);

function pastedInstead(token: string): string {
  if (/^xox|^xapp-/.test(token)) return "is a Slack token";
  if (/^Bot\s/i.test(token)) return 'starts with "Bot "; only what follows belongs here';
  if (/^[0-9a-f]{64}$/i.test(token)) return "is the app's public key";
  if (/^\d{15,20}$/.test(token)) return "is an id";
  if (/^[\w-]{32}$/.test(token)) return "looks like the OAuth2 client secret";
  return "was refused by Discord: it is wrong, revoked or not a bot's";
}

function codeOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : "";
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? (error.name === "AbortError" ? "timeout" : error.message) : String(error);
