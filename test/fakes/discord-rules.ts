/** What a message may hold, for the checks that Discord makes. */
export interface MessageBody {
  readonly content?: string;
  readonly embeds?: readonly EmbedBody[];
  readonly flags?: number;
  readonly nonce?: string;
  readonly enforce_nonce?: boolean;
  readonly allowed_mentions?: { readonly parse?: readonly string[]; readonly users?: readonly string[] };
  readonly message_reference?: { readonly message_id: string };
  readonly components?: readonly { readonly components: readonly ComponentBody[] }[];
}

/** A button (2) or a menu (3). */
export interface ComponentBody {
  readonly type: number;
  readonly custom_id: string;
  readonly label?: string;
  readonly placeholder?: string;
  readonly options?: readonly { readonly label: string; readonly value: string }[];
}

/** An embed, as far as it counts. */
export interface EmbedBody {
  readonly title?: string;
  readonly description?: string;
  readonly footer?: { readonly text: string };
  readonly fields?: readonly { readonly name: string; readonly value: string }[];
}

/** Characters of an embed that count towards the 6,000. */
export const charactersOf = ({ title = "", description = "", footer, fields = [] }: EmbedBody): number =>
  [title, description, footer?.text ?? "", ...fields.flatMap(({ name, value }) => [name, value])].join("")
    .length;

/** Who is told of a message: embeds tell nobody. */
export const pingedBy = ({ content = "", allowed_mentions: allowed }: MessageBody): readonly string[] => [
  ...(allowed?.parse ? [] : (content.match(/@everyone|@here/g) ?? [])),
  ...Array.from(content.matchAll(/<@(\d+)>/g), ([, id]) => id!).filter(
    (id) => !allowed?.parse || allowed.users?.includes(id),
  ),
];

/** What Discord would say against a message, or nothing. */
export function refusalOfMessage({
  content = "",
  embeds = [],
  nonce = "",
  components = [],
}: MessageBody): string {
  if (!content && !embeds.length) return "Cannot send an empty message";
  if (content.length > 2000) return "content: Must be 2000 or fewer in length.";
  if (nonce.length > 25) return "nonce: Must be 25 or fewer in length.";
  if (embeds.length > 10) return "embeds: Must be 10 or fewer in length.";
  if (embeds.reduce((sum, embed) => sum + charactersOf(embed), 0) > 6000)
    return "embeds: Embed size exceeds maximum size of 6000";
  return embeds.map(refusalOfEmbed).find(Boolean) ?? refusalOfRows(components);
}

function refusalOfRows(rows: NonNullable<MessageBody["components"]>): string {
  if (rows.length > 5) return "components: Must be 5 or fewer in length.";
  const all = rows.flatMap(({ components }) => components);
  if (new Set(all.map(({ custom_id }) => custom_id)).size < all.length)
    return "Component custom id cannot be duplicated";
  for (const { components } of rows) {
    const menu = components.find(({ type }) => type === 3);
    if (components.length < 1 || components.length > (menu ? 1 : 5))
      return "components: BASE_TYPE_BAD_LENGTH";
    const { options = [], placeholder = "" } = menu ?? {};
    if (menu && (options.length < 1 || options.length > 25 || placeholder.length > 150)) return "options";
    if (new Set(options.map(({ value }) => value)).size < options.length)
      return "The specified option value is already used";
    if (options.some(({ label, value }) => label.length > 100 || value.length > 100)) return "option";
    if (components.some(({ custom_id, label = "" }) => custom_id.length > 100 || label.length > 80))
      return "component";
  }
  return "";
}

function refusalOfEmbed(embed: EmbedBody): string {
  const { title, description, footer } = embed;
  if ([title, description, footer?.text].some((text) => text !== undefined && !text.trim()))
    return "embed: This field is required";
  if ((title?.length ?? 0) > 256) return "embed.title: Must be 256 or fewer in length.";
  if ((description?.length ?? 0) > 4096) return "embed.description: Must be 4096 or fewer in length.";
  if ((footer?.text.length ?? 0) > 2048) return "embed.footer.text: Must be 2048 or fewer in length.";
  return charactersOf(embed) ? "" : "embed: This field is required";
}

/** What Discord would say against choices offered for an option, or nothing. */
export function refusalOfChoices(
  choices: readonly { readonly name: string; readonly value: string }[],
): string {
  if (choices.length > 25) return "choices: Must be 25 or fewer in length.";
  if (new Set(choices.map(({ name }) => name)).size < choices.length) return "choices: names must be unique";
  return choices.every(({ name, value }) =>
    [name.trim(), value].every(({ length }) => length >= 1 && length <= 100),
  )
    ? ""
    : "choices: Must be between 1 and 100 in length.";
}

interface CommandBody {
  readonly name: string;
  readonly description?: string;
  readonly type?: number;
  readonly required?: boolean;
  readonly max_length?: number;
  readonly options?: readonly CommandBody[];
}

/** What Discord would say against a registration, or nothing. */
export function refusalOfCommands(commands: readonly CommandBody[]): string {
  if (commands.length > 100) return "Maximum number of application commands reached (100)";
  if (new Set(commands.map(({ name }) => name)).size < commands.length)
    return "Application command names must be unique";
  return commands.map(refusalOfCommand).find(Boolean) ?? "";
}

function refusalOfCommand({ name, description = "", type, options = [] }: CommandBody): string {
  if (type === 3 && (description || options.length)) return "Context menu commands cannot have a description";
  if (type === 3) return name && name.length <= 32 ? "" : `name: ${name}`;
  const entries = [{ name, description }, ...options];
  for (const entry of entries) {
    if (!/^[-_'\p{L}\p{N}]{1,32}$/u.test(entry.name) || entry.name !== entry.name.toLowerCase())
      return `name: ${entry.name}`;
    if (!entry.description || entry.description.length > 100) return `description of ${entry.name}`;
  }
  if (options.length > 25) return "options: Must be 25 or fewer in length.";
  if (options.some(({ max_length = 1 }) => max_length < 1 || max_length > 6000)) return "max_length";
  if (options.some(({ required }, index) => required && options[index - 1]?.required === false))
    return "Required options must be placed before non-required options";
  const subcommands = options.filter(({ type }) => type === 1);
  if (subcommands.length && subcommands.length < options.length)
    return "Sub-command option types not valid together";
  if (subcommands.some(({ options: deeper = [] }) => deeper.some(({ type }) => type === 1)))
    return "Sub-commands cannot be nested";
  const inside = subcommands.map((one) => refusalOfCommand(one)).find(Boolean);
  if (inside) return inside;
  return sizeOf({ name, description, options }) > 8000 ? "Command exceeds maximum size (8000)" : "";
}

const sizeOf = ({ name, description = "", options = [] }: CommandBody): number =>
  name.length + description.length + options.reduce((sum, option) => sum + sizeOf(option), 0);
