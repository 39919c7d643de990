import { printDay } from "./day.js";
import type { Changed, Fate, Fates, Wording } from "./fate.js";
import { unreachable } from "./mistake.js";
import { fill, phrases } from "./phrases.js";
import { note } from "./present.js";
import { revised } from "./present-change.js";
import type { Part, Presentation } from "./presentation.js";

/**
 * What is said below a message, or to its asker, when sentences of it were changed or withdrawn.
 *
 * @param fates those that did not stay, by number
 * @param asked the command as typed, where the reply does not stand below its answer
 */
export function presentCorrection(fates: Fates, asked?: string): Presentation {
  const { title, withdrawn, changed } = phrases.follow;
  const isWithdrawn = [...fates.values()].some(({ kind }) => kind === "withdrawn");
  return {
    title,
    summary: isWithdrawn ? withdrawn : fill(changed[fates.size === 1 ? 0 : 1], { count: fates.size }),
    parts: [
      ...(asked ? [note(fill(phrases.follow.asked, { asked }))] : []),
      ...[...fates].flatMap(([number, fate]) => correctionParts(number, fate)),
    ],
    audience: "channel",
  };
}

/** What stands in the place of a citation that did not stay. */
export function correctionParts(number: number, fate: Fate, brief = false): readonly Part[] {
  switch (fate.kind) {
    case "stays":
      return [];
    case "withdrawn":
      return [note(fill(phrases.follow.withdrawnSentence, { number }))];
    case "changed":
      return [
        note(noteOf(fate)),
        ...fate.wordings.map((wording) => wordingPart(number, wording)),
        ...citationNow(fate, brief),
      ];
    default:
      return unreachable(fate);
  }
}

const noteOf = ({ at, correction }: Changed): string =>
  correction
    ? fill(phrases.correction, { day: printDay(at), note: correction.note })
    : fill(phrases.follow.withoutNote, { day: printDay(at) });

const wordingPart = (number: number, { was, now }: Wording): Part =>
  now === undefined
    ? { kind: "text", text: fill(phrases.follow.removed, { number, was }) }
    : revised(fill(phrases.follow.which, { number }), was, now);

/** The sentence as it reads now; a note that has just been shown is not shown again. */
function citationNow({ citation, correction }: Changed, brief: boolean): readonly Part[] {
  if (!citation) return [];
  const { correction: newest, ...rest } = citation;
  const other = newest && newest.note !== correction?.note && { correction: newest };
  return [{ kind: "citation", citation: { ...rest, ...other }, ...(brief && { brief }) }];
}
