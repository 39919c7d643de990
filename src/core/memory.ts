import type { Attribution } from "./attribution.js";
import type { Clause } from "./clause.js";
import type { Name } from "./names.js";
import type { Source } from "./noun-phrase.js";
import { roles } from "./roles.js";
import { type Span, sliceOf } from "./span.js";
import type { Utterance } from "./speech.js";
import { wordsOf } from "./words.js";

/** Who was last spoken of, so that “he”, “she”, “it” and “they” can be followed. */
export interface Memory {
  person: Name | undefined;
  body: Name | undefined;
  /** The speaker of the last attribution in this paragraph. */
  speaker: { readonly name: string; readonly role?: string } | undefined;
  /** What was last said, which may run on over sentences. */
  content: Span | undefined;
  paragraph: number;
}

/** At the head of an article nobody has been spoken of. */
export const emptyMemory = (): Memory => ({
  person: undefined,
  body: undefined,
  speaker: undefined,
  content: undefined,
  paragraph: -1,
});

/** Who speaks, as told by the source beside a cue. */
export type Said = Pick<Attribution, "speaker" | "role" | "source" | "via">;

/** The speaker behind a source: a name in full, a noun as printed, a pronoun by what was last spoken of. */
export function settle(
  source: Source,
  clause: Clause,
  memory: Memory,
  roleOf: (name: string) => string | undefined,
): Said {
  if (source.kind === "name") return byName(source.name, source.span, roleOf, "name");
  if (source.kind === "noun")
    return { speaker: sliceOf(clause.text, source.head), source: source.span, via: "noun" };
  const { pronoun, span } = source;
  if (pronoun === "who") {
    const name = clause.names.find(({ kind, end }) => kind === "person" && isNear(clause, end, span.start));
    return name ? byName(name, span, roleOf, "name") : { source: span, via: "pronoun" };
  }
  const within = subjectsOf(clause).filter((name) => name.end <= span.start);
  const isPerson = /^(?:he|she)$/.test(pronoun);
  const plural = /^(?:they|it)$/.test(pronoun);
  if (!isPerson && !plural) return { source: span, via: "pronoun" };
  const antecedent =
    within.findLast((name) => (name.kind === "person") === isPerson) ??
    (isPerson ? memory.person : memory.body);
  return antecedent ? byName(antecedent, span, roleOf, "pronoun") : { source: span, via: "pronoun" };
}

/** “Ms Low, who …”, “Ms Low (Lab.), who …”: nothing else between. */
const isNear = ({ text }: Clause, end: number, start: number): boolean =>
  end <= start && /^(?:\s?\([^)]*\))?\s?,?\s$/.test(text.slice(end, start));

function byName(
  name: Name,
  source: Span,
  roleOf: (name: string) => string | undefined,
  via: Attribution["via"],
): Said {
  const role = roleOf(name.is);
  return { speaker: name.is, ...(role && { role }), source, via };
}

/** Names that may be the subject of a clause: not owners, not governed by a preposition, not in speech. */
const subjectsOf = ({ text, names, quotations }: Clause): readonly Name[] =>
  names.filter(
    (name) =>
      !name.owner &&
      name.kind !== "adjective" &&
      !quotations.some(({ start, end }) => start <= name.start && name.end <= end) &&
      !/\b(?:of|in|at|from|on|with|to|by|about|over|between|against|into|near|for)\s+(?:the\s+)?$/i.test(
        text.slice(
          Math.max(0, (name.role?.start ?? name.start) - 14),
          Math.min(name.start, name.role?.start ?? name.start),
        ),
      ),
  );

const isSomebody = (speaker: Attribution | undefined): boolean =>
  speaker?.via === "noun" &&
  wordsOf(speaker.speaker ?? "").some(
    ({ folded }) => roles.has(folded) || /(?:man|woman|person)$/.test(folded),
  );

/** Keeps who was spoken of in a sentence, for the pronouns of the next. */
export function remember(
  memory: Memory,
  { names }: Utterance,
  clause: Clause,
  found: readonly Attribution[],
): void {
  const speaker = found.find((attribution) => attribution.speaker);
  const subjects = subjectsOf(clause);
  const said = speaker && names.find((name) => name.is === speaker.speaker);
  const follows = speaker?.via === "pronoun" || speaker?.via === "inherited";
  const person =
    said?.kind === "person" || said?.kind === "name" ? said : subjects.find(({ kind }) => kind === "person");
  // After “a spokesman said”, “he” is the spokesman, and nobody named before.
  if (!follows && (person || isSomebody(speaker))) memory.person = person;
  const body = subjects.find(({ kind }) => kind === "country" || kind === "seat" || kind === "body");
  if (body) memory.body = body;
  memory.content = found.findLast(({ content }) => content)?.content;
  if (speaker?.speaker && speaker.reports === "words")
    memory.speaker = { name: speaker.speaker, ...(speaker.role && { role: speaker.role }) };
}
