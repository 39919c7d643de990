import type { types } from "@slack/bolt";
import { harmless } from "../core/harmless.js";
import { phrases } from "../core/phrases.js";
import type { Form, Presentation } from "../core/presentation.js";
import { printDays, weekdays } from "../core/schedule.js";
import type { Suggestion } from "../core/suggest.js";
import { renderSlack } from "./blocks.js";
import { limits } from "./limits.js";
import type { Submission } from "./payloads.js";
import { clip } from "./richtext.js";

const { form: words } = phrases;

/** By what a submission of the form is told apart, and by what letters typed into a field of it. */
export const formCallback = "digest_form";
export const formField = "digest_field";

/**
 * The form for what `/digest subscribe` takes; each block has the name of the option it fills. What is needed
 * when it comes back travels with it, so that it outlives the process that opened it.
 *
 * @param channel where the digest is to be posted
 */
export function formView({ zone }: Form, channel: string): types.ModalView {
  const action_id = formField;
  const suggested = { type: "external_select", action_id, min_query_length: 0 } as const;
  const say = choiceOf({ label: words.say, value: "say" });
  const quiet = choiceOf({ label: words.quiet, value: "quiet" });
  const days = weekdays.map((day) => choiceOf({ label: printDays([day]), value: day }));
  return {
    type: "modal",
    callback_id: formCallback,
    private_metadata: JSON.stringify({ channel }),
    title: plainText(words.title),
    submit: plainText(words.submit),
    close: plainText(words.close),
    blocks: [
      input("at", { type: "timepicker", action_id, initial_time: "07:30" }),
      input("zone", { ...suggested, initial_option: choiceOf({ label: zone, value: zone }) }),
      optional("days", { type: "checkboxes", action_id, options: days }),
      optional("topics", { type: "plain_text_input", action_id }),
      optional("publisher", suggested),
      input("empty", { type: "radio_buttons", action_id, options: [say, quiet], initial_option: say }),
    ],
  };
}

/** A reply in the place of a form. */
export const replyView = (reply: Presentation): types.ModalView => ({
  type: "modal",
  title: plainText(words.title),
  close: plainText(words.close),
  blocks: [...renderSlack(reply, { messages: 1 })[0]!.blocks],
});

/** What was filled in, as the options of the command; what was left empty is none. */
export function optionsIn({ state }: Submission["view"]): Readonly<Record<string, string>> {
  const filled = Object.entries(state.values).map(([name, fields]) => {
    const [field = {}] = Object.values(fields);
    const several = (field.selected_options ?? []).map(({ value }) => value).join(",");
    const one = field.selected_time ?? field.selected_option?.value ?? field.value?.trim();
    return [name, one ?? several] as const;
  });
  return Object.fromEntries(filled.filter(([, value]) => value !== ""));
}

/** A choice of a menu, which shows as typed. */
export const choiceOf = ({ label, value }: Suggestion): types.PlainTextOption => ({
  text: plainText(clip(label, limits.choice)),
  value,
});

type Field = "at" | "zone" | "days" | "topics" | "publisher" | "empty";

const input = (field: Field, element: types.InputBlock["element"]): types.InputBlock => ({
  ...{ type: "input", block_id: field, label: plainText(words[field]), element },
});

const optional = (field: Field, element: types.InputBlock["element"]): types.InputBlock => ({
  ...input(field, element),
  optional: true,
});

const plainText = (text: string): types.PlainTextElement => ({
  ...{ type: "plain_text", text: harmless(text), emoji: false },
});
