import type { IncomingMessage, ServerResponse } from "node:http";
import { type Installation, InstallProvider, InvalidStateError, MissingStateError } from "@slack/oauth";
import type { Logger } from "pino";
import type { SlackConfig, SlackInstallConfig } from "../config.js";
import type { Credentials, Installations, Workspace } from "../core/installation.js";
import type { Installing } from "../core/installing.js";
import { onceOptions, slackClient } from "./client.js";
import { troubleOf, wordsOf } from "./errors.js";
import { installState } from "./install-state.js";
import { limits } from "./limits.js";
import { slackLogger } from "./logger.js";
import { redirectUri, scopes } from "./manifest.js";

/** What installing leans on. */
export interface InstallerStart {
  readonly config: Pick<SlackConfig, "apiUrl"> & { readonly install: SlackInstallConfig };
  readonly installations: Installations;
  readonly log: Logger;
  /** True the first time an id is asked about. */
  isNew(id: string): Promise<boolean>;
}

/** Lets a browser install the app in a workspace. */
export interface Installer {
  /** Sends the browser to Slack. */
  begin(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Takes the browser back, and leaves it to the caller to answer. Never rejects. */
  finish(request: IncomingMessage, response: ServerResponse): Promise<Installing>;
}

/** Installs by the SDK's InstallProvider, with a state of our own and the archive as its store. */
export function slackInstaller({ config, installations, log, isNew }: InstallerStart): Installer {
  const { apiUrl, install } = config;
  const { clientId, clientSecret, key, url } = install;
  const wanted = { scopes: [...scopes], redirectUri: redirectUri(url) };
  const provider = new InstallProvider({
    clientId,
    clientSecret,
    stateStore: installState({ key, isNew, wanted }),
    // A browser takes a cookie of such a name from this very host only.
    stateCookieName: "__Host-verbatim-slack",
    stateCookieExpirationSeconds: limits.installationSeconds,
    directInstall: true,
    installUrlOptions: wanted,
    logger: slackLogger(log),
    clientOptions: onceOptions(log, apiUrl),
    installationStore: {
      storeInstallation: (installation) => {
        const read = installationOf(installation);
        if (!read) throw new Error("Slack gave no bot token");
        return installations.put(read, new Date());
      },
      // Tokens are handed out by renewal.ts: the SDK goes on with a token it could not renew, and of two processes
      // that renew at once it keeps what the last one got.
      fetchInstallation: () => Promise.reject(new Error("not the SDK's to read")),
    },
  });

  async function revoke(token: string | undefined): Promise<void> {
    if (!token) return;
    await slackClient(token, log, apiUrl)
      .auth.revoke()
      .catch((error: unknown) =>
        log.warn(
          { reason: wordsOf(troubleOf(error)) },
          "a Slack token that is not kept could not be revoked",
        ),
      );
  }

  return {
    begin: (request, response) => provider.handleInstallPath(request, response),
    finish: async (request, response) => {
      let ended: Installing = { kind: "organisation" };
      await provider.handleCallback(request, response, {
        afterInstallation: async (installation) => {
          if (installation.team) return true;
          await revoke(installation.bot?.token);
          return false;
        },
        success: ({ team }) => {
          ended = { kind: "installed", workspace: team?.name ?? team?.id ?? "" };
          log.info({ workspace: team?.id }, "installed in a Slack workspace");
        },
        failure: (error) => {
          ended = failureOf(error, new URL(request.url ?? "", "http://localhost").searchParams);
          if (ended.kind === "failed") log.error({ err: error }, "an installation failed");
          else log.warn({ reason: error.message }, "nothing was installed");
        },
      });
      return ended;
    },
  };
}

/** An installation as the archive keeps it; nothing where it has no bot or no workspace. */
function installationOf({
  team,
  enterprise,
  bot,
  user,
}: Installation): (Workspace & Credentials) | undefined {
  if (!team || !bot) return undefined;
  const { token, refreshToken, expiresAt } = bot;
  return {
    ...{ workspace: team.id, name: team.name ?? team.id, token },
    ...{ botId: bot.id, botUserId: bot.userId, scopes: bot.scopes, installedBy: user.id },
    ...(enterprise && { enterprise: enterprise.id }),
    ...(refreshToken && expiresAt && { renewal: { refreshToken, expiresAt: new Date(expiresAt * 1000) } }),
  };
}

/** Why nothing was installed. */
function failureOf(error: Error, asked: URLSearchParams): Installing {
  if (error instanceof InvalidStateError || error instanceof MissingStateError) return { kind: "stale" };
  const said = asked.get("error");
  if (said === "access_denied") return { kind: "declined" };
  if (said) return { kind: "refused", reason: said };
  const trouble = troubleOf(error);
  return trouble.kind === "refused" ? { kind: "refused", reason: wordsOf(trouble) } : { kind: "failed" };
}
