import { z } from "zod";

const text = z.string().min(1);

/** What we read of a slash command. */
export const slashCommand = z.object({
  command: text,
  text: z.string().default(""),
  team_id: text,
  channel_id: text,
  user_id: text,
  trigger_id: text,
});

/** What we read of an event in which the bot was mentioned. Bots have a `bot_id`, and some have no user. */
export const mention = z.object({
  team_id: text,
  event_id: text,
  event: z.object({
    text: z.string().default(""),
    user: text.optional(),
    bot_id: text.optional(),
    channel: text,
    ts: text,
    thread_ts: text.optional(),
  }),
});

/** What we read of a command that was chosen in the menu of a message. */
export const messageShortcut = z.object({
  trigger_id: text,
  team: z.object({ id: text }),
  channel: z.object({ id: text }),
  user: z.object({ id: text }),
  message: z.object({ text: z.string().default("") }),
});

/** What we read of a press of a button, and of a choice in a menu. */
export const press = z.object({
  trigger_id: text,
  team: z.object({ id: text }),
  channel: z.object({ id: text }),
  user: z.object({ id: text, name: z.string().optional(), username: z.string().optional() }),
  actions: z.tuple([
    z.object({
      block_id: z.string(),
      value: z.string().nullish(),
      selected_option: z.object({ value: z.string() }).nullish(),
    }),
  ]),
  container: z.object({ thread_ts: text.optional() }).optional(),
});

export type SlackPress = z.infer<typeof press>;
export type MessageShortcut = z.infer<typeof messageShortcut>;
export type SlashCommand = z.infer<typeof slashCommand>;
export type Mention = z.infer<typeof mention>;
