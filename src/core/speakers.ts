import { type Clause, nameAt } from "./clause.js";
import { isAuxiliary } from "./cues.js";
import { isAdverb, prepositions } from "./particles.js";
import { roles } from "./roles.js";

/** Whether words `first` to `last`, which name nobody, are somebody or something that can speak beside this verb. */
export const maySpeak = (clause: Clause, first: number, last: number): boolean =>
  isSpeaker(clause, first, last) || isToldOf(clause, first, last);

/** Beside a plain verb of saying whatever has an article or a number speaks: “the network said”. */
function isToldOf(clause: Clause, from: number, last: number): boolean {
  const { words } = clause;
  const verb = words.slice(last + 1, last + 5).find((word) => !isAuxiliary(word.folded) && !isAdverb(word));
  return (
    /^(?:said|says|say|told|tells|tell|warned|warns|argued|argue|argues|announced|claimed|claims|insisted|insists|added|adds|confirmed|believe|believes|wrote|writes|stated|noted|reported|denied|urged|accused|asked|asks|tweeted|acknowledged|explained|responded|countered|contend|contends|contended|complained|think|thinks|thought|want|wants|wanted|hope|hopes|predicted|predicts|estimates|declared|shows?|showed|found|finds|indicates?|suggests?)$/.test(
      verb?.folded ?? "",
    ) &&
    (/^(?:the|an?|another|one|some|many|most|several|both|two|three|four|five|its|their|his|her|my|our|your|other|few|all|nearly|almost|about|more|half|\d.*)$/.test(
      words[from]!.folded,
    ) ||
      /['’]s?$/.test(words[from]!.text) ||
      nameAt(clause, words[from]!) !== undefined ||
      /\p{Ll}{3}[^s]s$/u.test(words[last]!.folded)) &&
    /^\p{L}/u.test(words[last]!.text) &&
    // What carries words does not speak them.
    !/^(?:sign|machine|board|notice|screen|label|banner|clock|display|plaque)$/.test(words[last]!.folded)
  );
}

const speakers = new RegExp(
  `^(?:.*(?:man|men|woman|women|person|people|[^pnt]ers|ters|ors|ists|ians|ants|dents|nents|ees)|${`officials? police ministry council
  government court courts company companies party parties reports? statements? source sources experts? critics? union unions
  committee committees allies ally aides? staff authorities authority families family neighbours? neighbors? survey surveys
  study studies letter note paper papers agency agencies commission board bank banks army military department departments
  office mps councillors mayor scientists? doctors? judge lawyers? analysts? economists? mother father parents widow son
  daughter brother sister wife husband friend friends colleague colleagues crew polls? article articles documents? figures
  campaign campaigns team teams groups? network website site magazine newspaper outlet outlets media press times
  administration house senate congress parliament legislature panel jury tribunal regulators? watchdog charity
  association institute institution firm firms memo filing lawsuit suit complaint email emails tweet tweets editorial
  column ad ads advertisement book review research evidence data records? results? audit inquiry investigation public
  majority many some others most everyone anyone someone somebody nobody everybody candidates? nominee rivals? senators?
  opponents? supporters? democrats? republicans? conservatives liberals voters? side camp community nation states? county
  city authorities forces troops workers americans latinos neighbours activists? advocates? veterans? billionaire
  businessman author authors host guest moderator chief head hopeful tycoon mogul heir percent respondents transcript
  newspapers headline headlines brief summary analysis estimates? projections? numbers statistics ruling verdict bill
  speech address interview debate plan plans proposal proposals leader leaders boss coalition alliance delegation
  player fans club clubs league manager owner residents? neighbour neighbor tenant passengers? witness witnesses survivor
  survivors victims? attorney attorneys prosecution defence defense clerk trustee trustees governors? ambassador envoy
  president diplomat diplomats monitor monitors inspectors? economists professor professors students? teachers?
  averages? schools? university universities hospital hospitals church churches bishops? clergy pope owner landlord
  ${""}`
    .trim()
    .split(/\s+/)
    .join("|")})$`,
);

function isSpeaker({ words }: Clause, first: number, last: number): boolean {
  const preposition = words.findIndex((word, i) => i > first && i <= last && prepositions.has(word.folded));
  const end = preposition > 0 ? preposition - 1 : last;
  // “a survey made for the port”: what was made stands before the participle.
  const participle = words.findIndex(
    (word, i) =>
      i > first &&
      i <= end &&
      /(?:[^e]ed|made|seen|written|given|held|led)$/.test(word.folded) &&
      /^\p{Ll}/u.test(word.text) &&
      // “passed its budget” is what was done, “made for the port” which one it is.
      (i === last || prepositions.has(words[i + 1]!.folded) || isAdverb(words[i + 1]!)),
  );
  const isHead = (at: number) =>
    at >= first && (speakers.test(words[at]!.folded) || roles.has(words[at]!.folded));
  return isHead(end) || (participle > first && isHead(participle - 1));
}
