import type { Logger } from "pino";
import { commands } from "../../commands/index.js";
import type { Config } from "../config.js";
import { type FrontDesk, frontDesk, type Request } from "../core/front-desk.js";
import type { Newsroom } from "../core/newsroom.js";
import { openNewsroom } from "../core/open-newsroom.js";
import { linkToPages } from "../core/page-links.js";
import type { Presentation } from "../core/presentation.js";
import type { Adding } from "../delivery/add-address.js";
import { channelDigests, type Visitor } from "../delivery/channel-digests.js";
import { healthOf, intakeOf } from "../delivery/health.js";
import { type Room, TENANT } from "../shell/room.js";
import { pagesOf } from "../web/pages.js";
import { startWeb, type Web } from "../web/server.js";
import type { Bot } from "./bots.js";
import { configuredDigests } from "./configured-digests.js";
import { type Meters, openMeters } from "./meters.js";

/** What every way in shares. */
export interface House {
  readonly desk: FrontDesk;
  /** The archive as the one who asks may see it; as everybody may, where nobody is named. */
  newsroom(request?: Request): Promise<Newsroom>;
  readonly withPages: boolean;
  /** A reply with links to the pages, once they are open. */
  linked(reply: Presentation): Presentation;
  /** What is counted, for /metrics. */
  readonly meters: Meters;
  /** Opens the web server, with what the platforms listen to. */
  open(bots?: readonly Bot[]): Promise<Web>;
}

/** Opens the desk of an archive; its web server is opened later. */
export function houseOf({ archive, editions }: Room, config: Config, log: Logger, intake: Adding): House {
  let base: string | undefined;
  const meters = openMeters();
  const withPages = config.web ?? !(config.slack || config.discord);
  const rooms = {
    subscriptions: archive.subscriptions,
    tenant: TENANT,
    configured: configuredDigests(config),
    now: () => new Date(),
  };
  async function newsroom(given?: Request): Promise<Newsroom> {
    const request = given ?? nobody;
    const now = new Date();
    const { zone } = config.digest;
    return openNewsroom({
      edition: await editions.at(now),
      past: editions.past(now, zone),
      ...{ now, zone },
      ...(!given && { intake: async () => intakeOf(await archive.feeds.list(TENANT)) }),
      // Whoever reaches the pages may ask; where the newsroom posts and what it reads is not theirs to know.
      ...(request.platform !== "web" && {
        digests: channelDigests(rooms, visitor(config, request)),
        health: () => healthOf({ ...archive, tenant: TENANT }, request),
      }),
      ...(mayAdd(config, request) && { add: addTo(intake) }),
    });
  }
  const linked = (reply: Presentation) => (base ? linkToPages(reply, base) : reply);
  const desk = frontDesk({
    commands,
    newsroom,
    isNew: (platform, delivery) => archive.seen.isNew(platform, delivery, new Date()),
    recall: (id) => archive.posts.get(TENANT, id),
    askedBefore: (place) => archive.posts.askedIn(TENANT, place),
    remember: (post) => archive.posts.remember(TENANT, post, new Date()),
    linked,
    began: meters.began,
    onFailure: (error, { platform, command }) =>
      log.error({ err: error, platform, command }, "a command failed"),
  });
  async function metrics(bots: readonly Bot[]): Promise<string> {
    const now = new Date();
    const searched = await (await newsroom()).status();
    return meters.print({ searched, feeds: await archive.feeds.list(TENANT), platforms: bots, now });
  }
  return {
    desk,
    meters,
    newsroom,
    withPages,
    linked,
    open: async (bots = []) => {
      const web = await startWeb({
        ...config.http,
        routes: new Map(bots.flatMap(({ route }) => (route ? [route] : []))),
        unready: () => bots.filter((bot) => !bot.isReady()).map(({ name }) => name),
        ...(config.metrics && { metrics: () => metrics(bots) }),
        ...(withPages && { pages: pagesOf({ desk, newsroom }) }),
        ...(config.webUrl && { publicUrl: config.webUrl }),
        onFailure: (error) => log.error({ err: error }, "a page failed"),
      });
      if (withPages) base = config.webUrl ?? web.url;
      return web;
    },
  };
}

/** Loaded when somebody adds: an answer waits for no reader of pages. */
const addTo = (intake: Adding) => async (url: string) =>
  (await import("../delivery/add-address.js")).addAddress(intake, url);

/** Whoever comes without a name, by a page. */
const nobody: Request = { platform: "web", tenant: "", channel: "", asker: "", command: "", input: "" };

const isNamed = (ids: readonly string[], { asker, roles = [] }: Request): boolean =>
  [asker, ...roles].some((id) => ids.includes(id));

/** At the terminal everybody may: who sits there has the archive itself. */
const mayAdd = (config: Config, request: Request): boolean =>
  request.platform === "terminal" || isNamed(config.mayAdd, request);

const visitor = (config: Config, request: Request): Visitor => ({
  ...{ platform: request.platform, tenant: request.tenant, channel: request.channel, asker: request.asker },
  mayManage: request.manages === true || isNamed(config.editors, request),
});
