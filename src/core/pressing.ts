import { factAt } from "./fate.js";
import type { Request } from "./front-desk.js";
import { unreachable } from "./mistake.js";
import type { Newsroom } from "./newsroom.js";
import { phrases } from "./phrases.js";
import type { Channel, Post, Quoted } from "./posting.js";
import { notice } from "./present.js";
import { presentForms, presentParagraph } from "./present-press.js";
import type { Audience, Presentation } from "./presentation.js";
import { sharingOf } from "./sharing.js";
import { citationOn } from "./source-page.js";

/** What can be had of a sentence below a reply, in the order of the buttons. */
export const verbs = ["paragraph", "article", "cite"] as const;
export type Verb = (typeof verbs)[number];

/** What a button, or an entry of a menu, stands for. */
export type Choice =
  | { readonly verb: "share" }
  /** `number` is the citation's. */
  | { readonly verb: Verb; readonly number: number };

/** A choice as buttons and menus carry it: `paragraph:2`. */
export const choiceOf = (verb: Verb, number: number): string => `${verb}:${number}`;

/** The choice that was carried; nothing where it is none of ours. */
export function readChoice(text: string): Choice | undefined {
  if (text === "share") return { verb: "share" };
  const [, word, digits] = /^([a-z]+):([1-9]\d{0,5})$/.exec(text) ?? [];
  const verb = verbs.find((one) => one === word);
  return verb && { verb, number: Number(digits) };
}

/** Somebody pressed a button below a reply, or chose in its menu. */
export interface Press extends Channel, Pick<Request, "asker" | "roles" | "within" | "manages"> {
  /** As the channel knows them. */
  readonly name: string;
  /** The id of the reply. */
  readonly of: string;
  /** Absent where it is not known any more. */
  readonly choice?: Choice;
}

/** What is kept of a reply, by its id. */
export interface Kept extends Channel, Pick<Post, "asker" | "asked" | "request"> {
  readonly citations: readonly (Pick<Quoted, "number" | "span"> & Quoted["article"])[];
}

/** What a press comes to: something to show to whoever pressed, or a command to answer for them or for the channel. */
export type Pressed =
  | { readonly kind: "reply"; readonly reply: Presentation }
  | {
      readonly kind: "asked";
      readonly audience: Audience;
      readonly request: Request & Pick<Post, "asked">;
      readonly answer: () => Promise<Presentation>;
    };

/** What a press leans on. */
export interface Counter {
  answer(request: Request): Promise<Presentation>;
  newsroom(request: Request): Promise<Pick<Newsroom, "page">>;
  /** Whether the reply has not been shared yet; asked last, since asking counts. */
  isFirst(): Promise<boolean>;
}

/**
 * What a press comes to. Anybody in the channel of a reply may look at what it cites, each with what they may
 * read now; only its asker may share it.
 */
export async function pressedOn(press: Press, kept: Kept | undefined, counter: Counter): Promise<Pressed> {
  const { choice } = press;
  const here = kept && isHere(kept, press) ? kept : undefined;
  if (choice?.verb === "share") return sharingOf(press, here, counter);
  const cited = choice && here?.citations.find(({ number }) => number === choice.number);
  return cited ? lookedAt(press, choice.verb, cited, counter) : nothing(phrases.press.unknown);
}

const isHere = (kept: Kept, press: Press): boolean =>
  (["platform", "tenant", "channel"] as const).every((key) => kept[key] === press[key]);

async function lookedAt(
  { name: _name, of: _of, choice: _choice, ...person }: Press,
  verb: Verb,
  { number, slug, revision, span }: Kept["citations"][number],
  { answer, newsroom }: Counter,
): Promise<Pressed> {
  const request = { ...person, command: "article", input: slug };
  const page = await (await newsroom(request)).page(slug, revision);
  const fact = page && factAt(page.reading, span);
  const citation = fact && citationOn(page, fact, number);
  if (!citation) return nothing(phrases.press.gone);
  switch (verb) {
    case "article": {
      const asked = `${phrases.press.article}: ${citation.article.headline}`;
      return {
        kind: "asked",
        audience: "asker",
        request: { ...request, asked },
        answer: () => answer(request),
      };
    }
    case "paragraph":
      return { kind: "reply", reply: presentParagraph(page, fact, citation) };
    case "cite":
      return { kind: "reply", reply: presentForms(page, citation) };
    default:
      return unreachable(verb);
  }
}

const nothing = (why: string): Pressed => ({ kind: "reply", reply: notice(phrases.press.not, why) });
