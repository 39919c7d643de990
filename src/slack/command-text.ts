const entities: Readonly<Record<string, string>> = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };

/**
 * What a person typed, from what Slack makes of it: links, names and entities undone, curly quotes and
 * hard spaces straightened.
 *
 * @example
 * commandText("what did <@U1|ann> say about “peace” &amp; <https://a.example|a.example>?")
 * // => 'what did @ann say about "peace" & https://a.example?'
 */
export const commandText = (raw: string): string =>
  raw
    .replace(/<([^<>|]*)(?:\|([^<>]*))?>/g, (_, target: string, label?: string) => typed(target, label))
    .replace(/&(?:lt|gt|amp);/g, (entity) => entities[entity]!)
    .replace(/[“”„‟]/g, '"')
    .replace(/[‘’‚‛]/g, "'")
    .replace(/\u00A0/g, " ")
    .trim();

/** The words of a message, without the marks by which it was quoted: a claim is often pasted as a quotation. */
export const messageText = (raw: string): string =>
  commandText(raw.replace(/^(?:&gt;|>)+[ \t]?/gm, "")).replace(/\s*\n\s*/g, " ");

function typed(target: string, label: string | undefined): string {
  const sign = target[0];
  if (sign === "@" || sign === "#") return sign + (label || target.slice(1));
  if (sign === "!") return label || target.slice(1);
  return /^https?:/.test(target) ? target : label || target;
}

/** A command found in running text: its name as the front desk knows it, and the rest of the line. */
export interface Spoken {
  readonly command: string;
  readonly text: string;
}

/**
 * Reads a mention of the bot: a question for `ask`, unless it opens with a command's name or with `/name`.
 *
 * @example
 * spokenCommand("<@UBOT> check the span is open", "UBOT", { names: ["ask", "check"], prefix: "" })
 * // => { command: "check", text: "the span is open" }
 */
export function spokenCommand(
  raw: string,
  botUserId: string,
  { names, prefix }: { readonly names: readonly string[]; readonly prefix: string },
): Spoken {
  const text = commandText(raw.replace(new RegExp(`\\s*<@${botUserId}(\\|[^>]*)?>\\s*`, "g"), " "));
  const [, slash, first = "", rest = ""] = /^(\/?)(\S*)\s*([\s\S]*)$/.exec(text) ?? [];
  const name = prefix && first.startsWith(prefix) ? first.slice(prefix.length) : first;
  if (slash || names.includes(name.toLowerCase())) return { command: name.toLowerCase(), text: rest };
  return { command: text ? "ask" : "help", text };
}
