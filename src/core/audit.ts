import type { Citation } from "./citation.js";
import type { Request } from "./front-desk.js";
import type { Channel } from "./posting.js";
import { citationsOf, type Presentation } from "./presentation.js";
import type { Span } from "./span.js";

/**
 * How a request ended. `nothing`: the reply said that the archive does not say. `shared`: the reply was
 * made for its channel. `refused`: it was not to be shared.
 */
export type AuditOutcome = "answered" | "nothing" | "mistake" | "failure" | "unknown" | "shared" | "refused";

/** Who asked what, where, how it ended, and which words of which revisions the reply held. */
export interface Audited extends Channel, Pick<Request, "asker" | "command" | "input" | "within"> {
  readonly outcome: AuditOutcome;
  readonly shown: readonly Shown[];
}

/** A slice of a revision. Revisions are never changed, so that it says which words were shown without them. */
export interface Shown extends Span {
  readonly slug: string;
  readonly revision: number;
}

/** What an audit keeps of a request, and of the reply to it. */
export const auditedOf = (
  { platform, tenant, channel, within, asker, command, input }: Request,
  outcome: AuditOutcome,
  reply?: Presentation,
): Audited => ({
  ...{ platform, tenant, channel, asker, command, input, outcome },
  ...(within && { within }),
  shown: reply ? citationsOf(reply).flatMap(slicesOf) : [],
});

/** Its own words, and the others that are shown with them. */
function slicesOf({ article: { slug, revision }, span, lead }: Citation): readonly Shown[] {
  const slices = [...(lead ? [lead.span] : []), span];
  return slices.map(({ start, end }) => ({ slug, revision, start, end }));
}

/**
 * A request on one line.
 *
 * @example
 * typedOf({ command: "said", input: { argument: "Macron", options: { about: "peace deal" } } })
 * // => '/said Macron about:"peace deal"'
 */
export function typedOf({ command, input }: Pick<Request, "command" | "input">): string {
  if (typeof input === "string") return `/${command} ${input}`.trim();
  const options = Object.entries(input.options).map(
    ([name, value]) => `${name}:${/\s/.test(value) ? `"${value}"` : value}`,
  );
  return [`/${command}`, input.argument, ...options].filter(Boolean).join(" ");
}
