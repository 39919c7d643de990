import { z } from "zod";

/** What Slack refuses in a message, as far as this bot could run into it. `undefined` = accepted. */
export function refusalOf(message: {
  readonly text?: string;
  readonly blocks?: unknown;
}): string | undefined {
  const { text = "", blocks = [] } = message;
  if (text.length > 40_000) return "msg_too_long";
  const known = z.array(block).max(50).safeParse(blocks);
  if (!known.success) return "invalid_blocks";
  if (JSON.stringify(blocks).length > 13_200) return "msg_blocks_too_long";
  if (!text && !known.data.length) return "no_text";
  return undefined;
}

const some = z.string().min(1);
const style = z.strictObject({ bold: z.boolean(), italic: z.boolean(), strike: z.boolean() }).partial();
const inline = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), text: some, style: style.optional() }),
  z.strictObject({ type: z.literal("user"), user_id: z.string().regex(/^[UW]\w+$/) }),
  z.strictObject({ type: z.literal("link"), url: z.url({ protocol: /^https?$/ }).max(3000), text: some }),
]);
const section = z.strictObject({ type: z.literal("rich_text_section"), elements: z.array(inline) });
/** Text that is shown as it is. */
export const plainText = (max: number) =>
  z.strictObject({ type: z.literal("plain_text"), text: some.max(max), emoji: z.boolean() });

const button = z.strictObject({
  type: z.literal("button"),
  action_id: some.max(255),
  text: plainText(75),
  value: some.max(2000),
});
const option = z.strictObject({
  text: z.strictObject({ type: z.literal("plain_text"), text: some.max(75) }),
  value: some.max(150),
});
const select = z.strictObject({
  type: z.literal("static_select"),
  action_id: some.max(255),
  placeholder: z.strictObject({ type: z.literal("plain_text"), text: some.max(150) }),
  options: z.array(option).min(1).max(100),
});
const actions = z
  .strictObject({
    type: z.literal("actions"),
    block_id: some.max(255),
    elements: z
      .array(z.discriminatedUnion("type", [button, select]))
      .min(1)
      .max(25),
  })
  .refine(({ elements }) => new Set(elements.map(({ action_id }) => action_id)).size === elements.length);

/** The few blocks the bot uses; anything else is a surprise. */
export const block = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("header"), text: plainText(150) }),
  actions,
  z.strictObject({ type: z.literal("context"), elements: z.array(plainText(3000)).min(1).max(10) }),
  z.strictObject({
    type: z.literal("rich_text"),
    elements: z
      .array(
        z.discriminatedUnion("type", [
          section,
          z.strictObject({ type: z.literal("rich_text_quote"), elements: z.array(inline).min(1) }),
          z.strictObject({ type: z.literal("rich_text_preformatted"), elements: z.array(inline).min(1) }),
          z.strictObject({
            type: z.literal("rich_text_list"),
            style: z.literal("bullet"),
            elements: z.array(section).min(1),
          }),
        ]),
      )
      .min(1),
  }),
]);
