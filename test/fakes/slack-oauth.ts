import { workspaceOf } from "./slack-payloads.js";

/** Slack's side of installations: codes and refresh tokens are good for one use, tokens run out. */
export interface SlackApp {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Seconds that a token lasts; 0: for ever, without a refresh token. */
  tokenSeconds: number;
  /** Every token that was ever given out. */
  readonly issued: readonly string[];
  /** How often a refresh token was exchanged. */
  readonly exchanges: number;
  /** A person of the workspace allows what a browser was sent to Slack for; where Slack sends it back to. */
  allow(address: string, team: string, options?: { readonly wholeOrganisation?: boolean }): string;
  /** The person declines. */
  decline(address: string): string;
  /** From now on the tokens of a workspace answer `token_expired`. */
  expire(team: string): void;
  /** The workspace removes the app. */
  uninstall(team: string): void;
  /** Of which workspace a token is, or why it is none. */
  bearer(token: string): { readonly team: string } | { readonly error: string };
  /** `oauth.v2.access` */
  access(form: Readonly<Record<string, string>>): Readonly<Record<string, unknown>>;
}

interface Token {
  readonly team: string;
  expiresAt: number;
  gone: boolean;
}

/** The OAuth side of a local Slack. */
export function slackApp(next: () => string): SlackApp {
  const tokens = new Map<string, Token>();
  const refreshTokens = new Map<string, string>();
  const codes = new Map<
    string,
    { readonly team: string; readonly redirect: string; readonly whole: boolean }
  >();
  const issued: string[] = [];
  let exchanges = 0;

  function credentials(team: string) {
    const token = `xoxe.xoxb-${team}-${next()}`;
    const seconds = app.tokenSeconds;
    tokens.set(token, { team, expiresAt: seconds ? Date.now() + seconds * 1000 : Infinity, gone: false });
    issued.push(token);
    if (!seconds) return { access_token: token };
    const refresh = `xoxe-1-${team}-${next()}`;
    refreshTokens.set(refresh, team);
    issued.push(refresh);
    return { access_token: token, refresh_token: refresh, expires_in: seconds };
  }

  function backTo(address: string, answer: Readonly<Record<string, string>>): string {
    const { searchParams } = new URL(address);
    const back = new URL(searchParams.get("redirect_uri") ?? "");
    back.search = new URLSearchParams({ ...answer, state: searchParams.get("state") ?? "" }).toString();
    return back.href;
  }

  function refreshed(refreshToken = ""): Readonly<Record<string, unknown>> {
    const team = refreshTokens.get(refreshToken);
    if (!team || !refreshTokens.delete(refreshToken)) return { ok: false, error: "invalid_refresh_token" };
    exchanges += 1;
    return { ok: true, token_type: "bot", ...credentials(team) };
  }

  const app: SlackApp = {
    clientId: "1.2",
    clientSecret: "a-client-secret",
    tokenSeconds: 12 * 3600,
    issued,
    get exchanges() {
      return exchanges;
    },
    allow: (address, team, { wholeOrganisation: whole = false } = {}) => {
      const code = `code-${next()}`;
      codes.set(code, { team, whole, redirect: new URL(address).searchParams.get("redirect_uri") ?? "" });
      return backTo(address, { code });
    },
    decline: (address) => backTo(address, { error: "access_denied" }),
    expire: (team) => {
      for (const token of tokens.values()) if (token.team === team) token.expiresAt = 0;
    },
    uninstall: (team) => {
      for (const token of tokens.values()) if (token.team === team) token.gone = true;
      for (const [token, of] of refreshTokens) if (of === team) refreshTokens.delete(token);
    },
    bearer: (token) => {
      const known = tokens.get(token);
      if (!known) return { error: "invalid_auth" };
      if (known.gone) return { error: "account_inactive" };
      return known.expiresAt > Date.now() ? { team: known.team } : { error: "token_expired" };
    },
    access: ({ client_id, client_secret, code = "", redirect_uri, grant_type, refresh_token }) => {
      if (client_id !== app.clientId) return { ok: false, error: "invalid_client_id" };
      if (client_secret !== app.clientSecret) return { ok: false, error: "bad_client_secret" };
      if (grant_type === "refresh_token") return refreshed(refresh_token);
      const granted = codes.get(code);
      codes.delete(code);
      if (!granted) return { ok: false, error: "invalid_code" };
      if (granted.redirect !== redirect_uri) return { ok: false, error: "bad_redirect_uri" };
      const { team, whole } = granted;
      const { name, bot } = workspaceOf(team);
      return {
        ...{ ok: true, app_id: "A1", token_type: "bot", scope: "commands,chat:write,app_mentions:read" },
        ...{ bot_user_id: bot, authed_user: { id: "UADMIN" }, is_enterprise_install: whole },
        team: whole ? null : { id: team, name },
        enterprise: whole ? { id: "E1", name: "Acme Holding" } : null,
        ...credentials(team),
      };
    },
  };
  return app;
}
