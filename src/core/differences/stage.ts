import { type Claim, isPredicate } from "../claim-text.js";
import { clausesOf } from "../clauses.js";
import type { Comparator, Difference } from "../differences.js";
import { type Evidence, sharedPart } from "../evidence.js";
import { plainForms } from "../irregular.js";
import { sliceOf } from "../span.js";

/** A plan against what is done, or a condition left out. */
export const stage: Comparator = (claim, evidence) =>
  leftCondition(claim, evidence) ?? otherMood(claim, evidence) ?? settledTooSoon(claim, evidence);

/** “Split over whether” tells what was split over. */
const conditions =
  "(?:only if|even if|if|unless|(?<!\\b(?:over|about|on|of|as to) )whether|in the event of|provided(?: that)?|as long as|on condition that)";
/** Whether something is said on a condition only. */
export const hasCondition = new RegExp(`\\b${conditions}\\b`, "i");
/** A condition, or “in principle”, that follows the shared words within a few is part of what is said. */
const follows = new RegExp(
  `^(?:\\s+(?!that\\b|which\\b|who\\b)[^\\s,;]+){0,4},?\\s+(?:but\\s+)?(in principle|${conditions})\\b`,
  "i",
);
const precedes = new RegExp(`\\b(${conditions})\\b[^,;]*$`, "i");

function leftCondition(claim: Claim, evidence: Evidence): Difference | undefined {
  const { text } = claim;
  if (hasCondition.test(text)) return undefined;
  const { fact, fates } = evidence;
  const held = [...fates].filter(([, { kind }]) => kind === "held");
  const verbs = held.filter(([term]) => isPredicate(claim, term));
  const before = (verbs.length ? verbs : held).map(([, fate]) => {
    const at = "by" in fate ? fate.by.start : 0;
    const clause = clausesOf(fact.text).findLast(({ start }) => start <= at)!;
    return precedes.exec(fact.text.slice(clause.start, at))?.[1];
  });
  const left =
    follows.exec(fact.text.slice(sharedPart(claim, evidence).end))?.[1] ??
    (before.every(Boolean) ? before[0] : undefined);
  return left ? { in: "stage", claim: settled.exec(text)?.[0] ?? text, article: left } : undefined;
}

const open =
  /\b(can|could|may|might|would|should|plans?|planned|intends?|hopes?|expects?|expected|due|proposed)\b(?:\s+\w+){0,3}\s*$/i;
const done = /\b(will|has|have|had|was|were|is|are)\b(?:\s+(?:\w+ly|already|now|been|being))*\s*$/i;
/** Characters before a verb in which the words that go with it stand. */
const GROUP = 40;

/** “Can be deployed” against “have been deployed”, at the verb itself. */
function otherMood(claim: Claim, { fact, fates }: Evidence): Difference | undefined {
  for (const [term, fate] of fates) {
    if (fate.kind !== "held") continue;
    const [own, printed] = [claim.text.slice(0, term.at), fact.text.slice(0, fate.by.start)].map((before) =>
      before.slice(-GROUP).replace(/^.*[,;.:“”"]/s, ""),
    );
    const possible = open.exec(printed!)?.[1];
    const isPast = /ed$/i.test(term.text) || plainForms.has(term.text.toLowerCase());
    const certain =
      done.exec(own!)?.[1] ??
      (isPast && !/\b(?:be|been|to|the|a|an)\s+$/i.test(own!) ? term.text : undefined);
    if (possible && certain && !open.test(own!)) return { in: "stage", claim: certain, article: possible };
  }
  return undefined;
}

const settled =
  /\b(?:signed|finali[sz]ed|completed|approved|guaranteed|agreed|decided|ended|finished|secured|resolved)\b/i;
const unsettled =
  /\b(?:in principle|plans?|planned|proposed|considering|considered|might|may|could|can|would|expected|due|hopes?|unresolved|yet to|intent)\b/i;

/** “Signed” against “agreed in principle”. */
function settledTooSoon(claim: Claim, evidence: Evidence): Difference | undefined {
  const [{ text }, { fact }] = [claim, evidence];
  const claimed = settled.exec(text)?.[0];
  const printed = unsettled.exec(sliceOf(fact.text, sharedPart(claim, evidence)))?.[0];
  if (!claimed || !printed || unsettled.test(text)) return undefined;
  const isPrinted = fact.text.toLowerCase().includes(claimed.toLowerCase());
  return isPrinted ? undefined : { in: "stage", claim: claimed, article: printed };
}
