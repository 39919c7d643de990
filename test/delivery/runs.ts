import { join } from "node:path";
import pino from "pino";
import type { Archive } from "../../src/archive/open.js";
import type { DigestRun } from "../../src/delivery/digest-run.js";
import { temporaryArchive, temporaryFolder } from "../archive/temporary.js";
import { citation } from "../fakes/presentations.js";
import { type ChannelFile, channelFile, type Fate } from "./channel-file.js";

/** The slot that the tests post. */
export const slot = { platform: "slack", tenant: "", channel: "C1", day: "2026-01-07" } as const;

/** A digest of one quote. */
export const digestOf = async (day: string) => ({
  title: `Digest of ${day}`,
  summary: "One story",
  parts: [{ kind: "citation", citation: citation() } as const],
  audience: "channel" as const,
});

/** A run against a real archive and a channel that is a file, with what the desk was told. */
export interface Staged {
  readonly run: DigestRun;
  readonly archive: Archive;
  readonly channel: ChannelFile;
  readonly told: readonly string[];
}

/** Sets up a run whose posts meet these fates. */
export async function staged(fates: readonly Fate[] = [], parts: Partial<DigestRun> = {}): Promise<Staged> {
  const folder = temporaryFolder();
  const archive = await temporaryArchive(folder);
  const channel = channelFile(join(folder, "channel"), fates);
  const told: string[] = [];
  const run: DigestRun = {
    deliveries: archive.deliveries,
    poster: channel,
    workspace: "",
    newsroomDigest: digestOf,
    remember: (post) => archive.posts.remember("", post, new Date()),
    now: () => new Date(),
    owner: "this process",
    log: pino({ level: "silent" }),
    tell: (reason) => void told.push(reason),
    ...parts,
  };
  return { run, archive, channel, told };
}
