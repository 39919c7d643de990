import type { Config } from "../config.js";
import type { Subscription } from "../core/subscription.js";

/**
 * The digests that the environment sets, each the one with number 0 in its channel. Where each workspace has a newsroom of
 * its own, they are of the one that belongs to none.
 */
export const configuredDigests = (
  { slack, discord, digest, newsrooms }: Config,
  tenant: string,
): readonly Subscription[] =>
  newsrooms === "apart" && tenant !== ""
    ? []
    : (["slack", "discord"] as const).flatMap((platform) => {
        const channel = { slack, discord }[platform]?.digestChannel;
        const rest = { tenant: "", number: 0, topics: [], quiet: false, paused: false };
        return channel ? [{ platform, channel, ...digest, ...rest }] : [];
      });
