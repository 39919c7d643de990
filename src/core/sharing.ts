import { fill, phrases } from "./phrases.js";
import { note, notice } from "./present.js";
import type { Counter, Kept, Press, Pressed } from "./pressing.js";

/**
 * A reply is shared by the one who asked, where it was asked, and as the archive answers now: what was corrected or
 * withdrawn in between is not repeated.
 *
 * @param kept the reply, where it was asked in this channel
 */
export async function sharingOf(
  press: Press,
  kept: Kept | undefined,
  { answer, isFirst }: Pick<Counter, "answer" | "isFirst">,
): Promise<Pressed> {
  const { name, of: _of, choice: _choice, ...person } = press;
  if (!kept?.request || kept.asker !== press.asker) return refused(phrases.share.unknown);
  if (!(await isFirst())) return refused(phrases.share.again);
  const { asked } = kept;
  const request = { ...person, ...kept.request, asked };
  return {
    kind: "asked",
    audience: "channel",
    request,
    answer: async () => {
      const { shareable: _, ...reply } = await answer(request);
      return {
        ...reply,
        audience: "channel",
        parts: [note(fill(phrases.share.by, { name, asked })), ...reply.parts],
      };
    },
  };
}

const refused = (why: string): Pressed => ({ kind: "reply", reply: notice(phrases.share.not, why) });
