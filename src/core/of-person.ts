import type { Aliases } from "./aliases.js";
import { kindOf } from "./differences/named.js";
import type { Placed } from "./facts.js";
import { sliceOf } from "./span.js";
import { termsOf } from "./terms.js";
import { wordsOf } from "./words.js";

/**
 * Whether a sentence is somebody's words, or names them: by name, by a role printed beside it or held on
 * the day, by an alias. A bare surname is theirs unless the article has somebody else of that name;
 * whom “he” means is known only where he speaks.
 */
export function isOfPerson(name: string, aliases: Aliases): (one: Placed) => boolean {
  const surname = wordsOf(name).at(-1)?.text ?? "";
  return ({ fact, reading: { article, people } }) => {
    const holds = (part: string, whole: string) => holdsName(part, whole, aliases, article.publishedAt);
    const isThem = (printed: string, role = "") =>
      holds(name, `${role} ${printed}`) ||
      (holds(surname, printed) &&
        holds(printed, name) &&
        !people.some((other) => other.name !== printed && holds(printed, other.name)));
    return (
      fact.attributions.some(({ speaker, role }) => {
        const [first = "", ...others] = speakersIn(speaker ?? "", name);
        return others.length ? [first, ...others].some((one) => isThem(one)) : isThem(first, role);
      }) ||
      fact.names.some(
        (printed) =>
          /^(?:person|name|body)$/.test(printed.kind) &&
          kindOf(fact, printed) !== "place" &&
          isThem(printed.is, printed.role && sliceOf(article.text, printed.role)),
      )
    );
  };
}

/** “Ana Pell and Tom Reyes” are two, and neither of them is Ana Reyes. */
const speakersIn = (speaker: string, name: string): readonly string[] =>
  /\sand\s/.test(name) ? [speaker] : speaker.split(/,?\s+and\s+|,\s+/);

/** Whether all words of a name stand in another, themselves or under an alias that covers them. */
function holdsName(part: string, whole: string, aliases: Aliases, day: string): boolean {
  const own = termsOf(part, aliases);
  const theirs = new Set(termsOf(whole, aliases, day).map(({ term }) => term));
  return (
    own.length > 0 &&
    own.every(({ start, end }) =>
      own.some((other) => other.start <= start && end <= other.end && theirs.has(other.term)),
    )
  );
}
