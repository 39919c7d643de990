import type { Logger } from "pino";
import { commands } from "../../commands/index.js";
import type { Config } from "../config.js";
import { type Desks, mayRead, readsAll } from "../core/desks.js";
import type { Edition } from "../core/edition.js";
import type { Reading } from "../core/facts.js";
import { type FrontDesk, frontDesk, type Request } from "../core/front-desk.js";
import type { Newsroom } from "../core/newsroom.js";
import { newsroomOf } from "../core/open-newsroom.js";
import { linkToPages } from "../core/page-links.js";
import type { Channel } from "../core/posting.js";
import type { Presentation } from "../core/presentation.js";
import type { Adding } from "../delivery/add-address.js";
import { channelDigests, type Visitor } from "../delivery/channel-digests.js";
import { channelWatches } from "../delivery/channel-watches.js";
import { healthOf, intakeOf } from "../delivery/health.js";
import type { Reach } from "../delivery/pages.js";
import { channelsToldIn, whyOf } from "../delivery/why.js";
import type { Room } from "../shell/room.js";
import { pagesOf } from "../web/pages.js";
import { startWeb, type Web } from "../web/server.js";
import { auditorOf } from "./auditor.js";
import type { Bot } from "./bots.js";
import { channelDesks, desksReadIn, type Whereabouts } from "./channel-desks.js";
import { configuredDigests } from "./configured-digests.js";
import { gapsIn } from "./gaps.js";
import { type Meters, openMeters } from "./meters.js";
import type { Readers } from "./readers.js";
import { together } from "./together.js";

/** What every way in shares. */
export interface House {
  readonly desk: FrontDesk;
  /** The archive as it is read in a channel, for what is posted there; as everybody may read it, where none is named. */
  newsroom(channel?: Channel): Promise<Newsroom>;
  /** What may be read in a channel now. */
  edition(channel: Channel): Promise<Edition>;
  /** The revisions of an article that may be read in a channel, oldest first. */
  history(channel: Channel, slug: string): Promise<readonly Reading[]>;
  readonly withPages: boolean;
  /** A reply with links to the pages, once they are open to those who get it. */
  linked(reply: Presentation, to: Pick<Channel, "tenant">): Presentation;
  /** What is counted, for /metrics. */
  readonly meters: Meters;
  /** Resolves once every reply is kept and its audit written. */
  settled(): Promise<void>;
  /** Opens the web server, with what the platforms listen to. */
  open(bots?: readonly Bot[]): Promise<Web>;
}

