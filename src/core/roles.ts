/** Offices and jobs by which newspapers introduce people; the first of a row stands for the row. */
const rows = `
prime minister,pm,premier
president
vice president,vice-president
chancellor
king
queen
prince
princess
pope
foreign minister,foreign secretary,secretary of state
defence minister,defense minister,defence secretary,defense secretary
finance minister,treasury secretary
interior minister,home secretary
health minister,health secretary
justice minister,attorney general
minister
secretary general,secretary-general
secretary
ambassador
special envoy,envoy
chief negotiator,top negotiator,lead negotiator,negotiator
mayor
deputy mayor
governor
senator
congressman,congresswoman,representative
member of parliament,mp
councillor,councilor
council leader,leader of the council
party leader,opposition leader,leader
speaker
chief executive,ceo,chief executive officer
chief financial officer,cfo,finance director,finance chief
managing director
head
director
chairman,chairwoman,chair,chairperson
founder
manager
editor
spokesman,spokeswoman,spokesperson
press secretary
adviser,advisor
analyst
economist
professor
lecturer
scientist,researcher
engineer
doctor,surgeon
judge,justice
lawyer,attorney,solicitor,barrister
prosecutor
police chief,chief constable,police commissioner
commissioner
sheriff
detective
sergeant
inspector
officer
official
general
colonel
captain
lieutenant
commander
admiral
harbourmaster,harbormaster
coach
striker,goalkeeper,defender,midfielder
player
actor,actress
singer
author,writer
director general,director-general
treasurer
union leader,general secretary
campaigner,activist
teacher,headteacher
resident
witness
victim
`;

/** A role as printed, folded, to the one that stands for it: `pm` -> `prime minister`. */
export const roles: ReadonlyMap<string, string> = new Map(
  rows
    .trim()
    .split("\n")
    .flatMap((row) => {
      const names = row.split(",");
      return names.map((name) => [name, names[0]!] as const);
    }),
);

/** Forms of address that stand before a name and are no part of it. */
export const honorifics: ReadonlySet<string> = new Set(
  `mr mrs ms miss mx dr prof sir dame lord lady baroness rev gen col maj capt lt sgt sen rep gov cllr st hon pc dc`.split(
    " ",
  ),
);

/** By which newspapers introduce people as they begin a sentence, “Pensioner Mary Holt”; none is a usual surname. */
export const introductions: ReadonlySet<string> = new Set(
  `accountant anaesthetist anesthetist archaeologist architect artist astronaut astronomer auditor backbencher batsman batter billionaire biologist
   blogger bookseller bowler boxer broadcaster broker builder businessman businesswoman challenger chef chemist choreographer
   climber columnist comedian commentator commuter composer conductor conservationist consultant coroner critic curator cyclist debutant
   defendant dentist designer drummer electrician entrepreneur environmentalist epidemiologist explorer filmmaker firefighter fireman
   fisherman gardener geologist golfer grandfather grandmother guitarist historian homeowner imam incumbent influencer inventor investor
   jockey journalist keeper landlady landlord librarian magistrate mechanic midwife millionaire motorist mountaineer mother musician
   naturalist neighbor neighbour newcomer novelist nurse organiser organizer paramedic passenger patient pensioner pharmacist
   philanthropist photographer physicist pianist pilot playwright plumber poet presenter priest producer protester psychiatrist
   psychologist pundit pupil rabbi rapper referee refugee reporter schoolboy schoolgirl sculptor shopkeeper skipper soldier sprinter
   statistician student substitute survivor swimmer teenager tenant trader tycoon umpire vet veteran vicar violinist virologist volunteer
   whistleblower widow widower winger`.split(/\s+/),
);

/** Relatives, as alternatives of a pattern. */
export const kin =
  "son|daughter|mother|father|brother|sister|wife|husband|widow|partner|uncle|aunt|nephew|niece|cousin";
