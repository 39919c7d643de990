/** Verbs that report what somebody says, as their past tense and other forms allow. */
const strong =
  `say tell add confirm announce claim argue insist stress warn suggest acknowledge admit deny explain declare
  state report reply respond caution reiterate recall remark testify allege assert assure contend concede complain comment
  vow pledge promise reveal disclose maintain urge underline underscore emphasise emphasize estimate predict forecast
  conclude conjecture believe think hope fear expect doubt agree disagree propose recommend demand question joke quip
  lament boast tweet post write observe signal hint imply advise repeat counter retort murmur whisper shout exclaim
  speculate worry reckon understand know wonder decide rule reject dismiss refute dispute condemn criticise criticize
  denounce praise welcome accuse blame apologise apologize object oppose back support endorse defend appeal threaten
  indicate show find`.split(/\s+/);

/** Verbs that report only beside a quotation or before a complement (that, whether, how …). */
const weak = new Set(
  `call describe note ask answer continue point see feel mean learn hear read show find indicate suggest rule reject dismiss
   support back oppose defend appeal question post signal understand know decide agree demand praise welcome condemn
   criticise criticize denounce accuse blame expect support report state find propose threaten object endorse
   maintain reveal back doubt`.split(/\s+/),
);

const irregular: Readonly<Record<string, string>> = {
  say: "said says saying",
  tell: "told tells telling",
  think: "thought thinks thinking",
  write: "wrote written writes writing",
  understand: "understood understands understanding",
  know: "knew known knows knowing",
  forecast: "forecast forecasts forecasting",
  find: "found finds finding",
  show: "showed shown shows showing",
  see: "saw seen sees seeing",
  feel: "felt feels feeling",
  mean: "meant means meaning",
  hear: "heard hears hearing",
  read: "read reads reading",
  rule: "ruled rules ruling",
  quip: "quipped quips quipping",
  admit: "admitted admits admitting",
};

function formsOf(lemma: string): readonly string[] {
  const known = irregular[lemma];
  if (known) return [lemma, ...known.split(" ")];
  if (lemma.endsWith("y") && !/[aeiou]y$/.test(lemma)) {
    const root = lemma.slice(0, -1);
    return [lemma, `${root}ies`, `${root}ied`, `${lemma}ing`];
  }
  const root = lemma.endsWith("e") ? lemma.slice(0, -1) : lemma;
  const third = /(?:s|sh|ch|x)$/.test(lemma) ? `${lemma}es` : `${lemma}s`;
  return [lemma, third, `${root}ed`, `${root}ing`];
}

const lemmas: ReadonlyMap<string, string> = new Map(
  [...strong, ...weak].flatMap((lemma) => formsOf(lemma).map((form) => [form, lemma] as const)),
);

/** Verbs and negations that stand before the main verb of their group: “has not been”. */
export const auxiliaries: ReadonlySet<string> = new Set(
  `has have had is was were are be been being would could will shall may might must can do does did not never n't`.split(
    " ",
  ),
);

/** The verb a reporting word is a form of: `cautioned` -> `caution`; nothing for other words. */
export const cueLemma = (folded: string): string | undefined => lemmas.get(folded);

/** Whether the verb reports only beside a quotation or a complement. */
export const isWeakCue = (lemma: string): boolean => weak.has(lemma);
