import { PermissionFlagsBits } from "discord.js";
import { z } from "zod";

const bits = z.coerce.bigint();

/** A channel of a server, as `GET /channels/{id}` gives it. */
export const channelSchema = z.object({
  type: z.number(),
  name: z.string().nullish(),
  guild_id: z.string().nullish(),
  permission_overwrites: z.array(z.object({ id: z.string(), allow: bits, deny: bits })).default([]),
});

/** The roles of a server, as `GET /guilds/{id}/roles` gives them. */
export const rolesSchema = z.array(z.object({ id: z.string(), permissions: bits }));

/** The bot in a server, as `GET /guilds/{id}/members/{id}` gives it. */
export const memberSchema = z.object({ user: z.object({ id: z.string() }), roles: z.array(z.string()) });

/** What a digest needs of its channel, as Discord's settings call it; history is for finding it again. */
const needed = {
  "View Channel": PermissionFlagsBits.ViewChannel,
  "Send Messages": PermissionFlagsBits.SendMessages,
  "Embed Links": PermissionFlagsBits.EmbedLinks,
  "Read Message History": PermissionFlagsBits.ReadMessageHistory,
} as const;

/** The names of the permissions that the bot lacks in a channel. */
export function missingPermissions(
  channel: z.infer<typeof channelSchema>,
  roles: z.infer<typeof rolesSchema>,
  member: z.infer<typeof memberSchema>,
): readonly string[] {
  const held = permissionsIn(channel, roles, member);
  if (held & PermissionFlagsBits.Administrator) return [];
  return Object.entries(needed).flatMap(([name, bit]) => (held & bit ? [] : [name]));
}

/** Roles add up; then the channel's overwrites for everyone, for the roles together, for the member. topics/permissions */
function permissionsIn(
  { guild_id: everyone = "", permission_overwrites: overwrites }: z.infer<typeof channelSchema>,
  roles: z.infer<typeof rolesSchema>,
  member: z.infer<typeof memberSchema>,
): bigint {
  const own = roles.filter(({ id }) => id === everyone || member.roles.includes(id));
  const levels = [
    overwrites.filter(({ id }) => id === everyone),
    overwrites.filter(({ id }) => member.roles.includes(id)),
    overwrites.filter(({ id }) => id === member.user.id),
  ];
  return levels.reduce(
    (held, level) => (held & ~union(level.map(({ deny }) => deny))) | union(level.map(({ allow }) => allow)),
    union(own.map(({ permissions }) => permissions)),
  );
}

const union = (masks: readonly bigint[]): bigint => masks.reduce((all, mask) => all | mask, 0n);
