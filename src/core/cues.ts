/** Verbs that report what somebody says, whatever follows. */
const strong =
  `acknowledge add admit advise allege announce apologise apologize argue assert assure believe boast caution
  claim comment complain concede conclude confirm conjecture contend counter declare deny disagree disclose
  emphasise emphasize estimate exclaim explain fear forecast hint hope imply insist joke lament murmur observe
  pledge predict promise quip recall reckon recommend refute reiterate remark repeat reply respond retort say
  shout speculate stress tell testify think tweet underline underscore urge vow warn whisper wonder worry write`.split(
    /\s+/,
  );

/** Verbs that report only beside a quotation or before a complement (that, whether, how, an object …). */
const weak =
  `accuse admonish advocate agree answer appeal applaud ask attack back belittle bemoan berate blame blast brag
  brand call challenge chant characterise characterize charge chastise chide cite clarify concur condemn confess
  confide congratulate continue counsel credit criticise criticize decide decry defend demand denounce depict
  deplore deride describe detail disavow discuss dismiss disparage dispute doubt downplay dub echo encourage
  endorse exhort expect fault feel find hail hear highlight identify indicate instruct invoke know label lambast
  lash laud learn liken maintain mean mention mock muse nominate note object opine oppose outline plead point
  portray post praise proclaim propose question rail read rebuke refer reject report reveal ridicule rule scold
  see show signal slam spell state suggest support swear thank theorise theorize threaten tout trumpet
  understand welcome`.split(/\s+/);

/** Verbs of wishing, meaning and judging: whose view it is, not whose words. */
const views =
  `admire aim approve aspire assume champion consider decline deem despise disapprove dislike distrust embrace
  envision favor favour hate ignore imagine intend judge love offer plan prefer promote realise realize
  recognise recognize refuse regard regret resent resist respect seek sense suspect trust view vote want wish`.split(
    /\s+/,
  );

const weakOnes = new Set([...weak, ...views]);
const viewOnes = new Set(views);

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
  refer: "referred refers referring",
  slam: "slammed slams slamming",
  brag: "bragged brags bragging",
  plan: "planned plans planning",
  prefer: "preferred prefers preferring",
  regret: "regretted regrets regretting",
  concur: "concurred concurs concurring",
  dub: "dubbed dubs dubbing",
  agree: "agreed agrees agreeing",
  disagree: "disagreed disagrees disagreeing",
  swear: "swore sworn swears swearing",
  seek: "sought seeks seeking",
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
  [...strong, ...weak, ...views].flatMap((lemma) => formsOf(lemma).map((form) => [form, lemma] as const)),
);

const auxiliaries: ReadonlySet<string> = new Set(
  `has have had is was were are be been being would could will shall may might must can do does did should not never n't`.split(
    " ",
  ),
);

/** Whether a word belongs to a verb group before its main verb: “has”, “didn’t”. */
export const isAuxiliary = (folded: string): boolean => auxiliaries.has(folded) || /n['’]t$/.test(folded);

/** The verb a reporting word is a form of: `cautioned` -> `caution`; nothing for other words. */
export const cueLemma = (folded: string): string | undefined => lemmas.get(folded);

/** Whether the verb reports only beside a quotation or a complement. */
export const isWeakCue = (lemma: string): boolean => weakOnes.has(lemma);

/** Whether the verb tells what somebody wants or thinks of a thing, and no words of theirs. */
export const isView = (lemma: string, next: string | undefined): boolean =>
  viewOnes.has(lemma) || (next === "to" && /^(?:agree|decide|expect|hope|continue)$/.test(lemma));

const particles: Readonly<Record<string, RegExp>> = {
  call: /^(?:for|on|upon|out)$/,
  point: /^(?:out|to)$/,
  rule: /^out$/,
  agree: /^with$/,
  disagree: /^with$/,
  concur: /^with$/,
  believe: /^in$/,
  complain: /^(?:about|of)$/,
  worry: /^about$/,
  refer: /^to$/,
  respond: /^to$/,
  reply: /^to$/,
  object: /^to$/,
  appeal: /^(?:to|for)$/,
  ask: /^(?:for|about)$/,
  push: /^(?:for|back)$/,
  apologise: /^for$/,
  apologize: /^for$/,
  rail: /^(?:against|at)$/,
  lash: /^out$/,
  brag: /^(?:about|of)$/,
  boast: /^(?:about|of)$/,
  joke: /^(?:about|of)$/,
  warn: /^(?:of|about|against)$/,
  know: /^(?:about|of)$/,
  think: /^(?:about|of)$/,
  learn: /^(?:about|of)$/,
  hear: /^(?:about|of)$/,
  wonder: /^about$/,
  approve: /^of$/,
  disapprove: /^of$/,
  vote: /^(?:for|against)$/,
  spell: /^out$/,
  hint: /^at$/,
  hope: /^for$/,
  advocate: /^for$/,
  comment: /^on$/,
  speculate: /^(?:about|on)$/,
  insist: /^on$/,
  decide: /^(?:on|against)$/,
};

/** Whether `next` belongs to the verb: “called for”, “agrees with”. */
export const isParticle = (lemma: string, next: string): boolean => particles[lemma]?.test(next) ?? false;

/** Verbs that lead up to a reporting word: “declined to say”, “continues to insist”. */
export const leadsUp = (folded: string): boolean =>
  /^(?:continu(?:e|es|ed|ing)|try|tries|tried|trying|refus(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|beg[aiu]n|begins|fail(?:s|ed)?|attempt(?:s|ed|ing)?|go(?:es|ing)? on|went on|appear(?:s|ed)?|seem(?:s|ed)?|want(?:s|ed)?|hesitat(?:e|es|ed))$/.test(
    folded,
  );
