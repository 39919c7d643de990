/*
 * Synonyms, reviewed by hand. They widen a question only, at a lower weight; a sentence is never
 * changed by them.
 */

/** Words that newsrooms use for one another, and that may stand for one another in a paraphrase. One group a line. */
const groups = `
ceasefire truce armistice
deploy send station dispatch
cede concede surrender
call describe
envoy negotiator
pm prime minister premier
airspace sky
start begin open launch
buy purchase acquire
sell sale
hurt injure wound
arrest detain
jail prison sentence
fire sack dismiss
resign quit step
increase rise grow raise
decrease fall drop cut reduce
error mistake
lorry truck
shut close closed closure
fix repair mend
build construct
doctor medic
firm company business
worker employee staff
vote ballot
delay postpone
cancel scrap abandon
permit allow
ban forbid prohibit
deny reject refute
confirm verify
reveal disclose
danger risk threat
big large
control hold occupy
discover find
diversion detour
announce reveal unveil
visit tour
protect defend secure guard
send deploy
jump leap
soldier troop
plan proposal scheme
shortfall gap deficit hole
poll survey
ship vessel boat
give provide
before prior
ask request
comment respond reply silent quiet
lead head
land territory
demand insist
accord agreement pact
deal agreement
war conflict
`;

/** Words about the same matter: they help to find a sentence, and do not say what it says. One group a line. */
const relatedGroups = `
deal agreement accord pact treaty
soldier troop force
timeline date schedule timetable
land territory soil ground
car vehicle
lorry truck vehicle
withdraw leave pull retreat
react respond response welcome comment silent quiet
percentage percent proportion share
attack target strike
summit meeting talk conference
end finish stop close
kill die dead death
job post role
cost price bill
pay fund finance
money fund cash
boss chief head leader
police officer
hospital clinic
school college
plane aircraft jet
house home
law legislation bill
rule regulation
warn caution alert
accept agree approve
refuse decline
hope wish
aim goal purpose deter
reason cause
safe secure security
near close
fate future
block obstacle contentious unresolved
monitor oversee verification
partner ally
daily day
weekly week
monthly month
yearly annual year
latest newest recent
demand want require
war conflict fighting
`;

/** Words that say the same, unstemmed: each with those that may stand for it. */
export const equivalents: ReadonlyMap<string, readonly string[]> = neighbours(groups);

/** Each word's neighbours, unstemmed. */
export const synonyms: ReadonlyMap<string, readonly string[]> = neighbours(
  groups + relatedGroups.trimStart(),
);

function neighbours(table: string): ReadonlyMap<string, readonly string[]> {
  const map = new Map<string, string[]>();
  for (const group of table
    .trim()
    .split("\n")
    .map((line) => line.split(" ")))
    for (const word of group)
      map.set(word, [...(map.get(word) ?? []), ...group.filter((other) => other !== word)]);
  return map;
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
export const rivals: ReadonlyMap<string, readonly string[]> = neighbours(rivalGroups);
