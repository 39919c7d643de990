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
