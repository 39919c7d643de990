import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { expect, onTestFinished } from "vitest";
import type { Archive } from "../../src/archive/open.js";
import type { SlackInstallConfig } from "../../src/config.js";
import type { Installations } from "../../src/core/installation.js";
import { type SlackBot, startSlack } from "../../src/slack/bot.js";
import { installRoutes } from "../../src/web/install-pages.js";
import { temporaryArchive } from "../archive/temporary.js";
import { type SlackFake, startSlackFake } from "../fakes/slack.js";
import { deskOf, type TestDesk } from "./desk.js";

/** The address that the configuration names; the tests' browser takes it to the server on loopback. */
const publicUrl = "https://verbatim.example";
export const key = new Uint8Array(32).fill(7);

/** A bot that several workspaces install, over HTTP, on a server of its own. */
export interface Several {
  readonly slack: SlackFake;
  readonly desk: TestDesk;
  readonly archive: Archive;
  readonly installations: Installations;
  readonly bot: SlackBot;
  /** Where Slack sends commands and events. */
  readonly events: string;
  /** Everything logged so far. */
  log(): string;
  /** A browser, with cookies of its own. */
  browser(): Browser;
  /** A person of the workspace installs the bot. */
  install(team: string): Promise<void>;
}

/** What a person's browser does; redirects are followed by hand. */
export interface Browser {
  /** Opens /slack/install; the address at Slack it is sent to. */
  begin(): Promise<string>;
  /** Opens the address that Slack sends back to. */
  back(address: string, method?: string): Promise<Response>;
}

export const installConfig = ({ app }: SlackFake, own: Uint8Array = key): SlackInstallConfig => ({
  ...{ clientId: app.clientId, clientSecret: app.clientSecret, key: own, url: publicUrl },
});

/** Starts a Slack, an archive and the bot; they end with the test. */
export async function several(
  parts: { readonly archive?: Archive; readonly slack?: SlackFake; readonly key?: Uint8Array } = {},
) {
  const slack = parts.slack ?? (await startSlackFake());
  if (!parts.slack) onTestFinished(() => slack.stop());
  const archive = parts.archive ?? (await temporaryArchive());
  const installations = archive.installations(parts.key ?? key);
  const desk = deskOf();
  const lines: string[] = [];
  const log = pino({ level: "debug" }, { write: (line: string) => void lines.push(line) });
  const bot = await startSlack({
    config: {
      install: installConfig(slack, parts.key),
      mode: { kind: "http", signingSecret: slack.signingSecret },
      apiUrl: slack.apiUrl,
    },
    installations,
    commandPrefix: "",
    desk,
    log,
    onDeaf: () => {},
  });
  const onFailure = (err: unknown) => log.error({ err }, "a page failed");
  const routes = new Map<string, RequestListener>([
    ["/slack/events", bot.requestListener!],
    ...installRoutes("/slack", { ...bot.installer!, onFailure }),
  ]);
  const server = createServer((request, response) =>
    routes.get(new URL(request.url ?? "", publicUrl).pathname)?.(request, response),
  ).listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  onTestFinished(async () => {
    await bot.stop();
    server.closeAllConnections();
    server.close();
  });
  const browser = () => browserAt(url);
  const scene: Several = {
    ...{ slack, desk, archive, installations, bot, browser, events: `${url}/slack/events` },
    log: () => lines.join(""),
    install: async (team) => {
      const own = browser();
      const response = await own.back(slack.app.allow(await own.begin(), team));
      expect(response.status).toBe(200);
    },
  };
  return scene;
}

/** A browser for whom a public address is a server on loopback. */
export function browserAt(url: string): Browser {
  let cookie = "";
  const open = async (address: string, method = "GET") => {
    const response = await fetch(address.replace(publicUrl, url), {
      ...{ method, redirect: "manual", headers: { cookie } },
    });
    const [set] = response.headers.getSetCookie();
    if (set) cookie = /Expires=Thu, 01 Jan 1970/.test(set) ? "" : set.split(";")[0]!;
    return response;
  };
  return {
    begin: async () => {
      const response = await open(`${publicUrl}/slack/install`);
      expect(response.status).toBe(302);
      return response.headers.get("location")!;
    },
    back: open,
  };
}
