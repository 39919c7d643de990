import pino from "pino";
import { openArchive } from "../../src/archive/open.js";
import { runDigest } from "../../src/delivery/digest-run.js";
import { citation } from "../fakes/presentations.js";
import { channelFile } from "./channel-file.js";

/** Posts one digest, and dies where it is told to: `before` or `after` the message stands in the channel. */
const [folder = "", file = "", owner = "", dies = ""] = process.argv.slice(2);
const archive = await openArchive(folder);
const channel = channelFile(file);
const die = () => process.kill(process.pid, "SIGKILL");

await runDigest(
  {
    deliveries: archive.deliveries,
    workspace: "",
    poster: {
      ...channel,
      async post(...message) {
        if (dies === "before") die();
        const outcome = await channel.post(...message);
        if (dies === "after") die();
        return outcome;
      },
    },
    newsroomDigest: async (day) => ({
      title: `Digest of ${day} by ${owner}`,
      summary: "One story",
      parts: [{ kind: "citation", citation: citation() }],
      audience: "channel",
    }),
    remember: (post) => archive.posts.remember("", post, new Date()),
    now: () => new Date(),
    owner,
    log: pino({ level: "silent" }),
    leaseMs: 1000,
  },
  { platform: "slack", tenant: "", channel: "C1", day: "2026-01-07" },
);
await archive.close();
