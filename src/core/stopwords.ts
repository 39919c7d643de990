/** Words too common to find a sentence by. Negations and question words are read by `question.ts`. */
export const stopwords: ReadonlySet<string> = new Set(
  `a an the this that these those there here it its he she his her him they them their we us our you your i me my who whom
   whose what which when where why how and or but nor so yet if then than as of in on at by for from with to into onto
   upon about over under between among through during against within without per via is are was were be been being am do
   does did done doing has have had having will would shall should can could may might must not no any some all each every
   both such same own other another very too also just only even still so far more most much many few less least up down
   out off again further once s t don ve ll re d m because upon cannot can't won't don't
   doesn't didn't isn't aren't wasn't weren't hasn't haven't hadn't wouldn't couldn't shouldn't it's that's there's
   what's who's he's she's i'm we're they're you're set happen happened happens anything something everything nothing
   ever yet now been being say said says tell told tells please give show find let get got`.split(/\s+/),
);
