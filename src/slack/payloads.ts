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
  response_url: text,
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
  response_url: text,
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
  response_url: text,
});

/** What travels with a form and comes back with it, as JSON: checked, since it has been with a client. */
export const formContext = z
  .string()
  .transform((json, context) => {
    try {
      return JSON.parse(json) as unknown;
    } catch {
      context.addIssue("is no JSON");
      return z.NEVER;
    }
  })
  .pipe(z.object({ channel: z.string().regex(/^[CDG][A-Z0-9]+$/) }));

const choice = z.object({ value: z.string() });
const field = z.object({
  value: z.string().nullish(),
  selected_time: z.string().nullish(),
  selected_option: choice.nullish(),
  selected_options: z.array(choice).nullish(),
});

/** What we read of a submitted form: its fields by block and action. */
export const submission = z.object({
  team: z.object({ id: text }),
  user: z.object({ id: text }),
  view: z.object({
    id: text,
    private_metadata: z.string(),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), field)) }),
  }),
});

/** What we read of letters typed into a field of a form. */
export const fieldTyping = z.object({
  team: z.object({ id: text }),
  user: z.object({ id: text }),
  view: z.object({ private_metadata: z.string() }),
  block_id: text,
  value: z.string(),
});

export type Submission = z.infer<typeof submission>;
export type FieldTyping = z.infer<typeof fieldTyping>;
/** What we read of an event that says that a workspace has removed the app; `event_time` is in Unix seconds. */
export const removal = z.object({ team_id: text, event_time: z.number() });

export type SlackPress = z.infer<typeof press>;
export type MessageShortcut = z.infer<typeof messageShortcut>;
export type SlashCommand = z.infer<typeof slashCommand>;
export type Mention = z.infer<typeof mention>;
