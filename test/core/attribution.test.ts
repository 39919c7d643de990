import { expect, it } from "vitest";
import { readArticle } from "../../src/core/facts.js";
import { articleOf, speakersIn } from "./articles.js";

it.each([
  ["a name with an initial", "“Nobody told us,” said J. Marlow, a driver.", "J. Marlow"],
  ["a dotted title", "“Why?” asked Dr. Petra Quill.", "Petra Quill"],
  ["a title without a dot", "Mr Low said it was late.", "Low"],
  ["one word of speech", "“No,” said Ines Varga.", "Ines Varga"],
  [
    "a name, an office, then what another office did",
    "Hugo Fenn, the leader of the opposition, said the treasurer had left.",
    "Hugo Fenn",
  ],
  [
    "a name, a clause, then what a body did",
    "Petra Quill, who wrote the survey, said the council had erred.",
    "Petra Quill",
  ],
  [
    "an office, then the name between commas",
    "The festival’s director, Tilda Roe, called it “a mistake”.",
    "Tilda Roe",
  ],
  [
    "an office, then a title and a name",
    "The festival’s chairman, Dr Tilda Roe, called it “odd”.",
    "Tilda Roe",
  ],
  ["an office, then a title and a surname", "The mayor, Ms Quill, said it was late.", "Quill"],
  ["kin, then a first name", "Mrs Marlow’s son, Daniel, told reporters it was late.", "Daniel"],
  ["a name behind one comma", "Joost Amery, the club’s treasurer said it would lose money.", "Joost Amery"],
  [
    "a name after an office after the speech",
    "“We sleep too,” said its secretary, Colm Arden.",
    "Colm Arden",
  ],
  ["a name after what no office is", "“She was kind,” said her agent, Ted Low.", "Ted Low"],
  ["a comma out of place", "“She was kind,” said her agent ,Ted Low.", "Ted Low"],
  ["a title and a name after an office", "“It will rain,” said the treasurer, Dr May Lunt.", "May Lunt"],
  ["the head of a body", "“It is late,” said the head of the council, Bo Lund.", "Bo Lund"],
  [
    "a name that may be another's",
    "“He was kind,” said a friend of the victim, Iris Moor.",
    "a friend of the victim",
  ],
  [
    "a name between commas that may be another's",
    "A lawyer for the former mayor, Gus Tell, told the court it was late.",
    "A lawyer for the former mayor",
  ],
  ["what another told", "“It is over,” said the company, Sue Lamb told the court.", "the company"],
  ["no subject behind its source", "According to the report, Ann Lee, 44, was hit.", "the report"],
  ["a trade at the beginning", "Shopkeeper Hamish Lorne said nobody came.", "Hamish Lorne"],
  [
    "a body that begins like a trade",
    "Student Loans Company staff said nobody came.",
    "Student Loans Company staff",
  ],
  ["no quotation, the speaker last", "The gap had closed, said Edwin Cray on Tuesday.", "Edwin Cray"],
  ["according to", "The gap had closed, according to Edwin Cray.", "Edwin Cray"],
  [
    "a survey that was made for somebody",
    "It would cost more, according to a survey made for the port.",
    "a survey made for the port",
  ],
  ["nobody named", "“We do not know,” a spokesman for the council said.", "a spokesman for the council"],
  ["the verb first", "Added Vaal: “I would not.”", "Vaal"],
  ["a country by its capital", "Moscow warned that it would answer.", "Russia"],
  [
    "a possessive before the office",
    "Jared Kushner, US President Donald Trump’s special envoy, stressed that it was real.",
    "Jared Kushner",
  ],
])("%s: %s speaks: %s", (_, text, speaker) => expect(speakersIn(text)[0]?.[1]).toBe(speaker));

