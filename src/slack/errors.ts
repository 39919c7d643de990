import { webApi } from "@slack/bolt";
import { Mistake, Outage } from "../core/mistake.js";
import { NotInstalled, NotRenewed } from "./reach.js";

const { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } = webApi;

/** Refusals that come from trouble on Slack's side: what was asked may have been done. */
const troubles: ReadonlySet<string> = new Set([
  "fatal_error",
  "internal_error",
  "request_timeout",
  "service_unavailable",
]);

/** What a call to Slack came to when it did not succeed. */
export type Trouble =
  /** Slack understood and did nothing. */
  | { readonly kind: "refused"; readonly code: string; readonly needed?: string }
  | { readonly kind: "rate-limited"; readonly retryAfterMs?: number }
  /** No connection was made, so nothing was done. */
  | { readonly kind: "unreachable"; readonly code: string }
  /** The bot is not in that workspace, so nothing was done. */
  | { readonly kind: "not-installed"; readonly code: string }
  /** It may have been done or not. */
  | { readonly kind: "unclear"; readonly code: string };

/** Reads an error of the SDK. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof WebAPIRateLimitedError)
    return { kind: "rate-limited", retryAfterMs: error.retryAfter * 1000 };
  if (error instanceof WebAPIPlatformError) return refusal(error);
  if (error instanceof WebAPIHTTPError) return { kind: "unclear", code: `HTTP ${error.statusCode}` };
  if (error instanceof WebAPIRequestError) return failedRequest(error.original);
  if (error instanceof NotInstalled) return { kind: "not-installed", code: error.message };
  if (error instanceof NotRenewed) return { kind: "unreachable", code: error.message };
  if (error instanceof Outage) return { kind: "unreachable", code: error.message };
  if (error instanceof Mistake) return { kind: "refused", code: error.message };
  return { kind: "unclear", code: error instanceof Error ? error.message : String(error) };
}

function refusal({ data }: webApi.WebAPIPlatformError): Trouble {
  if (troubles.has(data.error)) return { kind: "unclear", code: data.error };
  if (data.error === "ratelimited" || data.error === "rate_limited") return { kind: "rate-limited" };
  return {
    kind: "refused",
    code: data.error,
    ...("needed" in data && typeof data.needed === "string" && { needed: data.needed }),
  };
}

const notConnected: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ENETUNREACH",
  "EHOSTUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

function failedRequest(error: Error): Trouble {
  const { cause } = error;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : error.message;
  return { kind: notConnected.has(code) ? "unreachable" : "unclear", code };
}

const explanations: Readonly<Record<string, string>> = {
  not_in_channel: "the bot is not in the channel; invite it there: /invite @Verbatim",
  channel_not_found: "no such channel, or a private one the bot is not in; check the id, /invite @Verbatim",
  is_archived: "the channel is archived; choose another",
  message_not_found: "the message has been deleted",
  thread_not_found: "the thread has been deleted",
  cant_update_message: "the message is not the bot's own",
  edit_window_closed: "the workspace lets nobody edit messages so old",
  cannot_dm_bot: "a bot takes no direct messages",
  user_not_found: "the person has left the workspace",
  user_disabled: "the person has left the workspace",
  messages_tab_disabled:
    "the app takes no direct messages; paste the output of `verbatim manifest` at api.slack.com/apps → your app → App Manifest",
  restricted_action: "the workspace lets only some people post there; ask its admin",
  invalid_auth: "the token is wrong",
  not_authed: "the token is missing",
  not_allowed_token_type: "the token is of another kind",
  token_revoked: "the token was revoked",
  token_expired: "the token has expired",
  account_inactive: "the app was removed from the workspace",
};

/** Slack's code with what it means and what to do about it: `missing_scope: the app lacks channels:history`. */
export function explain(code: string, needed?: string): string {
  const meaning = code === "missing_scope" ? `the app lacks ${needed ?? "a scope"}` : explanations[code];
  return meaning ? `${code}: ${meaning}` : code;
}

/** A trouble in one line. */
export function wordsOf(trouble: Trouble): string {
  switch (trouble.kind) {
    case "rate-limited":
      return "rate limited";
    case "refused":
      return explain(trouble.code, trouble.needed);
    default:
      return trouble.code;
  }
}
