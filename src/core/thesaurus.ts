/*
 * Words and what they may stand for, reviewed by hand: what an editor of any desk would say. They
 * widen a question only; a sentence is never changed by them. One group a line.
 */

/** Words that newsrooms use for one another, and that may stand for one another in a paraphrase. */
export const equivalentGroups = `
accord agreement pact
airspace sky
announce reveal unveil
arrest detain
ask request
ban forbid prohibit
before prior
big large
build construct
buy purchase acquire
call describe
cancel scrap abandon
ceasefire truce armistice
cede concede surrender
comment respond reply silent quiet
confirm verify
control hold occupy
danger risk threat
deal agreement
decrease fall drop cut reduce
delay postpone
demand insist
deny reject refute
deploy send station dispatch
discover find
diversion detour
doctor medic
envoy negotiator
error mistake
fire sack dismiss
firm company business
fix repair mend
give provide
hurt injure wound
increase rise grow raise
jail prison sentence
jump leap
land territory
lead head
lorry truck
permit allow
plan proposal scheme
pm prime minister premier
poll survey
protect defend secure guard
resign quit step
reveal disclose
sell sale
ship vessel boat
shortfall gap deficit hole
shut close closed closure
soldier troop
start begin open launch
visit tour
vote ballot
war conflict
worker employee staff
`;

