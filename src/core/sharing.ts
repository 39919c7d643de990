import type { Request } from "./front-desk.js";
import { fill, phrases } from "./phrases.js";
import type { Channel, Post } from "./posting.js";
import { note, notice } from "./present.js";
import type { Presentation } from "./presentation.js";

/** Somebody pressed “Share to channel” below a reply of their own. */
export interface Press extends Channel, Pick<Request, "asker" | "roles" | "within" | "manages"> {
  /** As the channel knows them. */
  readonly name: string;
  /** The id of the reply. */
  readonly of: string;
}

/** What is kept of a private reply, by its id. */
export type Asked = Channel & Pick<Post, "asker" | "asked"> & Required<Pick<Post, "request">>;

/** Whether a reply may be shared; if so, what the channel is shown. */
export type Sharing =
  | { readonly kind: "refused"; readonly reply: Presentation }
  | {
      readonly kind: "allowed";
      readonly request: Request & Pick<Asked, "asked">;
      readonly answer: () => Promise<Presentation>;
    };

/**
 * A reply is shared by the one who asked, where it was asked, and as the archive answers now: what was corrected or
 * withdrawn in between is not repeated.
 *
 * @param isFirst whether this reply has not been shared yet; asked last, since asking counts
 */
export async function sharingOf(
  press: Press,
  asked: Asked | undefined,
  answer: (request: Request) => Promise<Presentation>,
  isFirst: () => Promise<boolean>,
): Promise<Sharing> {
  const { name, of: _, ...person } = press;
  if (!asked || !isSame(asked, press)) return refused(phrases.share.unknown);
  if (!(await isFirst())) return refused(phrases.share.again);
  const request = { ...person, ...asked.request, asked: asked.asked };
  return {
    kind: "allowed",
    request,
    answer: async () => {
      const { share: _id, ...reply } = await answer(request);
      const told = note(fill(phrases.share.by, { name, asked: asked.asked }));
      return { ...reply, audience: "channel", parts: [told, ...reply.parts] };
    },
  };
}

const isSame = (asked: Asked, press: Press): boolean =>
  (["platform", "tenant", "channel", "asker"] as const).every((key) => asked[key] === press[key]);

const refused = (why: string): Sharing => ({ kind: "refused", reply: notice(phrases.share.not, why) });
