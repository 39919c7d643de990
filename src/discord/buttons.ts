import type {
  APIActionRowComponent,
  APIButtonComponentWithCustomId,
  APIStringSelectComponent,
} from "discord.js";
import { fill, phrases } from "../core/phrases.js";
import { type Choice, choiceOf, readChoice, verbs } from "../core/pressing.js";
import { limits } from "./limits.js";

/** Buttons side by side, or a menu. */
export type Row = APIActionRowComponent<APIButtonComponentWithCustomId | APIStringSelectComponent>;

/** Numbers, since what is made here is drawn by the try-it page too, which loads no SDK. */
const [rowType, buttonType, menuType, quiet] = [1, 2, 3, 2] as const;

/**
 * The rows below a message: of one sentence each choice is a button, of several they are menus. Each carries
 * the id of the reply.
 */
export function rowsOf(id: string, numbers: readonly number[], shareable = false): readonly Row[] {
  const [only, ...others] = numbers;
  const buttons = [
    ...(only === undefined || others.length
      ? []
      : verbs.map((verb) => button(phrases.press[verb], `${choiceOf(verb, only)}:${id}`))),
    ...(shareable ? [button(phrases.share.button, `share:${id}`)] : []),
  ];
  const menus = others.length ? menusOf(id, numbers).slice(0, limits.rows - (buttons.length ? 1 : 0)) : [];
  return [...menus, ...(buttons.length ? [{ type: rowType, components: buttons }] : [])];
}

const button = (label: string, custom_id: string) => ({
  ...{ type: buttonType, style: quiet, label, custom_id },
});

function menusOf(id: string, numbers: readonly number[]): readonly Row[] {
  const size = Math.floor(limits.menuOptions / verbs.length);
  const groups = Array.from({ length: Math.ceil(numbers.length / size) }, (_, i) =>
    numbers.slice(i * size, (i + 1) * size),
  );
  return groups.map((group, i) => ({
    type: rowType,
    components: [
      {
        type: menuType,
        custom_id: `menu${i}:${id}`,
        placeholder: groups.length > 1 ? `${phrases.press.menu}: ${rangeOf(group)}` : phrases.press.menu,
        options: group.flatMap((number) =>
          verbs.map((verb) => ({
            label: fill(phrases.press.option, { number, what: phrases.press[verb] }),
            value: choiceOf(verb, number),
          })),
        ),
      },
    ],
  }));
}

const rangeOf = (numbers: readonly number[]): string => `[${numbers[0]}] – [${numbers.at(-1)}]`;

/** What a custom_id and the chosen value say: of which reply, and what. Nothing where it is none of ours. */
export function readPressed(
  customId: string,
  [chosen = ""]: readonly string[] = [],
): { readonly of: string; readonly choice?: Choice } | undefined {
  const {
    menu,
    button = "",
    of,
  } = /^(?:(?<menu>menu\d)|(?<button>share|[a-z]+:\d+)):(?<of>.+)$/s.exec(customId)?.groups ?? {};
  if (!of) return undefined;
  const choice = readChoice(menu ? chosen : button);
  return { of, ...(choice && { choice }) };
}
