import type { Reason } from "./answer.js";
import { OTHER_KIND } from "./answer-slots.js";
import { holds, inTime, onTopic } from "./on-matter.js";
import { type Question, unknownIn } from "./question.js";
import type { Ranked } from "./ranking.js";
import { rivals } from "./synonyms.js";
import { groundsOf, TRUSTED, trustOf } from "./trust.js";
import { asksAge } from "./years-old.js";

/** Share of unknown words beyond which a question is refused. */
const STRANGE = 3 / 4;

/** Why the best sentence is no direct answer; nothing where it is one. */
export function whyNotDirect(question: Question, ranked: readonly Ranked[]): Reason | undefined {
  if (question.terms.length === 0) return undefined;
  const unknown = unknownIn(question);
  const names = question.terms.filter((term) => term.unknown && term.name).map(({ text }) => text);
  if (names.length && !isStrange(question)) return { kind: "unknown-name", names };
  if (question.speaker && !ranked.some((one) => onTopic(question, one)))
    return { kind: "silent-speaker", speaker: question.speaker.map(({ text }) => text).join(" ") };
  if (unknown.length) return { kind: "unknown-words", words: unknown };
  const best = ranked[0]!;
  const isAnswer =
    trustOf(groundsOf(question, ranked)) >= TRUSTED &&
    !isOtherStory(question, best) &&
    !isRival(question, best) &&
    !isElsewhere(question, best) &&
    !lacksAge(question, best) &&
    inTime(question, best);
  return isAnswer || best.features.phrase === 1 ? undefined : { kind: "not-direct" };
}

/** Whether even the nearest sentences are no help: a name, a speaker or a language that the archive does not have. */
export const isRefused = (question: Question, why: Reason): boolean =>
  why.kind === "unknown-name" || why.kind === "silent-speaker" || isStrange(question);

/** Why nothing was found at all. */
export function whyNothing(question: Question): Reason {
  const unknown = unknownIn(question);
  return unknown.length ? { kind: "unknown-words", words: unknown } : { kind: "no-match" };
}

/** Nearly all its words are unknown, and not only its names: another language, or another world. */
const isStrange = ({ terms }: Question): boolean =>
  terms.filter(({ unknown }) => unknown).length > terms.length * STRANGE &&
  terms.some(({ unknown, name }) => unknown && !name);

/** It says of the north span what was asked of the south span. */
const isRival = ({ terms }: Question, one: Ranked): boolean =>
  terms.some(
    ({ text, variants }) =>
      !holds(one, variants) &&
      one.terms.some(({ folded }) => rivals.get(text.toLowerCase())?.includes(folded)),
  );

/** Its article has none of the names that are asked for. */
function isElsewhere({ terms }: Question, best: Ranked): boolean {
  if (!terms.some(({ name }) => name)) return false;
  const held = best.article();
  return terms.every(({ name }, i) => !name || held[i] === 0);
}

/** Nothing in it is an age, where one is asked for. */
const lacksAge = ({ text }: Question, { features }: Ranked): boolean =>
  asksAge(text) && features.measure <= OTHER_KIND;

/** A listed source is another story's headline: it answers only who looks for it by its words. */
const isOtherStory = ({ wants, text }: Question, { fact }: Ranked): boolean =>
  fact.kind === "reference" &&
  wants !== "any" &&
  !/\b(?:link(?:ed|s)?|listed|sources?|resources?)\b/i.test(text);
