import type { Searched } from "./answer.js";
import { typedOf } from "./audit.js";
import { printMinute } from "./day.js";
import { type Gaps, placeOf, type Unanswered } from "./gaps.js";
import { fill, phrases } from "./phrases.js";
import { footer, fresh, note, notice } from "./present.js";
import type { Part, Presentation } from "./presentation.js";

const { gaps: words } = phrases;

/** Characters of a question that are shown: enough to know it by. */
const LONGEST = 300;

/** `/gaps`: the questions without an answer, each with where it was asked; who asked is nobody's business. */
export function presentGaps(gaps: Gaps, searched: Searched): Presentation {
  const { open, answered, more, days, isKept } = gaps;
  const notes = [
    ...(isKept ? [] : [words.off]),
    ...(answered ? [fill(words.answered[answered === 1 ? 0 : 1], { count: answered })] : []),
  ];
  const first = open.length ? fill(words.kept, { days }) : words.none;
  return {
    title: words.title,
    summary: first,
    audience: "asker",
    parts: [
      note(first),
      ...open.map(entryOf),
      ...(more ? [note(fill(words.more, { count: more }))] : []),
      ...notes.map(note),
      footer(searched),
    ],
  };
}

/** `/gaps`, by somebody who may not. */
export const presentMayNotSeeGaps = (searched: Searched): Presentation =>
  fresh(notice(words.title, words.mayNot), searched);

function entryOf(question: Unanswered): Part {
  const { times, lastAt } = question;
  const asked = { question: short(typedOf(question)), count: times, at: printMinute(lastAt) };
  const text = fill(times === 1 ? words.once : words.often, asked);
  const place = placeOf(question);
  return place.kind === "channel"
    ? { kind: "entry", text, link: { text: words.where, href: place.href } }
    : { kind: "entry", text: `${text} · ${words[place.kind]}` };
}

/** On one line, an ellipsis in place of what is missing. */
function short(typed: string): string {
  const line = typed.replace(/\s+/g, " ");
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
