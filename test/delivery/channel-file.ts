import { appendFileSync, existsSync, readFileSync } from "node:fs";
import type { Outcome, Poster } from "../../src/core/posting.js";
import { citationsOf } from "../../src/core/presentation.js";

/** What becomes of a post: `lost` stands in the channel and `vanished` does not, but neither is confirmed. */
export type Fate = "posted" | "lost" | "vanished" | Exclude<Outcome, { readonly kind: "posted" | "unclear" }>;

/** A channel that is a file, one message a line, so that processes can share it and outlive each other. */
export interface ChannelFile extends Poster {
  messages(): readonly string[];
  /** The titles and parts of edits, in their order. */
  edits(): readonly string[];
}

/** Posts to a file as a platform would; each post meets the next fate, the last ones are posted. */
export function channelFile(file: string, fates: readonly Fate[] = [], isBlind = false): ChannelFile {
  const left = [...fates];
  const linesOf = (path: string) =>
    existsSync(path) ? readFileSync(path, "utf8").split("\n").filter(Boolean) : [];
  const messages = () => linesOf(file);
  const editFile = `${file}.edits`;
  return {
    platform: "slack",
    shown: citationsOf,
    messages,
    edits: () => linesOf(editFile),
    async post(_place, presentation, key) {
      const fate = left.shift() ?? "posted";
      if (typeof fate === "object") return fate;
      if (fate !== "vanished") appendFileSync(file, `${key} ${presentation.title}\n`);
      if (fate !== "posted") return { kind: "unclear", reason: "no reply came" };
      return { kind: "posted", message: String(messages().length) };
    },
    async edit({ messages: [message = ""] }, presentation) {
      appendFileSync(editFile, `${message} ${JSON.stringify(presentation)}\n`);
      return { kind: "posted", message };
    },
    async find(_place, key) {
      if (isBlind) return { kind: "unknown", reason: "history cannot be read" };
      const at = messages().findIndex((line) => line.startsWith(`${key} `));
      return at < 0 ? { kind: "absent" } : { kind: "found", message: String(at + 1) };
    },
  };
}
