/** Irregular verbs as newspapers use them: the plain form, then its past forms. */
const rows = `
arise arose arisen,beat beaten,become became,begin began begun,bend bent,blow blew blown,break broke broken,bring brought
build built,burn burnt,buy bought,catch caught,choose chose chosen,come came,dig dug,draw drew drawn,drink drank drunk
drive drove driven,eat ate eaten,fall fell fallen,feed fed,feel felt,fight fought,find found,flee fled,fly flew flown
forbid forbade forbidden,forget forgot forgotten,freeze froze frozen,get got gotten,give gave given,go went gone
grow grew grown,hear heard,hide hid hidden,hold held,keep kept,know knew known,lead led,learn learnt,leave left,lend lent
lose lost,make made,mean meant,meet met,pay paid,prove proven,ride rode ridden,ring rang rung,rise rose risen,run ran
say said,see saw seen,seek sought,sell sold,send sent,shake shook shaken,shine shone,shoot shot,show shown,sing sang sung
sink sank sunk,sit sat,sleep slept,speak spoke spoken,spend spent,stand stood,steal stole stolen,stick stuck,strike struck
swear swore sworn,swim swam swum,take took taken,teach taught,tear tore torn,tell told,think thought,throw threw thrown
understand understood,wake woke woken,wear wore worn,win won,withdraw withdrew withdrawn,write wrote written
`;

/** Verbs whose past is their plain form. */
const unchanging = new Set(
  "beat bet bid burst cast cost cut hit hurt let put quit set shed shut split spread thrust".split(" "),
);

/** Words in “ed” that are no verbs. */
const ordinary = new Set("hundred indeed need speed seed feed breed deed reed shed bed red".split(" "));

/** A past form to its plain form, both folded: `lost` -> `lose`. */
export const plainForms: ReadonlyMap<string, string> = new Map(
  rows
    .trim()
    .split(/[,\n]/)
    .flatMap((row) => {
      const [plain = "", ...past] = row.split(" ");
      return past.map((form) => [form, plain] as const);
    }),
);

/** Whether a word may be the past of a verb: “closed”, “lost”, “hit”. */
export const isPast = (word: string): boolean => {
  const folded = word.toLowerCase();
  return (
    plainForms.has(folded) || unchanging.has(folded) || (/[a-z]ed$/.test(folded) && !ordinary.has(folded))
  );
};
