import type { Clause } from "./clause.js";
import type { Cue } from "./cue.js";
import { anyAfter, phraseAfter, sourceAfter } from "./inverted.js";
import type { Source } from "./noun-phrase.js";
import type { Span } from "./span.js";
import { sourceBefore } from "./subject.js";

/** Who stands beside the cue at word `i`: behind “according to” and “told by”, after inverted speech, else before it. */
export function sourceOf(clause: Clause, i: number, cue: Cue, speech: readonly Span[]): Source | undefined {
  if (cue.accordingTo) return phraseAfter(clause, i + 1) ?? anyAfter(clause, i + 1);
  if (cue.passive) return doerOf(clause, i);
  if (cue.participle) return undefined;
  const gap = clause.text.slice(Math.max(0, cue.span.start - 4), cue.span.start);
  const afterSpeech =
    /[”"’'][,.]?\s*$|,\s*$/.test(gap) &&
    (/”\s*$/.test(gap) || speech.some(({ end }) => end <= cue.span.start && cue.span.start - end < 4));
  if (afterSpeech) return sourceAfter(clause, i) ?? sourceBefore(clause, cue.first);
  const mayInvert =
    cue.first === 0 || (/,\s*$/.test(gap) && cue.first === i && takesNoObject.test(cue.lemma));
  const inverted = mayInvert ? sourceAfter(clause, i) : undefined;
  return inverted && endsClause.test(clause.text.slice(inverted.span.end))
    ? inverted
    : sourceBefore(clause, cue.first);
}

/** After a comma these are followed by who says it, never by whom it is said to. */
const takesNoObject = /^(?:say|add|note|write|argue|explain|conclude|insist)$/;

/** “was told by Ms Low”: who speaks stands after the verb. */
function doerOf(clause: Clause, i: number): Source | undefined {
  const by = clause.words.findIndex(({ folded }, at) => at > i && at <= i + 2 && folded === "by");
  return by > 0 ? phraseAfter(clause, by) : undefined;
}

/** “…, said the treasurer on Friday.” against “Hugo Fenn, the leader, said the treasurer had …” */
const endsClause = /^\s*(?:[.:;]|$|,\s+(?:who|the|an?|its)\b)|^\s+(?:on|in|at|after|during)\b/;
