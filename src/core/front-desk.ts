import { randomUUID } from "node:crypto";
import { type Audited, auditedOf } from "./audit.js";
import { commandIn, type Input, type MenuLine } from "./command.js";
import { readInput } from "./input.js";
import { Mistake, Outage } from "./mistake.js";
import type { Newsroom } from "./newsroom.js";
import { type Channel, hasChannels, type Post } from "./posting.js";
import { presentFailure, presentMistake, presentUnknownCommand } from "./present.js";
import { type Audience, citationsOf, type Presentation, withButtons } from "./presentation.js";
import { type Kept, type Press, type Pressed, pressedOn } from "./pressing.js";
import type { Suggestion } from "./suggest.js";
import { asTyped, followingOn, questionsIn } from "./thread.js";

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
  /** The message that opens the thread in which it was asked. */
  readonly thread?: string;
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
  /** What a press of a button comes to; rejects only where the archive cannot be read. */
  press(press: Press): Promise<Pressed>;
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
  /** The reply below which was pressed, where it is kept; absent, replies have no buttons. */
  recall?(press: Press): Promise<Kept | undefined>;
  /** What was asked before in a thread, oldest first; absent, every question stands alone. */
  askedBefore?(
    place: Channel & { readonly thread: string },
  ): Promise<readonly NonNullable<Post["request"]>[]>;
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
  const { commands, newsroom, isNew, remember, recall, askedBefore, linked, onFailure, began, audited } =
    backroom;

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
      const read = readInput(command, input);
      const room = await newsroom(request);
      const meant = command.followsOn && (await inThread(request, read.argument, room.now));
      const reply = meant
        ? asTyped(await command.run({ ...read, argument: meant.question }, room), read.argument, meant)
        : await command.run(read, room);
      const whole = linked ? linked(reply, request) : reply;
      return { outcome: "answered", reply: recall ? withId(request, whole) : whole };
    } catch (error) {
      if (error instanceof Mistake && !(error instanceof Outage))
        return { outcome: "mistake", reply: presentMistake(error) };
      onFailure(error, request);
      return { outcome: "failure", reply: presentFailure(error) };
    }
  }

  const suggest: FrontDesk["suggest"] = async (request, option) => {
    const { argument, options = [] } = commandIn(commands, request.command, request.input)?.command ?? {};
    const isArgument = option === argument?.name;
    const { suggests } = (isArgument ? argument : options.find(({ name }) => name === option)) ?? {};
    if (!suggests) return [];
    try {
      const typed = isArgument ? request.input.argument : request.input.options[option];
      return await (await newsroom(request)).suggest(suggests, typed ?? "");
    } catch (error) {
      onFailure(error, request);
      return [];
    }
  };

  /** A question with what it takes along from those before it in its thread. */
  async function inThread({ thread, ...where }: Request, question: string, now: Date) {
    if (!thread || !askedBefore) return undefined;
    const earlier = questionsIn(commands, await askedBefore({ ...where, thread }));
    return followingOn(earlier, question, now);
  }

  async function press(one: Press): Promise<Pressed> {
    const kept = await recall?.(one);
    const answer = (request: Request) =>
      answerFor(one.choice?.verb === "share" ? "channel" : "asker", request);
    const isFirst = () => isNew(one.platform, `shared ${one.of}`);
    const pressed = await pressedOn(one, kept, { answer, newsroom, isFirst });
    if (pressed.kind === "asked") return pressed;
    const looked = citationsOf(pressed.reply).length > 0;
    const request = { ...one, command: one.choice?.verb ?? "press", input: kept?.asked ?? "" };
    audited?.(auditedOf(request, looked ? "answered" : "refused", pressed.reply));
    return { ...pressed, reply: linked ? linked(pressed.reply, request) : pressed.reply };
  }

  return { commands, answer, suggest, isNew, remember, press };
}

/** Buttons are pressed in channels. */
const withId = ({ platform, channel }: Request, reply: Presentation): Presentation =>
  hasChannels(platform) && channel !== "" ? withButtons(reply, randomUUID()) : reply;
