import type { Citation } from "./citation.js";
import { phrases } from "./phrases.js";
import type { DiffRun } from "./word-diff.js";

/** Who sees a reply. Both platforms want it decided before the command runs. */
export type Audience = "asker" | "channel";

/**
 * What to show, in plain text: the core chooses the words, each adapter escapes, dresses and
 * budgets them. Nothing in it is markup.
 */
export interface Presentation {
  readonly title: string;
  /** One line, for notifications and screen readers. */
  readonly summary: string;
  readonly parts: readonly Part[];
  readonly audience: Audience;
  /** Under which it is kept, so that the buttons below it find it again; absent where it has none. */
  readonly id?: string;
  /** Its asker may share it with the channel. */
  readonly shareable?: true;
  /** The reply says that the archive does not say: the question goes on the desk's list of gaps. */
  readonly nothing?: true;
  /** What of the request is mistaken, as the mistake names it; absent where nothing is. */
  readonly mistaken?: string;
  /** It asks for what `/digest subscribe` takes. The parts say how that is typed where no form can be opened. */
  readonly form?: Form;
}

/** What a form begins with: the zone of the newsroom. */
export interface Form {
  readonly zone: string;
}

/** A figure as printed, and the number of its citation. */
export interface PrintedFigure {
  readonly figure: string;
  readonly citation: number;
}

/** Words that lead somewhere. */
export interface Link {
  readonly text: string;
  readonly href: string;
}

/** A piece of a reply. Every `switch` over `kind` is exhaustive. */
export type Part =
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "text"; readonly text: string }
  /** `brief` where the reply has just named the article: its headline is not said again. */
  | { readonly kind: "citation"; readonly citation: Citation; readonly brief?: boolean }
  /** `was` is what an earlier article gave of the same thing. */
  | ({ readonly kind: "figure"; readonly was?: PrintedFigure } & PrintedFigure)
  /**
   * `words`, where both are nearly the same: word by word, below one above the other. `between`: both
   * are an article's, the claim its words as they were.
   */
  | {
      readonly kind: "difference";
      readonly between?: "revisions";
      readonly in: string;
      readonly claim: string;
      readonly article: string;
      readonly words?: readonly DiffRun[];
    }
  | { readonly kind: "list"; readonly items: readonly string[] }
  /** A line of a list, and a link to what it tells of. */
  | { readonly kind: "entry"; readonly text: string; readonly link?: Link }
  /** Words to be copied as they are. Where a page has them too, `href` leads there. */
  | {
      readonly kind: "code";
      readonly label: string;
      readonly text: string;
      readonly cites: Citation;
      readonly href?: string;
    }
  | { readonly kind: "note"; readonly text: string }
  | { readonly kind: "footer"; readonly text: string };

/** What the two wordings of a difference are called. */
export const sidesOf = ({ between }: Extract<Part, { kind: "difference" }>) =>
  between === "revisions" ? phrases.revisionSides : phrases.sides;

/** The citations of a reply, in the order they are shown. */
export const citationsOf = ({ parts }: Presentation): readonly Citation[] =>
  parts.flatMap((part) => (part.kind === "citation" ? [part.citation] : []));

/** A reply with quotations has buttons below it, by the id under which it is kept; a private one may be shared. */
export const withButtons = (reply: Presentation, id: string): Presentation =>
  citationsOf(reply).length === 0
    ? reply
    : { ...reply, id, ...(reply.audience === "asker" && { shareable: true }) };

/** Lays replies out as some platform shows them: each once, since it is asked again what it showed, or anew in a layout. */
export function laidOutOnce<Layout, Message>(
  layOut: (reply: Presentation, layout?: Layout) => readonly Message[],
): (reply: Presentation, layout?: Layout) => readonly Message[] {
  const known = new WeakMap<Presentation, readonly Message[]>();
  return (reply, layout) => {
    if (layout) return layOut(reply, layout);
    const messages = known.get(reply) ?? layOut(reply);
    known.set(reply, messages);
    return messages;
  };
}
