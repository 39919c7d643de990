/** Verbs that report what somebody says, whatever follows. */
const strong =
  `say tell add confirm announce claim argue insist stress warn suggest acknowledge admit deny explain declare
  state report reply respond caution reiterate recall remark testify allege assert assure contend concede complain comment
  vow pledge promise reveal disclose maintain urge underline underscore emphasise emphasize estimate predict forecast
  conclude conjecture believe think hope fear expect doubt agree disagree propose recommend demand question joke quip
  lament boast tweet post write observe signal hint imply advise repeat counter retort murmur whisper shout exclaim
  speculate worry reckon understand know wonder decide rule reject dismiss refute dispute condemn criticise criticize
  denounce praise welcome accuse blame apologise apologize object oppose back support endorse defend appeal threaten
  indicate show find`.split(/\s+/);

/** Verbs that report only beside a quotation or before a complement (that, whether, how, an object …). */
const weak =
  `call describe note ask answer continue point see feel mean learn hear read show find indicate suggest rule reject dismiss
  support back oppose defend appeal question post signal understand know decide agree demand praise welcome condemn
  criticise criticize denounce accuse blame expect support report state find propose threaten object endorse
  maintain reveal back doubt
  cite mention attack blast slam mock ridicule echo charge refer encourage chant discuss label dub brand liken chide scold
  hail laud applaud congratulate thank deride deplore bemoan rail tout advocate downplay disavow rebuke chastise admonish
  counsel exhort plead instruct clarify brag proclaim identify decry lash swear nominate highlight detail
  tout trumpet outline spell swear proclaim theorise theorize opine muse confess confide concur characterise characterize
  portray depict brand credit fault lambast berate belittle disparage invoke dispute challenge`.split(/\s+/);

/** Verbs of wishing, meaning and judging: whose view it is, not whose words. */
const views =
  `want wish plan intend prefer favor favour love hate admire respect despise resent regret view regard consider judge deem
  assume suspect imagine recognise recognize realise realize refuse decline resist embrace envision sense seek
  aim vote trust distrust dislike ignore approve disapprove champion promote aspire offer`.split(/\s+/);

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
