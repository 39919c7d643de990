import { stemOf } from "./terms.js";

/**
 * Words newsrooms use for one another, reviewed by hand. They widen the question only, at a lower
 * weight; a sentence is never changed by them. One group a line.
 */
const groups = `
ceasefire truce armistice
deal agreement accord pact treaty
soldier troop force
deploy send station dispatch
timeline date schedule timetable
land territory soil ground
cede concede surrender
withdraw leave pull retreat
demand insist
call describe
react respond response welcome
envoy negotiator
pm prime minister premier
percentage percent proportion share portion
airspace sky
attack target strike
summit meeting talk conference negotiation
start begin open launch
end finish stop halt close
buy purchase acquire
sell sale
kill die dead death fatal fatality
hurt injure wound
arrest detain
jail prison sentence
fire sack dismiss
resign quit step
job post role
cost price bill
pay fund finance contribute
money fund cash
increase rise grow raise climb surge soar
decrease fall drop cut reduce decline shrink slump plunge
error mistake
car vehicle
shut close closed closure
fix repair mend
build construct
boss chief head leader
police officer
doctor medic
hospital clinic
school college
ship vessel boat
plane aircraft jet
house home
firm company business
worker employee staff
vote ballot
poll survey
law legislation bill
rule regulation
plan proposal scheme
delay postpone suspend pause
cancel scrap abandon
permit allow
ban forbid prohibit
warn caution alert
deny reject refute
confirm verify
accept agree approve
refuse decline
reveal disclose
hope wish
aim goal purpose deter
reason cause
danger risk threat
safe secure security
near close
big large
fate future
block obstacle contentious unresolved
control hold occupy
monitor oversee verification watch supervise
partner ally
discover find
shortfall gap deficit hole
diversion detour
lorry truck vehicle
daily day
weekly week
monthly month
yearly annual year
latest newest recent
announce reveal unveil
visit tour
protect defend secure guard
demand want require
jump leap
war conflict fighting
allege accuse
appoint name nominate
advise recommend urge suggest
applicant claimant
arrears debt owe
assault attack
avoid evade escape dodge
award prize medal trophy
beat defeat
blaze fire wildfire
chairman chairwoman chair chairperson
championship tournament competition contest
coach manager trainer
collision crash accident
councillor member
criticise condemn denounce
customer client shopper
defect fault flaw
destroy demolish
ease lift relax loosen
enlarge widen expand extend broaden
estimate forecast projection
evacuate flee
fare fee charge toll
flat apartment
flood flooding
founder creator
goalkeeper keeper
grant subsidy
guilty convict
harm damage
help aid assist
homicide murder
immigrant migrant refugee
inquiry investigation probe
inspect examine check
kidnap abduct
lawmaker legislator mp
lawyer solicitor barrister attorney
limit cap maximum
locals residents inhabitants
minister secretary
motorway highway
overnight night
owner landlord
pilot trial test experiment
pledge promise vow
prosecute charge
protest demonstration rally
publish print release
quarrel dispute row
quake earthquake
queue line
railway rail train
rent lease
rescue save
ruling verdict judgment judgement
scientist researcher
spark trigger prompt provoke
spokesman spokeswoman spokesperson
storm hurricane typhoon
street road
study research
subway underground metro
tax levy duty
teenager youth
theft steal rob robbery burglary
town city municipality
victory win triumph
visitor tourist
walkout strike stoppage
waste rubbish refuse garbage
weapon gun arms
question interview interrogate
weigh weight heavy
long length
pupil student schoolchild schoolboy schoolgirl
establish create
oppose object
website site
related relative
speed fast
exclude omit
`;

/** The stems that may stand for a stem. */
export const synonyms: ReadonlyMap<string, readonly string[]> = neighbours(
  linesOf(groups).map((group) => group.map(stemOf)),
);

/** Each word's neighbours in the groups it is in. */
export function neighbours(groups: readonly (readonly string[])[]): ReadonlyMap<string, readonly string[]> {
  const map = new Map<string, string[]>();
  for (const group of groups)
    for (const word of group)
      map.set(word, [...(map.get(word) ?? []), ...group.filter((other) => other !== word)]);
  return map;
}

function linesOf(table: string): readonly (readonly string[])[] {
  return table
    .trim()
    .split("\n")
    .map((line) => line.split(" "));
}

/** Words of which one excludes the others: the north span is no answer for the south span. One group a line. */
const rivalGroups = `
north south east west
northern southern eastern western
men women children
boy girl
left right
upper lower
minimum maximum
lowest highest
first second third fourth last
morning afternoon evening
winner loser
buyer seller
increase decrease
import export
summer winter spring autumn
`;

/** Each word's rivals, unstemmed. */
export const rivals: ReadonlyMap<string, readonly string[]> = neighbours(linesOf(rivalGroups));
