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
percentage percent proportion share
airspace sky
attack target strike
summit meeting talk conference
start begin open launch
end finish stop close
buy purchase acquire
sell sale
kill die dead death
hurt injure wound
arrest detain
jail prison sentence
fire sack dismiss
resign quit step
job post role
cost price bill
pay fund finance
money fund cash
increase rise grow raise
decrease fall drop cut reduce
error mistake
car vehicle
lorry truck
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
delay postpone
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
monitor oversee verification
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
abolish scrap eliminate
abandon desert leave
accuse charge blame allege
achieve accomplish attain reach
acquire buy purchase obtain takeover gain
actor actress star
add include append
adjacent next neighbouring adjoining beside
adopt pass approve enact
advantage benefit
affect influence impact
agency organisation body
aid help assist assistance support
aim goal purpose intend objective target intent
alter change modify amend
amount quantity sum total number
ancestor descent descend origin
appoint name nominate select designate
argue claim contend assert maintain
army troop military soldier force
arrive reach come arrival
ask request seek query
assemble gather meet convene
assault attack strike raid offensive
assume suppose
author writer write pen novelist
ban forbid prohibit outlaw bar
bankrupt insolvent
battle fight combat clash war conflict
beat defeat overcome win
begin start commence onset launch open initiate
belief faith religion religious
believe think consider view regard
big large great huge major
birth born
border boundary frontier
boss chief head leader manager
build construct erect construction building
capture seize take conquer occupy
car automobile vehicle
casualty dead killed death toll
cause lead result reason trigger prompt
celebrate mark commemorate
centre center middle
chair chairman chairwoman head preside
champion winner title
cheap inexpensive
child son daughter kid
choose select pick elect
city town municipality
coast shore coastline
collapse fall fail
colony settlement colonial
commander general leader head
common frequent usual typical widespread
company firm business corporation
complete finish end conclude
component part element ingredient
compose consist comprise include contain
conduct perform carry
connect link join
consent agreement permission
consequence result effect outcome impact
contest competition race
continue remain last persist
contribute give donate
convert turn transform change
country nation state
court tribunal judge
crime offence
criticise criticism attack condemn denounce
crowd mob audience
culture cultural custom
damage harm destruction destroy
danger risk threat hazard
debut premiere launch
decide determine resolve decision
declare announce proclaim
decline decrease fall drop reduce lower shrink
defend protect defence
define mean meaning definition
degree extent level
demonstrate show prove
deny refuse reject
depart leave departure
derive originate come origin
descend ancestry
describe call term portray characterise
design designer architect draw
destroy ruin demolish wreck
develop create development
diagnose detect
die death dead perish pass
differ different difference distinct
difficult hard tough
direct director directed
disagree oppose dispute
disaster catastrophe
discover find discovery detect
disease illness sickness
doctor physician medic
dominate dominant control rule
earthquake quake
economy economic
educate teach education school
elect vote election chosen
emigrate flee migrate
employment job work
encourage urge promote
end finish conclude stop close
enlarge expand extend extension
environment surroundings habitat
escape flee
establish found create set form institute
estimate approximately reckon
ethnic race
event incident occurrence
evidence proof
examine inspect investigate study
exceed surpass
expand grow extend increase enlarge
expect anticipate predict forecast
expel expulsion deport
expensive costly dear
explain account reason
export sell
fail failure collapse
fame famous known celebrated renowned notable
family relative
fan supporter follower
farm agriculture agricultural farming
fast quick rapid speed
fatal deadly lethal
field area discipline
fight battle struggle
film movie picture
final last ultimate
finance fund pay financial
forecast predict prediction
foreign overseas abroad
found founder establish create start
free liberate release
freedom liberty
frequent often common
fuel gas petrol gasoline
fund money finance
genre style type kind
govern rule government governance
group organisation band
grow increase rise expand growth
guest visitor
guilty convict
happen occur take
harm hurt damage injure
hate hostile hostility
head lead leader chief
health medical
height tall high
hire employ recruit
hit strike
home house residence dwelling
honour award
host stage hold
idea concept notion theory
identify recognise
illegal unlawful
immigrant migrant
imprison jail prison
improve better enhance
income earnings revenue salary
independent independence autonomous autonomy
inhabit live dwell
inhabitant resident population people
inspire influence
insult offend
intelligent smart clever
intend plan aim mean
interview talk
invade invasion attack
invent inventor invention create
invest investment
island isle
job post position occupation profession
join merge unite
journey trip travel voyage
judge court magistrate
kill murder slay dead death assassinate
kind type sort variety form
king monarch ruler
know known
language tongue
largest biggest
late deceased
launch start introduce
law legislation act statute
lawsuit sue suit
leave depart quit exit
lecturer teacher professor
length long
lie situated located
limit restrict curb
literature book writing
located situated lie stand sit
lose loss
main principal chief major primary key
majority most
make produce create manufacture
maker manufacturer producer
man male
manage run operate
marry wife husband spouse wed marriage
massacre slaughter
maximum most highest
meaning mean sense
measure gauge
medicine drug
meet encounter
member belong
memorial monument
merchant trader
message letter
migrate migration
minimum least
minister secretary
miss lack
modern contemporary
monument memorial statue
mother parent
motive reason
move relocate shift
movement campaign
need require necessary
nickname known called
north northern
novel book
obtain get gain receive
occur happen place
offer provide
official formal
opinion view
oppose against resist opponent
opposite contrary
option choice
organise arrange
origin source root begin
original first
overthrow topple
paint painter painting artist
parent father mother
part portion piece section
participant member
participate take part
patient sick
pay salary wage
peace peaceful
peak height
perform play
period era time age
permit allow let
persecute persecution
philosopher thinker
phone telephone
place location site spot
policy approach
poor poverty
praise acclaim
precede before
prefer favour
preserve protect
prevent stop avoid
previous former prior earlier
priest clergy
profit earnings
progress advance
promise pledge vow
propose suggest
protest demonstration rally
province region
publish issue release
punish penalty
queen monarch
race ethnicity
rail train railway
reason why cause
rebel rebellion revolt uprising
recent new latest
recognise acknowledge
refuge shelter
refugee exile
reign rule
relationship tie relation
religion faith church
remain stay
remember recall
remove take
rename name
replace succeed
rescue save
research study
reside live
reveal show
revenue income sales
revoke revocation
reward award prize
riot unrest
river stream
road street highway
scientist researcher
score goal
search seek look
season series
separate divide
serious severe
servant slave
settle settlement settler
severe harsh
sex gender
shape form
share part
shooting gunfire
shop store
short brief
sibling brother sister
sick ill
sign signature
significance importance
similar like
singer vocalist
single lone
skill ability
slave slavery
small little
solve resolve
song track single
south southern
speak talk
special unique
split divide
sport game
spread expand
stadium arena ground
starve famine hunger
steal theft stolen rob
stop halt
storm hurricane
story tale
strength strong power
strong powerful
student pupil
succeed successor follow
success successful
supply provide
support back
survive survivor
suspect accused
teach taught teacher
team club side
temporary interim
term period
throne crown
title name
today current modern
top highest
tourist visitor
trade commerce
tradition traditional
transport transportation
treat treatment
trial case
tribe people
uncover expose
unify unite
university college
unknown unclear
urge call
vary differ
victim casualty
victory win triumph
violence violent
voice singer
weapon arm gun
wedding marriage
weight heavy
west western
win won victory winner
woman female
worse exacerbate worsen aggravate
young youth
`;

/** A wide word in a question may be answered by a narrower one; not the other way round. */
const kinds = `
leader: president premier chancellor minister king queen chairman chairwoman
official: minister secretary spokesman spokeswoman spokesperson officer
relative: brother sister mother father son daughter wife husband cousin
vehicle: car lorry truck van bus
weapon: gun rifle missile bomb
religion: catholic protestant christian muslim jewish hindu buddhist
crime: murder theft fraud robbery assault
disaster: flood fire earthquake storm hurricane
season: spring summer autumn winter
currency: dollar euro pound
transport: bus train tram ferry
weather: rain snow storm wind
medic: nurse paramedic surgeon
child: boy girl
lawmaker: senator congressman mp councillor
`;

/** What may stand for a word of a question, unstemmed: its neighbours and its kinds. */
export const synonyms: ReadonlyMap<string, readonly string[]> = withKinds(neighbours(groups));

function withKinds(map: Map<string, string[]>): ReadonlyMap<string, readonly string[]> {
  for (const line of kinds.trim().split("\n")) {
    const [wide, narrow] = line.split(": ") as [string, string];
    map.set(wide, [...(map.get(wide) ?? []), ...narrow.split(" ")]);
  }
  return map;
}

function neighbours(table: string): Map<string, string[]> {
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