it.each([
  ["an office in a bracket", "Stella Lynd (D-Mass.) said the law was old.", "Stella Lynd"],
  ["a name with a hyphen", "President Park Ji-woo said it was safe.", "Park Ji-woo"],
  ["a body beside a plain verb", "The network said it would send a crew.", "The network"],
  [
    "any source of a figure",
    "Ten million live there, according to federal statistics.",
    "federal statistics",
  ],
  ["an opening mark that is missing", "The lack of it is grave,” said Elez Bibery.", "Elez Bibery"],
])("%s: %s speaks: %s (wire copy)", (_, text, speaker) => expect(speakersIn(text)[0]?.[1]).toBe(speaker));

it("whoever speaks, how, and what is said are shown as printed and whole", () => {
  const text =
    "Phil Smith, a spokesman for the union, has repeatedly warned members on Friday. “It fell. Nobody ran,” said Len Burman, head of the centre.";
  const parts = readArticle(articleOf(text)).facts.map(({ attributions: [said] }) =>
    [said?.source, said?.cue, said?.content].map((span) => span && text.slice(span.start, span.end)),
  );
  expect(parts[0]?.slice(0, 2)).toEqual(["Phil Smith, a spokesman for the union,", "has repeatedly warned"]);
  expect(parts[2]).toEqual(["Len Burman, head of the centre", "said", "“It fell. Nobody ran,”"]);
});

it.each([
  [
    "two speakers of one sentence",
    "Hugo Fenn and Petra Quill said it was late.",
    "Hugo Fenn and Petra Quill",
  ],
  ["a verb at the end of a list of offices", "Hal Brode, 82, a former pilot, said it was over.", "Hal Brode"],
  ["a survey inside the parenthesis", "Dr Roe, who led the survey that found rust, said it was old.", "Roe"],
  ["a participle", "Omar Reyes left on Friday, saying he was tired.", "Omar Reyes"],
  ["a second verb, when the first reports nothing", "Omar Reyes stood up and said no.", "Omar Reyes"],
  ["the doer of a passive", "Ms Low was told by the mayor that it would close.", "the mayor"],
  ["the outer of two", "He called her a fraud, Ms Varga said.", "Varga"],
  ["a closing mark where one opens", "Hugo Fenn told me, ”We are open.”", "Hugo Fenn"],
])("%s: %s speaks: %s (longer sentences)", (_, text, speaker) =>
  expect(speakersIn(text)[0]?.[1]).toBe(speaker),
);

it.each([
  ["a wish", "The council plans to close the bridge."],
  ["a refusal to speak", "Omar Reyes declined to say why."],
  ["an agreement", "The council has agreed to pay half."],
])("%s is a view, and puts no words into anybody’s mouth: %s", (_, text) => {
  const [fact] = readArticle(articleOf(text)).facts;
  expect([fact?.attributions.length, fact?.views.length]).toEqual([0, 1]);
});

it("after a view a quotation without a speaker stays without one", () =>
  expect(speakersIn("The council wants a toll. “It is too late.”").at(-1)?.[1]).toBeNull());

it.each([
  [
    "whom it is said to is left out",
    "Petra Quill told reporters on Monday that it was sound.",
    "told",
    "that it was sound",
  ],
  [
    "adverbs and particles belong to the cue",
    "Fenn has repeatedly called for a toll.",
    "has repeatedly called for",
    "a toll",
  ],
  ["what leads up to it, too", "Fenn declined to say why.", "declined to say", "why"],
  ["whom it accuses, too", "Fenn accused the council of delay.", "accused the council of", "delay"],
  ["a second verb ends it", "Fenn said it was late, and asked for a vote.", "said", "it was late"],
  ["while is the article’s voice", "Fenn said it was late, while Quill slept.", "said", "it was late"],
  [
    "a clause set between commas is kept",
    "Fenn said the mayor, who was there, had lied.",
    "said",
    "the mayor, who was there, had lied",
  ],
])("%s: %s", (_, text, ...parts) => {
  const [fact] = readArticle(articleOf(text)).facts;
  const [said] = [...(fact?.attributions ?? []), ...(fact?.views ?? [])];
  expect([said?.cue, said?.content].map((span) => span && text.slice(span.start, span.end))).toEqual(parts);
});

