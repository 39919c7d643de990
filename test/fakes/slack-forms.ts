import { z } from "zod";
import { workspace } from "./slack-payloads.js";
import { block, plainText } from "./slack-rules.js";

/** A form that was opened, as the bot sent it. */
export interface SlackForm {
  readonly id: string;
  readonly view: z.infer<typeof view>;
}

/** What the bot lets become of a submitted form. */
export interface SlackFormResponse {
  readonly response_action?: "errors" | "update" | "push" | "clear";
  readonly errors?: Readonly<Record<string, string>>;
  readonly view?: SlackForm["view"];
}

/** Who fills it in, and what becomes of it on the way. */
export interface SlackFilling {
  readonly user?: string;
  readonly team?: string;
  /** In place of what the bot sent along. */
  readonly privateMetadata?: string;
}

const choice = z.strictObject({ text: plainText(75), value: z.string().min(1).max(150) });
const action = { action_id: z.string().min(1).max(255) };
const choices = z.array(choice).min(1).max(10);
const element = z.discriminatedUnion("type", [
  z.strictObject({ ...action, type: z.literal("timepicker"), initial_time: z.string().optional() }),
  z.strictObject({
    ...action,
    type: z.literal("external_select"),
    initial_option: choice.optional(),
    min_query_length: z.number(),
  }),
  z.strictObject({ ...action, type: z.literal("checkboxes"), options: choices }),
  z.strictObject({ ...action, type: z.literal("plain_text_input") }),
  z.strictObject({
    ...action,
    type: z.literal("radio_buttons"),
    options: choices,
    initial_option: choice.optional(),
  }),
]);
const input = z.strictObject({
  type: z.literal("input"),
  block_id: z.string().min(1).max(255),
  label: plainText(2000),
  optional: z.boolean().optional(),
  element,
});
const view = z.strictObject({
  type: z.literal("modal"),
  callback_id: z.string().max(255).optional(),
  private_metadata: z.string().max(3000).optional(),
  title: plainText(24),
  submit: plainText(24).optional(),
  close: plainText(24).optional(),
  blocks: z.array(z.union([input, block])).max(100),
});

/** A view, where Slack would take it: inputs want a submit button and names of their own. */
export function acceptedView(sent: unknown): SlackForm["view"] | undefined {
  const known = view.safeParse(sent).data;
  const inputs = known && inputsOf(known);
  const isFine = inputs && new Set(inputs.map(({ block_id }) => block_id)).size === inputs.length;
  return isFine && (inputs.length === 0 || known?.submit) ? known : undefined;
}

const inputsOf = ({ blocks }: SlackForm["view"]) => blocks.filter((one) => one.type === "input");

/** A submission of a form; `filled` by block, what is not named stays as it was opened. */
export function submissionPayload(
  form: SlackForm,
  filled: Readonly<Record<string, string | readonly string[]>>,
  trigger: string,
  filling: SlackFilling,
) {
  const values = Object.fromEntries(
    inputsOf(form.view).map(({ block_id, element, optional }) => {
      const state = stateOf(element, filled[block_id]);
      const isEmpty = Object.values(state).every((value) => value === null || value?.length === 0);
      if (isEmpty && !optional) throw new Error(`Slack asks for ${block_id} first`);
      return [block_id, { [element.action_id]: { type: element.type, ...state } }];
    }),
  );
  return {
    ...{ type: "view_submission", trigger_id: trigger, response_urls: [] },
    ...sentBy(filling),
    view: { ...shownTo(form, filling), state: { values } },
  };
}

/** Letters typed into a field. */
export const typingPayload = (
  form: SlackForm,
  block_id: string,
  value: string,
  filling: SlackFilling,
): Readonly<Record<string, unknown>> => ({
  ...{ type: "block_suggestion", block_id, value },
  action_id: inputsOf(form.view).find((one) => one.block_id === block_id)?.element.action_id,
  ...sentBy(filling),
  container: { type: "view", view_id: form.id },
  view: { ...shownTo(form, filling), state: { values: {} } },
});

const sentBy = ({ user = workspace.user, team = workspace.team }: SlackFilling) => ({
  ...{ api_app_id: "A1", token: "x", is_enterprise_install: false },
  team: { id: team, domain: "acme" },
  user: { id: user, name: "ann", username: "ann", team_id: team },
});

const shownTo = ({ id, view: sent }: SlackForm, { privateMetadata }: SlackFilling) => ({
  ...sent,
  ...{ id, team_id: workspace.team, app_id: "A1", bot_id: workspace.botId, hash: "1780000000.h" },
  ...{ root_view_id: id, previous_view_id: null, clear_on_close: false, notify_on_close: false },
  private_metadata: privateMetadata ?? sent.private_metadata ?? "",
});

function stateOf(element: z.infer<typeof input>["element"], typed: string | readonly string[] | undefined) {
  const option = (value: string) => ({ text: { type: "plain_text", text: value, emoji: false }, value });
  const one = typeof typed === "string" ? typed : undefined;
  switch (element.type) {
    case "timepicker":
      return { selected_time: one ?? element.initial_time ?? null };
    case "external_select":
    case "radio_buttons":
      return { selected_option: one ? option(one) : (element.initial_option ?? null) };
    case "checkboxes":
      return { selected_options: (typeof typed === "object" ? typed : []).map(option) };
    default:
      return { value: one ?? null };
  }
}

/** What was acknowledged, as Slack acts on it; a mistake in it is what the person would see as trouble. */
export function responseTo({ view: form }: SlackForm, acknowledged: unknown): SlackFormResponse {
  const response: SlackFormResponse =
    typeof acknowledged === "string" ? JSON.parse(acknowledged || "{}") : (acknowledged ?? {});
  const { response_action: action, errors = {}, view: next } = response;
  const fields = inputsOf(form).map(({ block_id }) => block_id);
  const isFine =
    (action === "errors"
      ? Object.keys(errors).length && Object.keys(errors).every((key) => fields.includes(key))
      : action === "update"
        ? acceptedView(next)
        : action === undefined) && Object.values(errors).every(Boolean);
  if (!isFine) throw new Error(`We had some trouble connecting: ${JSON.stringify(response)}`);
  return response;
}

/** The choices that are offered, as Slack takes them. */
export const choicesIn = (acknowledged: unknown) =>
  z
    .strictObject({ options: z.array(choice).max(100) })
    .parse(typeof acknowledged === "string" ? JSON.parse(acknowledged) : acknowledged)
    .options.map(({ text, value }) => ({ label: text.text, value }));
