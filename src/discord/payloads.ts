import { z } from "zod";

/** A slash command, from the gateway or over HTTP. */
export interface SlashCommand {
  readonly kind: "command";
  readonly id: string;
  /** Good for answers for 15 minutes; never logged. */
  readonly token: string;
  readonly application: string;
  /** The server, `""` in a direct message. */
  readonly tenant: string;
  readonly channel: string;
  /** The channel in which it is, where it is a thread. */
  readonly within?: string;
  readonly asker: string;
  /** Ids of the asker's roles in the server. */
  readonly roles: readonly string[];
  /** Discord lets them manage the channel or the server. */
  readonly manages: boolean;
  /** As registered, prefix included, and of a group which: `vb-digest subscribe`. */
  readonly name: string;
  readonly options: Readonly<Record<string, string>>;
  /** The text of the message in whose menu it was chosen. */
  readonly onMessage?: string;
}

/** A press of a button below a reply, or a choice in its menu. */
export interface DiscordPress extends Omit<SlashCommand, "kind" | "name" | "options" | "onMessage"> {
  readonly kind: "press";
  /** As the server knows them. */
  readonly name: string;
  readonly customId: string;
  /** What was chosen in a menu. */
  readonly values: readonly string[];
}

/** Letters typed into an option so far, for which suggestions are wanted. */
export interface DiscordTyping extends Omit<SlashCommand, "kind" | "onMessage"> {
  readonly kind: "typing";
  /** The option that is being typed. */
  readonly focused: string;
}

/** What is answered, each in its own way. */
export type Asked = SlashCommand | DiscordPress | DiscordTyping;

/** What Discord wants of us. `other`: a button, a menu entry, anything we did not register. */
export type Interaction =
  | { readonly kind: "ping" }
  | Asked
  | { readonly kind: "other"; readonly id: string; readonly token: string; readonly type: number };

const user = z.object({
  id: z.string(),
  username: z.string().nullish(),
  global_name: z.string().nullish(),
});
const option = z.object({
  name: z.string(),
  value: z.union([z.string(), z.number(), z.boolean()]),
  focused: z.boolean().nullish(),
});
const subcommand = z.object({ name: z.string(), type: z.literal(1), options: z.array(option).nullish() });
const typed = z.object({
  type: z.literal(1),
  name: z.string(),
  options: z.union([z.tuple([subcommand]), z.array(option)]).nullish(),
});
/** A message's own words, and those of its embeds: a feed's message often has no others. */
const message = z.object({
  content: z.string().nullish(),
  embeds: z.array(z.object({ description: z.string().nullish() })).nullish(),
});
const chosen = z.object({
  type: z.literal(3),
  name: z.string(),
  target_id: z.string(),
  resolved: z.object({ messages: z.record(z.string(), message) }),
});
const data = z.discriminatedUnion("type", [typed, chosen]);

/** ADMINISTRATOR, MANAGE_CHANNELS, MANAGE_GUILD. topics/permissions */
const managing = 0x8n | 0x10n | 0x20n;
const permissions = z
  .string()
  .regex(/^\d+$/)
  .transform((bits) => (BigInt(bits) & managing) !== 0n);
const base = { id: z.string().regex(/^\d{1,20}$/), token: z.string().min(1) };

const ping = z.object({ type: z.literal(1) }).transform((): Interaction => ({ kind: "ping" }));

/** Who did something, and where. */
const placed = {
  ...base,
  application_id: z.string(),
  guild_id: z.string().nullish(),
  channel_id: z.string(),
  channel: z.object({ type: z.number(), parent_id: z.string().nullish() }).nullish().catch(undefined),
  member: z
    .object({
      user,
      nick: z.string().nullish(),
      roles: z.array(z.string()).nullish(),
      permissions: permissions.nullish(),
    })
    .nullish(),
  user: user.nullish(),
};

type Placed = z.infer<z.ZodObject<typeof placed>>;

/** ANNOUNCEMENT_THREAD, PUBLIC_THREAD, PRIVATE_THREAD; the parent of other channels is a category. resources/channel */
const threads = [10, 11, 12];

const placeOf = ({
  id,
  token,
  application_id,
  guild_id,
  channel_id,
  channel,
  member,
  user: alone,
}: Placed) => ({
  ...{ id, token, application: application_id, tenant: guild_id ?? "", channel: channel_id },
  ...(channel?.parent_id && threads.includes(channel.type) && { within: channel.parent_id }),
  asker: member?.user.id ?? alone?.id ?? "",
  roles: member?.roles ?? [],
  manages: member?.permissions ?? false,
});

const slash = z.object({ ...placed, type: z.literal(2), data }).transform(
  (payload): Interaction => ({
    kind: "command",
    ...placeOf(payload),
    ...(payload.data.type === 1 ? typedIn(payload.data) : chosenIn(payload.data)),
  }),
);

const press = z
  .object({
    ...placed,
    type: z.literal(3),
    data: z.object({ custom_id: z.string(), values: z.array(z.string()).nullish() }),
  })
  .transform((payload): Interaction => {
    const who = payload.member?.user ?? payload.user;
    const name = payload.member?.nick ?? who?.global_name ?? who?.username ?? who?.id ?? "";
    const { custom_id: customId, values } = payload.data;
    return { kind: "press", ...placeOf(payload), name, customId, values: values ?? [] };
  });

const typing = z.object({ ...placed, type: z.literal(4), data: typed }).transform((payload): Interaction => {
  const focused = givenIn(payload.data).find((one) => one.focused)?.name ?? "";
  return { kind: "typing", ...placeOf(payload), ...typedIn(payload.data), focused };
});

function chosenIn({ name, target_id, resolved }: z.infer<typeof chosen>) {
  const { content, embeds } = resolved.messages[target_id] ?? {};
  const words = content || (embeds ?? []).flatMap(({ description }) => description ?? []).join("\n");
  return { name, options: {}, onMessage: words };
}

function typedIn(data: z.infer<typeof typed>): Pick<SlashCommand, "name" | "options"> {
  const [first] = data.options ?? [];
  return {
    name: first && "type" in first ? `${data.name} ${first.name}` : data.name,
    options: Object.fromEntries(givenIn(data).map((one) => [one.name, String(one.value)])),
  };
}

/** The options that were given, also inside a subcommand. */
const givenIn = ({ options }: z.infer<typeof typed>): readonly z.infer<typeof option>[] =>
  (options ?? []).flatMap((one) => ("type" in one ? (one.options ?? []) : [one]));

const other = z
  .object({ ...base, type: z.number() })
  .transform(({ id, token, type }): Interaction => ({ kind: "other", id, token, type }));

const kinds: Readonly<Record<number, z.ZodType<Interaction>>> = { 1: ping, 2: slash, 3: press, 4: typing };
const typedAs = z.object({ type: z.number() });

/** Reads a payload of either way in; nothing where it is not an interaction at all. */
export function readInteraction(payload: unknown): Interaction | undefined {
  const kind = kinds[typedAs.safeParse(payload).data?.type ?? 0];
  return kind?.safeParse(payload).data ?? other.safeParse(payload).data;
}
