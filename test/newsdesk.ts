import { commands } from "../commands/index.js";
import type { Archive } from "../src/archive/open.js";
import type { Article } from "../src/core/article.js";
import { editionOf } from "../src/core/edition.js";
import { type FrontDesk, frontDesk } from "../src/core/front-desk.js";
import { openNewsroom } from "../src/core/open-newsroom.js";
import type { Post } from "../src/core/posting.js";
import { channelDigests } from "../src/delivery/channel-digests.js";
import { demo, demoDay, onlyNow, shipped } from "./library.js";

/** A front desk with the commands there are, over the demo articles; digests are kept in an archive on disk. */
export interface Newsdesk extends FrontDesk {
  readonly remembered: readonly Post[];
  readonly failures: readonly unknown[];
  /** From now on nothing can be read. */
  fail(): void;
  /** From now on nothing is read until what it returns is called. */
  hold(): () => void;
}

/** @param editors who may manage channels; tests may take somebody out */
export function newsdesk(
  archive: Archive,
  editors: ReadonlySet<string> = new Set(["U7"]),
  articles: readonly Article[] = demo,
): Newsdesk {
  const remembered: Post[] = [];
  const failures: unknown[] = [];
  let failing = false;
  let held: Promise<void> | undefined;
  const edition = editionOf(articles, demoDay, shipped);
  const now = () => new Date();
  const room = { subscriptions: archive.subscriptions, tenant: "", configured: [], now };
  const desk = frontDesk({
    commands,
    newsroom: async ({ platform, tenant, channel, asker, manages }) => {
      await held;
      if (failing) throw new Error("disk full");
      const mayManage = manages === true || editors.has(asker);
      return openNewsroom({
        ...{ edition, past: onlyNow(edition), now: demoDay, zone: "Europe/London", platform },
        digests: channelDigests(room, { platform, tenant, channel, asker, mayManage }),
      });
    },
    isNew: (platform, delivery) => archive.seen.isNew(platform, delivery, new Date()),
    remember: async (post) => void remembered.push(post),
    onFailure: (error) => failures.push(error),
  });
  return {
    ...desk,
    remembered,
    failures,
    fail: () => {
      failing = true;
    },
    hold: () => {
      let goOn = () => {};
      held = new Promise((resolve) => {
        goOn = resolve;
      });
      return () => goOn();
    },
  };
}
