import { type DateMention, daysMeet, overlapsDays } from "./dates.js";
import type { Fact, Placed } from "./facts.js";
import { speaksAs } from "./features.js";
import type { Listed } from "./listed.js";
import type { Question, QuestionTerm } from "./question.js";
import type { Ranked } from "./ranking.js";

/** Least share of the question's words, by rarity, in a sentence that is shown beside the best. */
const COVERED = 0.5;
/** Share of the topic that a speaker's sentence must cover to be on it. */
const ON_TOPIC = 1 / 3;

/** It holds enough of the question's words to stand beside an answer. */
export const isCovered = ({ features }: Ranked): boolean => features.coverage >= COVERED;

/** Where the contrary is said, the rarest word may be another. */
export const isOnMatter = ({ terms }: Question, one: Ranked): boolean =>
  isCovered(one) || terms.filter(({ variants }) => holds(one, variants)).length >= terms.length * COVERED;

/** The speaker asked for speaks, or is silent, in it, and on the topic. */
export function onTopic(question: Question, one: Ranked): boolean {
  if (speaksAs(question, one) === 0) return false;
  const topic = question.terms.filter((term) => !question.speaker?.includes(term));
  const covered = topic.filter(({ variants }) => holds(one, variants)).length;
  return topic.length === 0 || covered / topic.length >= ON_TOPIC;
}

/** It holds a word, or one that stands for it. */
export const holds = ({ terms }: Ranked, variants: QuestionTerm["variants"]): boolean =>
  terms.some(({ term }) => variants.has(term));

/** A date in the question must be the article's, or in the sentence. */
export const inTime = ({ dates }: Question, { fact, reading }: Placed): boolean =>
  dates.every((date) => overlapsDays(date, reading.article.publishedAt) || isDated(fact, date));

/** Some sentence of the article names a day of those asked for. */
export const mayBeDated = ({ mentions }: Listed, date: DateMention): boolean =>
  mentions.days.some(([from, to]) => daysMeet({ from, to }, date));

/** It names a day of those asked for. */
export const isDated = (fact: Fact, date: DateMention): boolean =>
  fact.dates.some((own) => daysMeet(own, date));
