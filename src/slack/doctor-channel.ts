import type { Diagnosis } from "../core/diagnosis.js";
import type { Channel } from "../core/posting.js";
import { troubleOf, wordsOf } from "./errors.js";
import type { Reach } from "./reach.js";

/** Whether the bot is in a channel. Never rejects. */
export async function examineChannel(
  reach: Reach,
  { tenant, channel }: Pick<Channel, "tenant" | "channel">,
  subject: string,
): Promise<Diagnosis> {
  try {
    const { channel: found } = await reach(tenant, (client) => client.conversations.info({ channel }));
    if (found?.is_archived)
      return {
        subject,
        healthy: false,
        finding: `#${found.name} is archived`,
        remedy: "choose another channel",
      };
    if (found?.is_member) return { subject, healthy: true, finding: `the bot is in #${found.name}` };
    return {
      subject,
      healthy: false,
      finding: `the bot is not in #${found?.name ?? channel}`,
      remedy: "type /invite @Verbatim in that channel",
    };
  } catch (error) {
    return unseenChannel(subject, error);
  }
}

function unseenChannel(subject: string, error: unknown): Diagnosis {
  const trouble = troubleOf(error);
  const blind = trouble.kind === "refused" && trouble.code === "missing_scope";
  return {
    subject,
    healthy: blind,
    finding: `could not be looked at: ${wordsOf(trouble)}`,
    remedy: blind
      ? "type /invite @Verbatim in that channel; to have it looked at, add channels:read and groups:read and reinstall the app"
      : "check the id (channel name → About → Channel ID), then type /invite @Verbatim in that channel",
  };
}
