import { setTimeout as delay } from "node:timers/promises";
import type { Logger } from "pino";
import { z } from "zod";
import type { SlackInstallConfig } from "../config.js";
import type { Credentials, Installation, Installations } from "../core/installation.js";
import { Mistake } from "../core/mistake.js";
import type { SlackClient } from "./client.js";
import { troubleOf, wordsOf } from "./errors.js";
import { limits } from "./limits.js";
import { NotInstalled, NotRenewed } from "./reach.js";

/** What renewing tokens leans on. */
export interface Renewal {
  readonly installations: Installations;
  readonly install: SlackInstallConfig;
  /** Without a token: by it tokens are exchanged. */
  readonly client: SlackClient;
  readonly log: Logger;
  now(): Date;
}

/** An installation whose token works now; `spent` is a token that Slack has called expired. */
export type CurrentInstallation = (workspace: string, spent?: string) => Promise<Installation>;

/**
 * Hands out installations, and exchanges a token well before it runs out. Of several processes one does so, under a
 * lease; the others use the old token while it works, then wait. What was exchanged is kept whoever holds the lease.
 */
export function currentInstallations(renewal: Renewal): CurrentInstallation {
  const { installations, now } = renewal;
  /** By workspace: in this process each exchange is made once. */
  const underWay = new Map<string, Promise<Installation>>();

  async function current(workspace: string, spent?: string): Promise<Installation> {
    const found = await installed(workspace);
    if (!isDue(found, spent, now())) return found;
    const known = underWay.get(workspace);
    if (known) return known;
    const exchange = renewed(found, spent).finally(() => underWay.delete(workspace));
    underWay.set(workspace, exchange);
    return exchange;
  }

  async function installed(workspace: string): Promise<Installation> {
    const found = await installations.get(workspace);
    if (!found) throw new NotInstalled(workspace);
    return found;
  }

  async function renewed(found: Installation, spent: string | undefined): Promise<Installation> {
    const { workspace, revision } = found;
    const until = new Date(now().getTime() + limits.renewalLeaseMs);
    if (await installations.lease(workspace, revision, now(), until)) return exchanged(found, spent);
    return works(found, spent, now())
      ? found
      : ((await othersRenewal(found, limits.callTimeoutMs)) ?? notRenewed(found, "it takes too long"));
  }

  async function exchanged(found: Installation, spent: string | undefined): Promise<Installation> {
    try {
      const credentials = await exchange(renewal, found);
      const isKept = await installations.renew(found.workspace, found.revision, credentials);
      renewal.log.info({ workspace: found.workspace }, "a Slack token was renewed");
      // Where it was installed anew meanwhile, that is what counts.
      return isKept ? { ...found, ...credentials } : installed(found.workspace);
    } catch (error) {
      const trouble = troubleOf(error);
      const reason = wordsOf(trouble);
      const { workspace } = found;
      renewal.log.warn({ workspace, reason }, "a Slack token could not be renewed");
      if (works(found, spent, now())) return found;
      if (trouble.kind !== "refused") return notRenewed(found, reason);
      // Perhaps refused because another process, which overran its lease, has made the exchange.
      return (
        (await othersRenewal(found, limits.renewalOverrunMs)) ??
        Promise.reject(lost(found, reason, renewal.install.url))
      );
    }
  }

  /** What another process makes of it within some milliseconds. */
  async function othersRenewal(
    { workspace, revision }: Installation,
    ms: number,
  ): Promise<Installation | undefined> {
    for (let waited = 0; waited < ms; waited += limits.renewalPollMs) {
      const found = await installed(workspace);
      if (found.revision !== revision) return found;
      await delay(limits.renewalPollMs);
    }
    return undefined;
  }

  return current;
}

/** Well before it runs out, or once Slack has said that it has. */
const isDue = ({ token, renewal }: Installation, spent: string | undefined, now: Date): boolean =>
  renewal !== undefined &&
  (token === spent || renewal.expiresAt.getTime() - now.getTime() <= limits.renewWithinMs);

const works = ({ token, renewal }: Installation, spent: string | undefined, now: Date): boolean =>
  token !== spent && (!renewal || renewal.expiresAt > now);

const exchangeReply = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.number().positive(),
});

async function exchange({ client, install, now }: Renewal, { renewal }: Installation): Promise<Credentials> {
  const reply = await client.oauth.v2.access({
    client_id: install.clientId,
    client_secret: install.clientSecret,
    grant_type: "refresh_token",
    refresh_token: renewal?.refreshToken ?? "",
  });
  const { access_token: token, refresh_token: refreshToken, expires_in } = exchangeReply.parse(reply);
  return { token, renewal: { refreshToken, expiresAt: new Date(now().getTime() + expires_in * 1000) } };
}

const notRenewed = ({ name, workspace }: Installation, reason: string): never => {
  throw new NotRenewed(`the token of ${name} (${workspace}) could not be renewed: ${reason}`);
};

const lost = ({ name, workspace }: Installation, reason: string, url: string) =>
  new Mistake(
    `${name} (${workspace})`,
    `its token has run out, and Slack gives no other: ${reason}`,
    `install Verbatim in that workspace again: ${url}/slack/install`,
  );
