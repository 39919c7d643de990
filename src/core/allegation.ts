import type { Pair } from "./alignment.js";
import { clausesOf } from "./clauses.js";
import { stemOf } from "./terms.js";
import { wordsOf } from "./words.js";

/** Who says one of these does not say that it is so. */
const words =
  /\b(?:accus(?:e|es|ed|ing)|alleg(?:e|es|ed|ing|edly|ation|ations)|claim(?:s|ed|ing)?|suspect(?:s|ed|ing)?|suspicions?|reportedly|supposedly|apparently|purportedly|possibly|perhaps|maybe|probably|presumably|rumou?rs?|charged with|threat(?:s|en|ens|ened|ening)?|fear(?:s|ed|ing)?|hop(?:e|es|ed|ing)|want(?:s|ed|ing)?|wish(?:es|ed|ing)?|demand(?:s|ed|ing)?|urg(?:e|es|ed|ing)|ask(?:s|ed|ing)? (?:\S+ ){0,4}?(?:to|for|whether|if|why)|call(?:s|ed|ing)? (?:for|on)|propos(?:e|es|ed|ing|als?)|suggest(?:s|ed|ing|ions?)?|consider(?:s|ing)?|(?:has|have|had|been|is|are|was|were) considered|plan(?:s|ned|ning)?|attempt(?:s|ed|ing)?|tr(?:y|ied|ies|ying) to|fail(?:s|ed|ing)? to|offer(?:s|ed|ing)?|promis(?:e|es|ed|ing)|vow(?:s|ed|ing)?|pledg(?:e|es|ed|ing)|predict(?:s|ed|ing|ions?)?|forecasts?|expect(?:s|ed|ing|ations?)?|speculat(?:e|es|ed|ing|ion)|believ(?:e|es|ed|ing)|think(?:s|ing)?|thought|doubt(?:s|ed|ing)?|worr(?:y|ied|ies)|argu(?:e|es|ed|ing)|contend(?:s|ed|ing)?|seem(?:s|ed)?|appear(?:s|ed)? to|imagin(?:e|es|ed|ing)|pretend(?:s|ed|ing)?|insist(?:s|ed|ing)?|threatened|likely|unlikely|intend(?:s|ed|ing)?|aim(?:s|ed|ing)? to|wonder(?:s|ed|ing)?|ordered|told \S+(?: \S+)? to|no evidence|failed)\b/gi;

/** “I thought so,” before what is told outside quotation marks; what they hold goes on after “he said”. */
const speech = /(?<=^[^“”"]*)[“"][^“”"]*[,.!?…][”"](?=[^“”"]*$)/;

/** Whether what is done is told as it is in the sentence: what is alleged, hoped or asked there is no fact in the claim. */
export function keepsAllegations(claim: string, printed: string, pairs: readonly Pair[]): boolean {
  const done =
    pairs.find(({ isVerb }) => isVerb) ?? pairs.toSorted((a, b) => b.printed.start - a.printed.start)[0];
  if (!done) return true;
  const clause = clausesOf(printed).findLast(({ start }) => start <= done.printed.start)!;
  const own = new Set(wordsOf(claim).map(({ folded }) => stemOf(folded)));
  const lead = printed.slice(clause.start, done.printed.start).replace(speech, " ");
  const tail =
    /,[”"]?(?!\s(?:while|whilst|although|though|and|but|as|after|before|when|who|which)\b)(?:\s[^\s,;]+){1,5}$/.exec(
      printed.slice(done.printed.end),
    )?.[0] ?? "";
  return [lead, tail].every((part) =>
    Array.from(part.matchAll(words), ([found]) => found).every((found) =>
      wordsOf(found).some(({ folded }) => own.has(stemOf(folded))),
    ),
  );
}
