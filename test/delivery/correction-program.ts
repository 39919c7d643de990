import pino from "pino";
import { editionsOf } from "../../src/archive/editions.js";
import { openArchive } from "../../src/archive/open.js";
import type { Poster } from "../../src/core/posting.js";
import { startCorrections } from "../../src/delivery/corrections.js";
import { until } from "../process/until.js";
import { channelFile } from "./channel-file.js";

/** Follows an archive until nothing is left to say, and dies where it is told to: `before post`, `after edit`. */
const [folder = "", file = "", owner = "", dies = ""] = process.argv.slice(2);
const archive = await openArchive(folder);
const channel = channelFile(file);

/** A call of the channel around which the process may die. */
const deadly =
  <A extends readonly unknown[], R>(name: string, call: (...args: A) => Promise<R>) =>
  async (...args: A): Promise<R> => {
    if (dies === `before ${name}`) process.kill(process.pid, "SIGKILL");
    const result = await call(...args);
    if (dies === `after ${name}`) process.kill(process.pid, "SIGKILL");
    return result;
  };
const poster: Poster = {
  ...channel,
  post: deadly("post", channel.post),
  edit: deadly("edit", channel.edit),
};

const corrections = startCorrections({
  posters: [poster],
  posts: archive.posts,
  deliveries: archive.deliveries,
  tenant: "",
  version: () => archive.articles.version(""),
  linked: (reply) => reply,
  history: (_channel, slug) => editionsOf(archive, "").past(new Date(), "UTC").history(slug),
  now: () => new Date(),
  owner,
  leaseMs: 1000,
  log: pino({ level: "silent" }),
});
await until(async () => {
  const [behind, left] = [
    await archive.posts.behind("", "slack", new Date()),
    await archive.posts.undelivered("", "slack"),
  ];
  return behind.length + left.length === 0;
});
await corrections.stop();
await archive.close();
