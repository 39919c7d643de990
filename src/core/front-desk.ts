import { randomUUID } from "node:crypto";
import { type Audited, auditedOf } from "./audit.js";
import { commandIn, type Input, type MenuLine } from "./command.js";
import { readInput } from "./input.js";
import { Mistake } from "./mistake.js";
import type { Newsroom } from "./newsroom.js";
import { type Channel, hasChannels, type Post } from "./posting.js";
import { presentFailure, presentMistake, presentUnknownCommand } from "./present.js";
import { type Audience, citationsOf, type Presentation } from "./presentation.js";
import { type Asked, type Press, type Sharing, sharingOf } from "./sharing.js";
import type { Suggestion } from "./suggest.js";

/** A command as it reached an adapter. */
export interface Request extends Channel {
  readonly asker: string;
  /** The reply will stand where others read it, whatever the command says. */
  readonly inPublic?: true;
  /** What the asker is in the channel's server, where the platform says so (Discord). */
  readonly roles?: readonly string[];
  /** The channel in which the thread is, where a thread is a channel of its own (Discord). */
  readonly within?: string;
  /** The platform lets them manage the channel; absent where it does not say. */
  readonly manages?: boolean;
  /** The command's name, without slash and prefix; `digest subscribe` where the platform tells them apart. */
  readonly command: string;
  /** The rest of the line as typed, or what the platform has already read. */
  readonly input: string | Input;
}

/** What an adapter may use of the rest of Verbatim. */
export interface FrontDesk {
  readonly commands: readonly MenuLine[];
  /** The reply to a request. Never rejects: a mistake or a failure is a reply too. */
  answer(request: Request): Promise<Presentation>;
  /** What may be meant by the letters typed into an option so far, best first. Never rejects: nothing, where it fails. */
  suggest(request: Request & { readonly input: Input }, option: string): Promise<readonly Suggestion[]>;
  /** Whether a delivery id is seen for the first time; both platforms deliver more than once. */
  isNew(platform: Channel["platform"], delivery: string): Promise<boolean>;
  /** Keeps what a message cited. */
  remember(post: Post): Promise<void>;
  /** What a press of “Share to channel” comes to; rejects only where the archive cannot be read. */
  share(press: Press): Promise<Sharing>;
}

/** How a request ended. `command` is absent where there is none of that name: what was typed is not passed on. */
export interface Ending {
  readonly command?: string;
  readonly outcome: "answered" | "mistake" | "failure" | "unknown";
}

/** What the front desk itself leans on; `main.ts` hands it over. */
export interface Backroom {
  readonly commands: readonly MenuLine[];
  /** The view of the archive that this asker has in this channel at this moment. */
  newsroom(request: Request): Promise<Newsroom>;
  isNew(platform: Channel["platform"], delivery: string): Promise<boolean>;
  remember(post: Post): Promise<void>;
  /** What was asked for in the reply below which was pressed; absent, nothing can be shared. */
  recall?(press: Press): Promise<Asked | undefined>;
  /** What every reply passes on its way out; absent, it goes as it is. */
  linked?(reply: Presentation, request: Request): Presentation;
  /** Told of every failure that is not the asker's; the asker reads a fixed phrase. */
  onFailure(error: unknown, request: Request): void;
  /** Told of a request as it comes; what it returns is told how it ended. */
  began?(request: Request): (ending: Ending) => void;
  /** Told of each request once its reply is made, and of what was not to be shared; the reply does not wait for it. */
  audited?(entry: Audited): void;
}

/** The one place where a typed command becomes a reply, for every platform. */
export function frontDesk(backroom: Backroom): FrontDesk {
  const { commands, newsroom, isNew, remember, recall, linked, onFailure, began, audited } = backroom;

  const answer = (request: Request): Promise<Presentation> => answerFor("asker", request);

  async function answerFor(audience: Audience, request: Request): Promise<Presentation> {
    const ended = began?.(request);
    const found = commandIn(commands, request.command, request.input);
    if (!found) {
      ended?.({ outcome: "unknown" });
      audited?.(auditedOf(request, "unknown"));
      return presentUnknownCommand(request.command);
    }
    const { outcome, reply } = await tried(found, request);
    ended?.({ command: found.command.name, outcome });
    const answered = audience === "channel" ? "shared" : reply.nothing ? "nothing" : "answered";
    audited?.(auditedOf(request, outcome === "answered" ? answered : outcome, reply));
    return reply;
  }

  async function tried(
    { command, input }: NonNullable<ReturnType<typeof commandIn>>,
    request: Request,
  ): Promise<{ readonly outcome: Ending["outcome"]; readonly reply: Presentation }> {
    try {
      const reply = await command.run(readInput(command, input), await newsroom(request));
      const whole = linked ? linked(reply, request) : reply;
      const shared = recall && isShareable(request, whole) ? { ...whole, share: randomUUID() } : whole;
      return { outcome: "answered", reply: shared };
    } catch (error) {
      if (error instanceof Mistake) return { outcome: "mistake", reply: presentMistake(error) };
      onFailure(error, request);
      return { outcome: "failure", reply: presentFailure() };
    }
  }

  const suggest: FrontDesk["suggest"] = async (request, option) => {
    const { argument, options = [] } = commandIn(commands, request.command, request.input)?.command ?? {};
    const isArgument = option === argument?.name;
    const { suggests } = (isArgument ? argument : options.find(({ name }) => name === option)) ?? {};
    if (!suggests) return [];
    try {
      const typed = isArgument ? request.input.argument : request.input.options[option];
      return (await newsroom(request)).suggest(suggests, typed ?? "");
    } catch (error) {
      onFailure(error, request);
      return [];
    }
  };

  async function share(press: Press): Promise<Sharing> {
    const asked = await recall?.(press);
    const isFirst = () => isNew(press.platform, `shared ${press.of}`);
    const sharing = await sharingOf(press, asked, (request) => answerFor("channel", request), isFirst);
    const wanted = asked?.request ?? { command: "share", input: "" };
    if (sharing.kind === "refused") audited?.(auditedOf({ ...press, ...wanted }, "refused"));
    return sharing;
  }

  return { commands, answer, suggest, isNew, remember, share };
}

/** A private reply with quotations, in a channel, may be shared with it. */
const isShareable = ({ platform, channel }: Request, reply: Presentation): boolean =>
  hasChannels(platform) && channel !== "" && reply.audience === "asker" && citationsOf(reply).length > 0;