/** Words that are near one another: enough to find a sentence, not to say that it says the same. */
export const relatedGroups = `
abandon desert leave
abolish scrap eliminate
accept agree approve
accuse charge blame allege
achieve accomplish attain reach
acquire buy purchase obtain takeover gain
actor actress star
add include append
adjacent next neighbouring adjoining beside
adopt pass approve enact
advantage benefit
advise recommend urge suggest
affect influence impact
agency organisation body
aid help assist assistance support
aim goal purpose deter
aim goal purpose intend objective target intent
alter change modify amend
amount quantity sum total number
ancestor descent descend origin
applicant claimant
appoint name nominate select designate
argue claim contend assert maintain
army troop military soldier force
arrears debt owe
arrive reach come arrival
ask request seek query
assault attack strike raid offensive
assemble gather meet convene
assume suppose
attack target strike
author writer write pen novelist
avoid evade escape dodge
award prize medal trophy
ban forbid prohibit outlaw bar
bankrupt insolvent
battle fight combat clash war conflict
beat defeat overcome win
begin start commence onset launch open initiate
belief faith religion religious
believe think consider view regard
big large great huge major
birth born
blaze fire wildfire
block obstacle contentious unresolved
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
chairman chairwoman chair chairperson
champion winner title
championship tournament competition contest
cheap inexpensive
child son daughter kid
choose select pick elect
coach manager trainer
coast shore coastline
collapse fall fail
collision crash accident
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
cost price bill
councillor member
country nation state
court tribunal judge
crime offence
criticise criticism attack condemn denounce
crowd mob audience
culture cultural custom
customer client shopper
daily day
damage harm destruction destroy
danger risk threat hazard
deal agreement accord pact treaty
debut premiere launch
decide determine resolve decision
declare announce proclaim
decline decrease fall drop reduce lower shrink
decrease fall drop cut reduce decline shrink slump plunge
defect fault flaw
defend protect defence
define mean meaning definition
degree extent level
delay postpone suspend pause
demand want require
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
ease lift relax loosen
economy economic
educate teach education school
elect vote election chosen
emigrate flee migrate
employment job work
encourage urge promote
end finish conclude stop close
end finish stop halt close
enlarge expand extend extension
enlarge widen expand extend broaden
environment surroundings habitat
escape flee
establish found create set form institute
estimate approximately reckon
estimate forecast projection
ethnic race
evacuate flee
event incident occurrence
evidence proof
examine inspect investigate study
exceed surpass
exclude omit
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
fare fee charge toll
farm agriculture agricultural farming
fast quick rapid speed
fatal deadly lethal
fate future
field area discipline
fight battle struggle
film movie picture
final last ultimate
finance fund pay financial
flat apartment
flood flooding
forecast predict prediction
foreign overseas abroad
found founder establish create start
founder creator
free liberate release
freedom liberty
frequent often common
fuel gas petrol gasoline
fund money finance
genre style type kind
goalkeeper keeper
govern rule government governance
grant subsidy
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
homicide murder
honour award
hope wish
hospital clinic
host stage hold
idea concept notion theory
identify recognise
illegal unlawful
immigrant migrant refugee
imprison jail prison
improve better enhance
income earnings revenue salary
increase rise grow raise climb surge soar
independent independence autonomous autonomy
inhabit live dwell
inhabitant resident population people
inquiry investigation probe
inspect examine check
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
job post role
join merge unite
journey trip travel voyage
judge court magistrate
kidnap abduct
kill die dead death fatal fatality
kill murder slay dead death assassinate
kind type sort variety form
king monarch ruler
know known
land territory soil ground
language tongue
largest biggest
late deceased
latest newest recent
launch start introduce
law legislation act statute
law legislation bill
lawmaker legislator mp
lawsuit sue suit
lawyer solicitor barrister attorney
leave depart quit exit
lecturer teacher professor
limit cap maximum
limit restrict curb
literature book writing
locals residents inhabitants
located situated lie stand sit
long length
lorry truck vehicle
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
merchant trader
message letter
migrate migration
minimum least
minister secretary
miss lack
modern contemporary
money fund cash
monitor oversee verification watch supervise
monthly month
monument memorial statue
motive reason
motorway highway
move relocate shift
movement campaign
near close
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
oppose object
opposite contrary
option choice
organise arrange
origin source root begin
original first
overnight night
overthrow topple
owner landlord
paint painter painting artist
parent father mother
part portion piece section
participant member
participate take part
partner ally
patient sick
pay fund finance contribute
pay salary wage
peace peaceful
peak height
percentage percent proportion share portion
perform play
period era time age
permit allow let
persecute persecution
philosopher thinker
phone telephone
pilot trial test experiment
place location site spot
plane aircraft jet
pledge promise vow
police officer
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
propose suggest
prosecute charge
protest demonstration rally
province region
publish issue release
publish print release
punish penalty
pupil student schoolchild schoolboy schoolgirl
quake earthquake
quarrel dispute row
queen monarch
question interview interrogate
queue line
race ethnicity
railway rail train
react respond response welcome comment silent quiet
reason why cause
rebel rebellion revolt uprising
recent new latest
recognise acknowledge
refuge shelter
refugee exile
refuse decline
reign rule
related relative
relationship tie relation
religion faith church
remain stay
remember recall
remove take
rename name
rent lease
replace succeed
rescue save
reside live
reveal show
revenue income sales
revoke revocation
reward award prize
riot unrest
river stream
road street highway
rule regulation
ruling verdict judgment judgement
safe secure security
school college
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
spark trigger prompt provoke
speak talk
special unique
split divide
spokesman spokeswoman spokesperson
sport game
spread expand
stadium arena ground
starve famine hunger
steal theft stolen rob
storm hurricane typhoon
story tale
strength strong power
strong powerful
study research
subway underground metro
succeed successor follow
success successful
summit meeting talk conference negotiation
supply provide
support back
survive survivor
suspect accused
tax levy duty
teach taught teacher
team club side
teenager youth
temporary interim
term period
theft steal rob robbery burglary
throne crown
timeline date schedule timetable
title name
today current modern
top highest
town city municipality
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
visitor tourist
voice singer
walkout strike stoppage
war conflict fighting
warn caution alert
waste rubbish refuse garbage
weapon arm gun
weapon gun arms
website site
wedding marriage
weekly week
weigh weight heavy
west western
win won victory winner
withdraw leave pull retreat
woman female
worse exacerbate worsen aggravate
yearly annual year
young youth
`;

/** A wide word in a question may be answered by a narrower one; not the other way round. */
export const kinds = `
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

/** Words of which one excludes the others: the north span is no answer for the south span. */
export const rivalGroups = `
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
