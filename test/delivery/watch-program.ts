import pino from "pino";
import { editionsOf } from "../../src/archive/editions.js";
import { openArchive } from "../../src/archive/open.js";
import type { Poster } from "../../src/core/posting.js";
import { watcher } from "../../src/delivery/watches.js";
import { until } from "../process/until.js";
import { channelFile } from "./channel-file.js";

/** Looks for news in an archive until nothing is left to tell, and dies where it is told to: `before post`. */
const [folder = "", file = "", owner = "", dies = ""] = process.argv.slice(2);
const archive = await openArchive(folder);
const channel = channelFile(file);

const poster: Poster = {
  ...channel,
  async post(place, presentation, key) {
    if (dies === "before post") process.kill(process.pid, "SIGKILL");
    const outcome = await channel.post(place, presentation, key);
    if (dies === "after post") process.kill(process.pid, "SIGKILL");
    return outcome;
  },
};

const editions = editionsOf(archive, "");
const { look, tellAll } = watcher({
  ...{ watches: archive.watches, posts: archive.posts, deliveries: archive.deliveries, tenant: "" },
  posters: [poster],
  edition: () => editions.at(new Date()),
  history: (_channel, slug) => editions.past(new Date(), "UTC").history(slug),
  linked: (reply) => reply,
  now: () => new Date(),
  owner,
  leaseMs: 1000,
  log: pino({ level: "silent" }),
});
await until(async () => {
  await look();
  await tellAll();
  return (await archive.posts.undelivered("", "slack", "watch")).length === 0;
});
await archive.close();
