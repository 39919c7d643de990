import type { Config } from "../config.js";
import type { Subscription } from "../core/subscription.js";

/**
 * The digests of a newsroom that the environment sets, each the one with number 0 in its channel. Where each workspace has
 * a newsroom of its own, one that names no workspace is of the newsroom that belongs to none.
 */
export const configuredDigests = (
  { slack, discord, digest, newsrooms }: Config,
  newsroom: string,
): readonly Subscription[] =>
  (["slack", "discord"] as const).flatMap((platform) => {
    const channel = { slack, discord }[platform]?.digestChannel;
    const tenant = (platform === "slack" && slack?.digestWorkspace) || "";
    const isOurs = newsrooms === "one" || tenant === newsroom;
    const rest = { tenant, number: 0, topics: [], quiet: false, paused: false };
    return channel && isOurs ? [{ platform, channel, ...digest, ...rest }] : [];
  });