it.each([
  ["a name that is no speech", "The festival known as “Night of Lamps” is over."],
  ["somebody who was told", "Hal Brode was not told of the letter."],
  ["a word held at arm’s length", "The “free” tickets cost £4."],
  ["a noun that looks like a verb", "The council lost its budget by 16 votes to 11."],
  ["whoever is told of in between", "Ms Low walked past the neighbours who said so."],
  ["somebody who could not be reached", "Ms Marlow was not available for comment."],
])("nobody speaks in %s: %s", (_, text) => expect(speakersIn(text)).toEqual([[text, null]]));

it("a quotation of two sentences has one speaker, though the cue stands in the last", () =>
  expect(speakersIn("“It fell. Nobody ran,” Edwin Cray said.")).toEqual([
    ["“It fell.", "Edwin Cray"],
    ["Nobody ran,” Edwin Cray said.", "Edwin Cray"],
  ]));

it("a quotation left open runs on into the next paragraph", () =>
  expect(speakersIn("“It fell,” said Edwin Cray. “Nobody ran.\n\n“Nobody called.”").at(-1)).toEqual([
    "“Nobody called.”",
    "Edwin Cray",
  ]));

it("after a nameless speaker, “he” is nobody who was named before", () =>
  expect(
    speakersIn("Hal Brode opened the hall. A spokesman said it was full. He said it would close.").at(-1),
  ).toEqual(["He said it would close.", null]));

it("a title on its first mention is nobody who is named only further on", () =>
  expect(speakersIn("“Yes,” said Ms Marlow. Jonas Marlow said no.").map(([, speaker]) => speaker)).toEqual([
    "Marlow",
    "Jonas Marlow",
  ]));

it("a phrase in quotation marks is not put into the mouth of whoever spoke before", () =>
  expect(
    speakersIn("Tilda Roe called it “a mistake”. The novel “Lamps at low water” was not read.").at(-1)?.[1],
  ).toBeNull());

it("the speaker of a quotation inside a quotation is the outer one", () =>
  expect(speakersIn("“They ask me, ‘When?’, and I cannot say,” said Ines Varga.")[0]?.[1]).toBe(
    "Ines Varga",
  ));

it("two speakers of one paragraph keep their own words", () =>
  expect(
    speakersIn(
      "“It was cold,” said Dunja Feld. Omar Reyes disagreed: “It was fine.” Feld said she had a list.",
    ).map(([, who]) => who),
  ).toEqual(["Dunja Feld", "Omar Reyes", "Dunja Feld"]));

it("a second verb of the same speaker is a second statement", () => {
  const [fact] = readArticle(articleOf("Feld said she had a list, and accused the council of delay.")).facts;
  expect(fact?.attributions.map(({ speaker, via }) => [speaker, via])).toEqual([
    ["Feld", "name"],
    ["Feld", "inherited"],
  ]);
});

it.each([
  ["direct", "“It fell,” said Edwin Cray."],
  ["mixed", "Edwin Cray said it “fell” on a Monday that nobody remembers."],
  ["indirect", "Edwin Cray said it fell."],
])("speech is %s in: %s", (mode, text) =>
  expect(readArticle(articleOf(text)).facts[0]?.attributions[0]?.mode).toBe(mode),
);

it.each([
  ["an estimate that is", "The new estimate is £500,000 higher than the last one."],
  ["a claim that was", "The first claim was settled in May."],
  ["a warning that will", "The latest report will be read on Monday."],
])("nobody speaks through %s: %s", (_, text) => expect(speakersIn(text)[0]?.[1]).toBeNull());

it.each([
  ["The police estimate that 300 people came.", "The police"],
  ["What ministers say is that it will pass, Tilda Roe said.", "Tilda Roe"],
])("somebody does: %s", (text, speaker) => expect(speakersIn(text).map(([, who]) => who)).toContain(speaker));
