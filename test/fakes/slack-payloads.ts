import { createHmac } from "node:crypto";

/** The workspace every fake payload comes from. */
export const workspace = { team: "T1", user: "U1", channel: "C1", bot: "UBOT", botId: "BBOT" } as const;

/** A workspace as `auth.test` tells of it. */
export interface FakeWorkspace {
  readonly team: string;
  readonly name: string;
  readonly bot: string;
  readonly botId: string;
}

/** The workspace of an id; the first is the one that has a token from the start. */
export const workspaceOf = (team: string): FakeWorkspace =>
  team === workspace.team
    ? { team, name: "acme", bot: workspace.bot, botId: workspace.botId }
    : { team, name: `name of ${team}`, bot: `UBOT${team}`, botId: `BBOT${team}` };

/** A slash command as Slack sends it, `response_url` included. */
export const commandPayload = (
  typed: { readonly command: string; readonly text: string },
  ids: {
    readonly trigger: string;
    readonly responseUrl: string;
    readonly channel?: string;
    readonly user?: string;
    readonly team?: string;
  },
) => ({
  token: "x",
  team_id: ids.team ?? workspace.team,
  team_domain: "acme",
  channel_id: ids.channel ?? workspace.channel,
  channel_name: "desk",
  user_id: ids.user ?? workspace.user,
  user_name: "ann",
  ...typed,
  api_app_id: "A1",
  is_enterprise_install: "false",
  response_url: ids.responseUrl,
  trigger_id: ids.trigger,
});

/** An event in which somebody mentioned the bot. */
export const mentionPayload = (
  text: string,
  ids: {
    readonly event: string;
    readonly ts: string;
    readonly thread?: string;
    readonly byBot?: string;
    readonly team?: string;
    readonly channel?: string;
  },
) => ({
  type: "event_callback",
  team_id: ids.team ?? workspace.team,
  api_app_id: "A1",
  event_id: ids.event,
  event_time: 1_790_000_000,
  event: {
    type: "app_mention",
    user: workspace.user,
    text,
    ts: ids.ts,
    ...(ids.thread && { thread_ts: ids.thread }),
    ...(ids.byBot && { bot_id: ids.byBot }),
    channel: ids.channel ?? workspace.channel,
    event_ts: ids.ts,
  },
  authorizations: [
    {
      enterprise_id: null,
      team_id: ids.team ?? workspace.team,
      user_id: workspaceOf(ids.team ?? workspace.team).bot,
      is_bot: true,
      is_enterprise_install: false,
    },
  ],
});

/** An event that says that a workspace has removed the app, or has revoked tokens. */
export const removalPayload = (
  type: "app_uninstalled" | "tokens_revoked",
  ids: { readonly event: string; readonly team: string; readonly at: number },
) => ({
  ...{ type: "event_callback", team_id: ids.team, api_app_id: "A1", event_id: ids.event, event_time: ids.at },
  event: { type, ...(type === "tokens_revoked" && { tokens: { oauth: ["U1"], bot: [] } }) },
});

/** The headers of a signed request. `at` is in Unix seconds. */
export const signature = (secret: string, body: string, at = Math.floor(Date.now() / 1000)) => ({
  "x-slack-request-timestamp": String(at),
  "x-slack-signature": `v0=${createHmac("sha256", secret).update(`v0:${at}:${body}`).digest("hex")}`,
});

/** A command that was chosen in the menu of a message. */
export const shortcutPayload = (
  chosen: { readonly callbackId: string; readonly text?: string },
  ids: { readonly trigger: string; readonly responseUrl: string; readonly ts: string },
) => ({
  type: "message_action",
  callback_id: chosen.callbackId,
  trigger_id: ids.trigger,
  message_ts: ids.ts,
  response_url: ids.responseUrl,
  message: {
    type: "message",
    user: "U2",
    ts: ids.ts,
    ...(chosen.text !== undefined && { text: chosen.text }),
  },
  user: { id: workspace.user, name: "ann" },
  channel: { id: workspace.channel, name: "desk" },
  team: { id: workspace.team, domain: "acme" },
  token: "x",
  action_ts: ids.ts,
  is_enterprise_install: false,
});

interface Row {
  readonly type: string;
  readonly block_id?: string;
  readonly elements?: readonly {
    readonly type: string;
    readonly action_id: string;
    readonly text?: { readonly text: string };
    readonly value?: string;
    readonly options?: readonly { readonly text: { readonly text: string }; readonly value: string }[];
  }[];
}

/** What Slack says was done to a button, or chosen in a menu, that is called so. */
export function actionOf(blocks: unknown, label: string): Readonly<Record<string, unknown>> {
  for (const { type, block_id, elements = [] } of blocks as readonly Row[])
    for (const { options, placeholder: _, ...element } of type === "actions"
      ? (elements as readonly (NonNullable<Row["elements"]>[number] & { readonly placeholder?: unknown })[])
      : []) {
      if (element.text?.text === label) return { ...element, block_id };
      const selected_option = options?.find(({ text }) => text.text === label);
      if (selected_option) return { ...element, block_id, selected_option };
    }
  throw new Error(`there is nothing to press that is called ${label}`);
}

/** A press of a button below a message. */
export const pressPayload = (
  pressed: {
    readonly action: Readonly<Record<string, unknown>>;
    readonly user: string;
    readonly channel: string;
    readonly team: string;
    readonly thread?: string;
  },
  ids: { readonly trigger: string; readonly responseUrl: string; readonly ts: string },
) => ({
  type: "block_actions",
  user: { id: pressed.user, username: "ann", name: "ann", team_id: pressed.team },
  team: { id: pressed.team, domain: "acme" },
  channel: { id: pressed.channel, name: "desk" },
  container: {
    ...{ type: "message", message_ts: ids.ts, channel_id: pressed.channel, is_ephemeral: true },
    ...(pressed.thread && { thread_ts: pressed.thread }),
  },
  trigger_id: ids.trigger,
  response_url: ids.responseUrl,
  api_app_id: "A1",
  token: "x",
  actions: [{ ...pressed.action, action_ts: ids.ts }],
});

/** A payload as the body of a request: commands are forms, what is pressed a form with JSON in it, events are JSON. */
export function encode(payload: Readonly<Record<string, unknown>>) {
  if (payload.type === "event_callback") return { body: JSON.stringify(payload), type: "application/json" };
  const fields =
    "command" in payload ? (payload as Record<string, string>) : { payload: JSON.stringify(payload) };
  return { body: new URLSearchParams(fields).toString(), type: "application/x-www-form-urlencoded" };
}
