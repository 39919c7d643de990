import type { Config } from "../config.js";
import type { Subscription } from "../core/subscription.js";

/** The digests that the environment sets, each the one with number 0 in its channel. */
export const configuredDigests = ({ slack, discord, digest }: Config): readonly Subscription[] =>
  (["slack", "discord"] as const).flatMap((platform) => {
    const channel = { slack, discord }[platform]?.digestChannel;
    const tenant = (platform === "slack" && slack?.digestWorkspace) || "";
    const rest = { tenant, number: 0, topics: [], quiet: false, paused: false };
    return channel ? [{ platform, channel, ...digest, ...rest }] : [];
  });
