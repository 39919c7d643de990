import type { types } from "@slack/bolt";
import { fill, phrases } from "../core/phrases.js";
import { choiceOf, verbs } from "../core/pressing.js";
import { limits } from "./limits.js";
import type { Unit } from "./parts.js";

/** By what a choice in the menu is told apart; a button by its verb. */
const menuAction = "menu";

/** The actions of all buttons and menus below replies. */
export const actions: RegExp = new RegExp(`^(?:share|${menuAction}|${verbs.join("|")})$`);

/**
 * The row below a message. The block carries the id of the reply; of one sentence each choice is a button, of
 * several they are a menu.
 */
export function rowOf(id: string, numbers: readonly number[], shareable = false): Unit {
  const [only, ...others] = numbers;
  const elements = [
    ...(only === undefined ? [] : others.length ? [menuOf(numbers)] : buttonsOf(only)),
    ...(shareable ? [button("share", phrases.share.button, "share")] : []),
  ];
  return elements.length ? [{ type: "actions", block_id: id, elements }] : [];
}

const buttonsOf = (number: number): readonly types.Button[] =>
  verbs.map((verb) => button(verb, phrases.press[verb], choiceOf(verb, number)));

const button = (action_id: string, text: string, value: string): types.Button => ({
  type: "button",
  action_id,
  text: { type: "plain_text", text, emoji: false },
  value,
});

const menuOf = (numbers: readonly number[]): types.StaticSelect => ({
  type: "static_select",
  action_id: menuAction,
  placeholder: { type: "plain_text", text: phrases.press.menu },
  options: numbers.slice(0, Math.floor(limits.menuOptions / verbs.length)).flatMap((number) =>
    verbs.map((verb) => ({
      text: {
        type: "plain_text" as const,
        text: fill(phrases.press.option, { number, what: phrases.press[verb] }),
      },
      value: choiceOf(verb, number),
    })),
  ),
});
