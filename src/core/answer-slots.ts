import { isName } from "./aliases.js";
import type { DateMention } from "./dates.js";
import type { Fact } from "./facts.js";
import type { Figure } from "./figures.js";
import type { IndexedFact } from "./indexed-fact.js";
import { unreachable } from "./mistake.js";
import type { Name } from "./names.js";
import type { Question } from "./question.js";
import type { Span } from "./span.js";
import { asksAge, isAge } from "./years-old.js";

/** Words of a sentence that may be the answer, and how well they fit what is asked, from 0 to 1. */
export interface Slot extends Span {
  readonly fit: number;
}

/** Where a sentence holds something of the kind that the question wants and has not said itself, by offset within it. */
export const slotsFor = (question: Question, one: IndexedFact): readonly Slot[] =>
  slotsIn(question, one).map(({ start, end, fit }) => ({
    start: start - one.fact.span.start,
    end: end - one.fact.span.start,
    fit,
  }));

function slotsIn(question: Question, one: IndexedFact): readonly Slot[] {
  const { fact } = one;
  const isNew = (span: Span) => !isAsked(question, one, span);
  switch (question.wants) {
    case "person":
      return asksCountry.test(question.text)
        ? fact.names.filter(isNew).flatMap(countrySlot)
        : [
            ...fact.names.filter(isNew).flatMap(personSlot),
            ...fact.attributions.flatMap(sourceSlot),
            ...(/\bwho\b/.test(fact.text) ? openSlot(fact, 0.8) : []),
          ];
    case "date":
      return [
        ...fact.dates.filter(isNew).map((date) => dateSlot(fact, date)),
        ...clockSlots(fact),
        ...yearSlots(fact).filter(isNew),
        ...openSlot(fact, 0.8),
      ];
    case "figure":
      return [
        ...fact.figures.filter(isNew).map((figure) => figureSlot(question, fact, figure)),
        ...openSlot(fact, 0.4),
      ];
    case "place":
      return fact.names.filter(isNew).flatMap((name) => placeSlot(fact, name));
    case "reason":
      return Array.from(fact.text.matchAll(reasons), ({ 0: words, index }) => ({
        start: fact.span.start + index,
        end: fact.span.start + index + words.length,
        fit: /^(?:to|after)\b/.test(words) ? PERHAPS : 1,
      }));
    case "statements":
      return fact.attributions.flatMap(({ speaker, source, mode }) =>
        speaker
          ? [
              {
                ...(source ?? fact.span),
                fit: mode === "indirect" && asksQuotes.test(question.text) ? 0.3 : 1,
              },
            ]
          : [],
      );
    case "yes-no":
    case "description":
    case "any":
      return [];
    default:
      return unreachable(question.wants);
  }
}

/** Whether the question holds the words of this span itself. */
function isAsked({ terms: asked }: Question, { fact, terms }: IndexedFact, { start, end }: Span): boolean {
  const from = fact.span.start;
  const own = terms.filter(
    (term) => start - from <= term.start && term.end <= end - from && !isName(term.term),
  );
  return own.length > 0 && own.every(({ term }) => asked.some(({ variants }) => variants.has(term)));
}

const personSlot = ({ start, end, kind }: Name): readonly Slot[] =>
  kind === "adjective" ? [] : [{ start, end, fit: kind === "person" ? 1 : 0.7 }];

const asksQuotes = /\bquot(?:es?|ations?)\b/i;
const asksCountry = /\b(?:what|which) (?:\p{L}+ )?(?:countr(?:y|ies)|nations?)\b/iu;

const countrySlot = ({ start, end, kind }: Name): readonly Slot[] => [
  { start, end, fit: kind === "country" || kind === "adjective" || kind === "seat" ? 1 : 0.2 },
];

const sourceSlot = ({ source, via }: Fact["attributions"][number]): readonly Slot[] =>
  source ? [{ ...source, fit: via === "name" ? 0.6 : 0.8 }] : [];

const dayFit = { day: 1, week: 0.9, month: 0.75, year: 0.6 } as const;

/** A date with its year says more than one without, and “two years ago” says little. */
function dateSlot({ text, span }: Fact, { start, end, precision }: DateMention): Slot {
  const words = text.slice(start - span.start, end - span.start);
  const less = /\bago\b/.test(words) ? 0.3 : /\d{4}/.test(words) || !/\d/.test(words) ? 0 : 0.25;
  return { start, end, fit: dayFit[precision] - less };
}

const clockSlots = ({ figures }: Fact): readonly Slot[] =>
  figures.filter(({ unit }) => unit === "clock").map(({ start, end }) => ({ start, end, fit: 0.7 }));

/** “the Treaty of Marlow 1957”, “(1957–61)”: years that are no dates by themselves. */
const yearSlots = ({ text, span, dates }: Fact): readonly Slot[] =>
  Array.from(text.matchAll(/\b(?:1\d|20)\d\d(?=s?\b)/g), ({ index }) => ({
    start: span.start + index,
    end: span.start + index + 4,
    fit: dayFit.year,
  })).filter(({ start, end }) => !dates.some((date) => date.start < end && start < date.end));

/** “No timeline was given” answers when. */
const openSlot = ({ open, span }: Fact, fit: number): readonly Slot[] => (open ? [{ ...span, fit }] : []);

function figureSlot({ text, units }: Question, fact: Fact, { start, end, unit }: Figure): Slot {
  const isOfKind =
    units.length === 0 || units.includes(unit) || (asksAge(text) && isAge(fact, { start, end }));
  const fit = isOfKind ? 1 : OTHER_KIND;
  return { start, end, fit: unit === "vague" ? fit / 2 : fit };
}

/** How well a figure of another kind than the one asked for fits. */
export const OTHER_KIND = 0.2;

function placeSlot({ text, span }: Fact, { start, end, kind }: Name): readonly Slot[] {
  if (kind === "person" || kind === "adjective") return [];
  const before = text.slice(Math.max(0, start - span.start - 16), start - span.start);
  return [
    {
      start,
      end,
      fit: /\b(?:in|at|near|from|to|of|on|off|across|outside|between)\s+(?:the\s+)?$/i.test(before) ? 1 : 0.6,
    },
  ];
}

/** “after the vote” and “to balance its budget” are reasons less often than “because” is. */
const PERHAPS = 0.5;
const reasons =
  /\b(?:because|since|due to|so that|for (?:\p{Ll}+ ){0,2}reasons?|as a result|in order to|therefore|after|for that reason|aimed|caused|led to|to (?!the\b|a\b|an\b|be\b|its\b|his\b|her\b)\p{Ll}{3,})\b/gu;
