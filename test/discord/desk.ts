import pino from "pino";
import type { Command } from "../../src/core/command.js";
import { type FrontDesk, frontDesk, type Request } from "../../src/core/front-desk.js";
import type { Newsroom } from "../../src/core/newsroom.js";
import type { Post } from "../../src/core/posting.js";
import type { Presentation } from "../../src/core/presentation.js";
import { citation, everyPart, keptOf } from "../fakes/presentations.js";

const command = (parts: Partial<Command> & Pick<Command, "name" | "run">): Command => ({
  description: `What ${parts.name} does`,
  examples: [],
  audience: "asker",
  ...parts,
});

const saying = (text: string): Presentation => ({ ...everyPart, parts: [{ kind: "text", text }] });

/** A private command with an argument and options, a public one, one too long for one message, one that breaks. */
export const commands: readonly Command[] = [
  command({
    name: "ask",
    argument: { name: "question", description: "What you want to know", required: true },
    options: [{ name: "from", description: "Whose words", kind: "text" }],
    onMessage: "Ask about this",
    run: async ({ argument, options }) => saying(`asked ${argument} from ${options.from ?? "anyone"}`),
  }),
  command({ name: "digest", audience: "channel", run: async () => everyPart }),
  command({
    name: "long",
    run: async () => ({
      ...everyPart,
      parts: Array.from({ length: 12 }, (_, index) => ({
        kind: "citation" as const,
        citation: citation({ number: index + 1, quote: "Word for word. ".repeat(60).trim(), insertions: [] }),
      })),
    }),
  }),
  command({
    name: "cite",
    argument: { name: "question", description: "What you want to know", required: true },
    run: async () => everyPart,
  }),
  command({
    name: "broken",
    run: async () => {
      throw new Error("secret detail");
    },
  }),
];

/** A front desk that keeps what it was asked and told. */
export interface TestDesk extends FrontDesk {
  readonly requests: Request[];
  readonly posts: Post[];
  readonly log: pino.Logger;
  /** Everything logged, as JSON lines. */
  logged(): string;
}

/** A front desk over the commands above. */
export function testDesk(): TestDesk {
  const requests: Request[] = [];
  const posts: Post[] = [];
  const seen = new Set<string>();
  const lines: string[] = [];
  const desk = frontDesk({
    commands,
    newsroom: async () => ({}) as Newsroom,
    isNew: async (_, delivery) => !seen.has(delivery) && !!seen.add(delivery),
    remember: async (post) => void posts.push(post),
    recall: async ({ of: id }) => {
      const post = posts.find((one) => one.id === id);
      return post && keptOf(post);
    },
    onFailure: () => {},
  });
  return {
    ...desk,
    requests,
    posts,
    log: pino({ level: "debug" }, { write: (line: string) => lines.push(line) }),
    logged: () => lines.join(""),
    async answer(request) {
      requests.push(request);
      return desk.answer(request);
    },
  };
}