/** Opens the desk of an archive; its web server is opened later. */
export function houseOf(room: Room, readers: Readers, config: Config, log: Logger, reach: Reach): House {
  const { archive } = room;
  let base: string | undefined;
  const meters = openMeters();
  const withPages = config.web ?? !(config.slack || config.discord);
  const roomOf = ({ tenant }: Pick<Channel, "tenant">): Room =>
    config.newsrooms === "apart" ? room.of(tenant) : room;
  const auditor = auditorOf(
    (entries) => archive.audit.writeAll(entries.map(([entry, at]) => [roomOf(entry).tenant, entry, at])),
    (error) => {
      meters.auditFailed();
      log.error({ err: error }, "the audit of a request could not be written");
    },
  );
  /** What may be read somewhere at this moment, and of which feeds may be told. */
  async function readable(where: Whereabouts) {
    const { tenant, editions } = roomOf(where);
    const [now, { zone }] = [reach.now(), config.digest];
    const desks = await desksReadIn({ ...archive, tenant }, where);
    return {
      reader: await readers.at({ tenant, desks, now, zone }),
      ...{ tenant, desks, now, zone },
      edition: () => editions.at(now, desks),
      feeds: async () => (await archive.feeds.list(tenant)).filter(({ state }) => mayRead(state, desks)),
    };
  }
  async function newsroom(channel: Channel = page): Promise<Newsroom> {
    const { reader, now, zone, feeds } = await readable(channel);
    return newsroomOf(reader, { now, zone, intake: async () => intakeOf(await feeds()) });
  }
  async function newsroomFor(request: Request): Promise<Newsroom> {
    const { reader, now, zone, tenant, desks, edition, feeds } = await readable(request);
    const shared = { ...archive, tenant, now: reach.now };
    const configured = configuredDigests(config, tenant);
    const gaps = {
      ...{ audit: archive.audit, tenant, settled: auditor.settled },
      ...{ days: config.auditDays, isKept: config.audit },
      mayList: async (where: Whereabouts) => readsAll(desks, await desksReadIn(shared, where)),
    };
    const opened: Newsroom = newsroomOf(reader, {
      ...{ now, zone, platform: request.platform },
      // Whoever reaches the pages may ask; where the newsroom posts and what it reads is not theirs to know.
      ...(request.platform !== "web" && {
        digests: channelDigests({ ...shared, configured }, visitor(config, request)),
        watches: channelWatches(shared, visitor(config, request)),
        desks: channelDesks(shared, request, isNamed(config, config.editors, request)),
        health: async () => healthOf({ ...shared, feeds: await feeds() }, request),
        why: async (matter) =>
          whyOf(
            {
              ...{ ...shared, ...channelsToldIn(request), now, desks, feeds: await feeds() },
              edition: await edition(),
              seesHeld: maySeeHeld(config, request),
              digests: channelDigests(
                { ...shared, configured },
                { ...visitor(config, request), channel: request.within ?? request.channel },
              ),
              readIn: async (channel) => {
                const { desks, edition } = await readable(channel);
                return { desks, edition: await edition() };
              },
            },
            matter,
          ),
      }),
      ...(mayAdd(config, request) && { add: addTo({ ...reach, ...shared }, desks) }),
      ...(maySeeGaps(config, request) && { gaps: () => gapsIn(gaps, opened) }),
    });
    return opened;
  }
  const linked: House["linked"] = (reply, to) =>
    base && roomOf(to) === roomOf(page) ? linkToPages(reply, base) : reply;
  const posts = together(archive.posts.rememberAll);
  const desk = frontDesk({
    commands,
    newsroom: newsroomFor,
    isNew: (platform, delivery) => archive.seen.isNew(platform, delivery, new Date()),
    async recall(press) {
      await posts.settled();
      return archive.posts.get(roomOf(press).tenant, press.of);
    },
    async askedBefore(place) {
      await posts.settled();
      return archive.posts.askedIn(roomOf(place).tenant, place);
    },
    remember: (post) => posts.write([roomOf(post).tenant, post, new Date()]),
    linked,
    began: meters.began,
    ...(config.audit && { audited: auditor.audited }),
    onFailure: (error, { platform, command }) =>
      log.error({ err: error, platform, command }, "a command failed"),
  });
  async function metrics(bots: readonly Bot[]): Promise<string> {
    const now = new Date();
    const searched = await (await newsroom()).status();
    return meters.print({ searched, feeds: await archive.feeds.list(room.tenant), platforms: bots, now });
  }
  return {
    desk,
    meters,
    newsroom,
    edition: async (channel) => (await readable(channel)).edition(),
    async history(channel, slug) {
      const { tenant, editions } = roomOf(channel);
      const desks = await desksReadIn({ ...archive, tenant }, channel);
      return editions.past(reach.now(), config.digest.zone, desks).history(slug);
    },
    withPages,
    linked,
    settled: async () => void (await Promise.all([posts.settled(), auditor.settled()])),
    open: async (bots = []) => {
      const web = await startWeb({
        ...config.http,
        routes: new Map(bots.flatMap(({ routes }) => routes)),
        unready: () => bots.filter((bot) => !bot.isReady()).map(({ name }) => name),
        ...(config.metrics && { metrics: () => metrics(bots) }),
        ...(withPages && {
          pages: pagesOf({ desk, newsroom, ...(config.webUrl && { publicUrl: config.webUrl }) }),
        }),
        ...(config.webUrl && { publicUrl: config.webUrl }),
        onFailure: (error) => log.error({ err: error }, "a page failed"),
      });
      if (withPages) base = config.webUrl ?? web.url;
      return web;
    },
  };
}

/** Loaded when somebody adds: an answer waits for no reader of pages. */
const addTo = (intake: Adding, desks: Desks) => async (url: string) =>
  (await import("../delivery/add-address.js")).addAddress(intake, url, desks);

/** What everybody can open. */
const page: Channel = { platform: "web", tenant: "", channel: "" };

/** Where each workspace has a newsroom of its own, people are named with theirs: an id means nobody in another. */
const isNamed = ({ newsrooms }: Config, ids: readonly string[], { tenant, asker, roles = [] }: Request) =>
  [asker, ...roles].some((id) => ids.includes(newsrooms === "apart" ? `${tenant}/${id}` : id));

/** At the terminal everybody may: who sits there has the archive itself. */
const mayAdd = (config: Config, request: Request): boolean =>
  request.platform === "terminal" || isNamed(config, config.mayAdd, request);

/** What others asked is for editors and the desk. */
const maySeeGaps = (config: Config, request: Request): boolean =>
  request.platform === "terminal" || isNamed(config, config.editors, request) || isAtDesk(config, request);

/** Of what is held back only editors are told, and where nobody reads along. */
const maySeeHeld = (config: Config, request: Request): boolean =>
  request.platform === "terminal" || (!request.inPublic && isNamed(config, config.editors, request));

const isAtDesk = ({ slack, discord }: Config, { platform, channel }: Request): boolean =>
  channel !== "" &&
  channel === { slack, discord, terminal: undefined, web: undefined }[platform]?.deskChannel;

const visitor = (config: Config, request: Request): Visitor => ({
  ...{ platform: request.platform, tenant: request.tenant, channel: request.channel, asker: request.asker },
  mayManage: request.manages === true || isNamed(config, config.editors, request),
});
