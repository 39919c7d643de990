import { describe, expect, it } from "vitest";
import type { Difference } from "../../src/core/differences.js";
import { presentFinding } from "../../src/core/present-finding.js";
import { demo, newsroomOf } from "../library.js";
import { articleOf } from "./articles.js";

const newsroom = newsroomOf(demo);
/** How a claim compares with one article of the given text. */
const against = (text: string, claim: string) => newsroomOf([articleOf(text)]).check(claim);
const kinds = (differs: readonly Difference[]) => differs.map(({ in: matter }) => matter);

it.each([
  ["“No library will close.”", "verbatim", "the sentence itself"],
  ["Nobody pushed me, and nobody had to", "supported", "his words; who wrote them stands between"],
  [
    "“Nobody pushed me, and nobody had to”",
    "verbatim",
    "in quotation marks it does not matter what stands between",
  ],
  ["Jonas Marlow was the first driver across", "supported", "the same in another order"],
  ["Jonas Marlow was first across the reopened bridge", "not-found", "no word of the bridge having reopened"],
  ["Petra Sandholt said a single test proves very little", "supported", "her words, with her name"],
  ["Reyl said the north span would open “within weeks”", "supported", "the quoted words are hers as quoted"],
  ["Edwin Cray resigned on Friday", "supported", "the article's Friday, whenever it is asked"],
  ["Harbour fees fell by 9% last year", "supported", "one of two statements of the sentence"],
  ["Tomas Reyl is the harbour engineer", "supported", "the role he is printed with"],
  ["The Ossiverne sank in 1794", "not-found", "embargoed"],
  ["The tunnel would cost £58 million", "not-found", "retracted"],
  ["Germany beat Brazil in the final", "not-found", "another subject"],
  ["Amara Dole apologised to residents", "not-found", "she is known, the deed is not"],
  ["Ines Marlow said “I am proud of this town”", "not-found", "words that nobody said"],
])("%s: %s (%s)", async (claim, kind) => expect((await newsroom.check(claim)).kind).toBe(kind));

it.each([
  ["The council passed its budget by 16 votes to 11", "figure", "16", "14"],
  ["62% of the cables are originals", "figure", "62%", "18%"],
  ["Lorries began crossing again at 5 p.m. on Wednesday", "figure", "5 p.m.", "5 a.m."],
  ["The bridge opened in 1986", "date", "1986", "1968"],
  ["Edwin Cray resigned on Monday", "date", "on Monday", "on Friday"],
  ["Starmer said 90% of the peace deal is ready", "speaker", "Starmer", "Volodymyr Zelensky"],
  ["Jonas Marlow said “This is a budget nobody loves”", "speaker", "Jonas Marlow", "Marlow"],
  ["Hugo Fenn is the harbour engineer", "name", "Hugo Fenn", "Tomas Reyl"],
  ["Hugo Fenn was the first driver across", "name", "Hugo Fenn", "Jonas Marlow"],
  ["Edwin Cray said he had been asked to go", "polarity", "said he had been asked to go", "denied"],
  ["The north span failed a load test", "polarity", "failed", "passed"],
  ["Harbour fees rose by 9% last year", "polarity", "rose", "fell"],
  ["A proposal to cut the night bus was approved", "polarity", "approved", "rejected"],
  [
    "The test had been brought forward under pressure from hauliers",
    "polarity",
    "had been brought forward under",
    "denied",
  ],
  ["Zelensky has agreed to cede land", "polarity", "has agreed to cede land", "ruled out"],
  ["The council has agreed to pay half of the repair", "stage", "agreed", "would"],
  ["Amara Dole said the trial will start on 19 January", "stage", "will", "would"],
  ["Work will begin in March", "stage", "will", "could"],
  [
    "The limit could be raised to 44 tonnes in March",
    "stage",
    "The limit could be raised to 44 tonnes in March",
    "if",
  ],
  ["Survey made for the council puts repair of the bridge at £4.6 million", "wording", "council", "port"],
  [
    "Reyl said “The bearings moved more than we had feared”",
    "wording",
    "The bearings moved more than we had feared",
    "The bearings moved less than we had feared",
  ],
  [
    "Reyl said “the ban could be lifted in part”",
    "wording",
    "“the ban could be lifted in part”",
    "the ban could be lifted in part",
  ],
])("%s: differs in %s, %s against %s", async (claim, matter, claimed, printed) => {
  const { kind, differs } = await newsroom.check(claim);
  expect(
    [kind, ...differs].map((one) => (typeof one === "string" ? one : [one.in, one.claim, one.article])),
  ).toEqual(["differs", [matter, claimed, printed]]);
});

it.each([
  ["Kale beat Orr 2-0.", "Orr beat Kale", ["name"], "who did it to whom"],
  ["Minister Ada Kale met Bram Orr.", "Bram Orr met Ada Kale", ["name"], "the same between people"],
  [
    "The cup went to Norway and the shield to Chile.",
    "The cup went to Chile",
    ["place"],
    "each name beside its own word",
  ],
  ["The span is the most used of all.", "The span is the least used of all", ["polarity"], "most and least"],
  ["The dispute is unresolved.", "The dispute is resolved", ["polarity"], "a word and its contrary"],
  [
    "The mayor stayed silent on the plan.",
    "The mayor commented on the plan",
    ["polarity"],
    "silence is no comment",
  ],
  [
    "Work starts if the council has agreed to the plan.",
    "The council has agreed to the plan",
    ["stage"],
    "behind an if",
  ],
  [
    "Buses can be sent under the plan.",
    "Buses have been sent under the plan",
    ["stage"],
    "what can be is not what was",
  ],
  [
    "The town won a silver medal for its park.",
    "The town won a gold medal for its park",
    ["wording"],
    "one word in another's place",
  ],
])("%s against %s: differs in %j (%s)", async (text, claim, differs) => {
  const finding = await against(text, claim);
  expect([finding.kind, kinds(finding.differs)]).toEqual(["differs", differs]);
});

it.each([
  [
    "Dr Ada Kale, 52, treated six patients.",
    "Dr Kale was cleared of 14 charges",
    "an age is no charge, nor is a patient",
  ],
  ["Orr scored in the 93rd minute.", "Orr, 20, scored in the 93rd minute", "a minute is no age"],
  [
    "Daily sailings will go on, Kale said on Tuesday.",
    "Daily sailings will end on 1 April",
    "Tuesday is when she said it",
  ],
])("%s against %s: neither figure nor date differs (%s)", async (text, claim) => {
  const differs = kinds((await against(text, claim)).differs);
  expect(differs).not.toContain("figure");
  expect(differs).not.toContain("date");
});

it.each([
  ["Dr Ada Kale, 52, treated six patients.", "Dr Ada Kale, 54, treated six patients", "54", "52"],
  [
    "Daily sailings end on 1 May, Kale said on Tuesday.",
    "Daily sailings end on 1 April",
    "on 1 April",
    "on 1 May",
  ],
  ["Kale spoke on Tuesday.", "Kale said on Monday that she spoke", "on Monday", "on Tuesday"],
])("%s against %s: %s, %s", async (text, claim, own, article) =>
  expect((await against(text, claim)).differs).toContainEqual(
    expect.objectContaining({ claim: own, article }),
  ),
);

it.each([
  [
    "The port raised its fees after loosing 30% of its trade.",
    "The port has lost 30% of its trade",
    "a misprint of the article's is read as it was meant",
  ],
  [
    "The mayor stayed silent on the plan.",
    "The mayor has not commented on the plan",
    "silence is no comment",
  ],
  ["The cup went to Norway and Chile.", "The cup went to Chile", "each of a row"],
  ["The council rejected the plan.", "The plan was rejected by the council", "the passive"],
  ["Marlow told Fenn that Cray had lied.", "Marlow said Cray had lied", "what was told was said"],
  [
    "The mayor, who met the minister on Monday, opened the school.",
    "The mayor opened the school",
    "around what stands between",
  ],
  [
    "The mayor, who met the minister on Monday, opened the school.",
    "The mayor met the minister on Monday",
    "what stands between is said of her too",
  ],
  [
    "The port paid 3 million crowns in May and 5 million crowns in June.",
    "In May the port paid 3 million crowns",
    "the sum of that month",
  ],
  ["All of the boats passed the test on Friday.", "On Friday the boats passed the test", "it says no more"],
  [
    "Only members of the council may vote on fees and fares at the spring meeting.",
    "Members of the council may vote",
    "it says less",
  ],
  ["Kale, Orr and Low signed the letter.", "Orr signed the letter", "one of a row"],
  [
    "A ferry firm has been fined £2.3m after a fire at Kelsea.",
    "A ferry firm was fined £2.3m",
    "before the fire",
  ],
  [
    "Members split six to three over whether to close the pool.",
    "Members split six to three",
    "no condition",
  ],
  [
    "“I thought I was too late,” said Orr, 19, who came on in the 88th minute.",
    "Orr came on in the 88th minute",
    "what he thought is another thing",
  ],
  [
    "The bank lowered its forecast for growth to 0.7% from 1.1%, citing weak trade.",
    "The bank lowered its forecast to 0.7% from 1.1%",
    "each figure is itself",
  ],
  [
    "The school will stay shut until Friday after the heat reached 43C on Thursday.",
    "The heat reached 43C on Thursday",
    "the day of the heat",
  ],
  ["The fund lost its stake in Brackley, which makes lamps.", "Brackley makes lamps", "what is next to it"],
  ["No fewer than 30 people died.", "At least 30 people died", "so many or more"],
  ["The port did not only close the quay but also sell it.", "The port closed the quay", "not only that"],
  ["Nobody was hurt and the driver was not charged.", "The driver wasn't charged", "his no alone"],
  ["Nobody was hurt and the van was towed away today.", "Today the van was towed away", "another's no"],
  ["Kale, who was not wearing a belt, survived the crash.", "Kale survived the crash", "around a no"],
  ["The trust did not warn patients and closed the ward.", "The trust closed the ward", "that it did"],
  ["Without asking the union, the firm cut 300 jobs.", "300 jobs were cut by the firm", "it asked nobody"],
  [
    "The harbour was closed, though no ships were damaged.",
    "The harbour was closed",
    "ships are another matter",
  ],
])("%s supports %s (%s)", async (text, claim) => expect((await against(text, claim)).kind).toBe("supported"));

it.each([
  ["“The span is sound,” said Kale.", "Kale never said “the span is sound”", "he did"],
  ["“The span is sound,” said Kale.", "On Monday Kale said “the span is sound”", "on no day"],
  [
    "“The span is sound,” said Kale. “It will hold.”",
    "Kale said “the span is sound” and “it will break”",
    "he said the first only",
  ],
  ["Orr was replaced by Kale.", "Orr replaced Kale", "it was the other way round"],
  [
    "Norwegian President Ola Kale insisted that Danish boats must leave the port.",
    "Kale insisted that Norwegian boats must leave the port",
    "the boats are Danish",
  ],
  [
    "The north span was closed and the south span was tested.",
    "The south span was closed and the north span was tested",
    "it was the other way round",
  ],
  [
    "Red lorries may use the north lane, and blue lorries the south lane.",
    "Blue lorries may use the north lane",
    "the red ones may",
  ],
  ["Kale read the paper, which attacked the plan.", "Kale attacked the plan", "the paper did"],
  [
    "The site was open, but at the end of the day it shut.",
    "The site was open at the end of the day",
    "it shut",
  ],
  [
    "The deal is nearly ready, and the rest will decide the fate of the port.",
    "The deal will decide the fate of the port",
    "the rest decides, not the deal",
  ],
  [
    "The council signed a letter of intent in case a deal with the port is agreed.",
    "A deal with the port has been signed",
    "a letter was signed",
  ],
  [
    "Though one site took down the film, others such as Reel have kept it.",
    "Reel took down the film",
    "another did",
  ],
  [
    "The port paid 3 million crowns in May and 5 million crowns in June.",
    "The port paid 3 million crowns in June",
    "a sum belongs to its month",
  ],
  [
    "The fund gave 20,000 crowns to the library and 45,000 crowns to the pool.",
    "The fund gave 20,000 crowns to the pool",
    "a sum belongs to its receiver",
  ],
  [
    "About 40 of the 90 households replied.",
    "About 90 households replied",
    "they are the whole, not the count",
  ],
  ["Three of the 12 cranes failed the test.", "The cranes failed the test", "three did"],
  ["Fewer than 50 people came.", "50 people came", "fewer came"],
  ["Fewer than 50 people came.", "More than 50 people came", "fewer came"],
  ["Up to 300 jobs could go at the yard.", "At least 300 jobs could go at the yard", "at most 300"],
  ["Marlow told Fenn that Cray had lied.", "Fenn lied", "he was told so; Cray did"],
  [
    "Marlow told Fenn that Cray had lied.",
    "Marlow told Cray that Fenn had lied",
    "it was the other way round",
  ],
  ["The driver who hit the warden blamed the port.", "The warden blamed the port", "the driver did"],
  ["Members of the council quit the party.", "The council quit the party", "some of its members did"],
  ["Brandt, a friend of Kale, won the race.", "Kale won the race", "her friend did"],
  ["Millbrook was beaten by Orrin.", "Millbrook beat Orrin", "it was the other way round"],
  ["The ferry sailed to Kelsmouth on Friday.", "The ferry sails to Kelsmouth every Friday", "once"],
  ["The bank closed its branch in Orrin.", "The bank closed its last branch in Orrin", "no word of a last"],
  ["Most of the delays were caused by rain.", "All of the delays were caused by rain", "most were"],
  ["Nearly all the trees were felled.", "The trees were felled", "not all of them"],
  ["Not all of the pupils passed the test.", "The pupils passed the test", "not all did"],
  ["Only members of the council may vote.", "Only members of the council vote", "who may need not"],
  [
    "Before the fire the hall held 300 people; it now holds 120.",
    "The hall now holds 300 people",
    "it held them before",
  ],
  [
    "Before the fire the hall held 300 people; it now holds 120.",
    "The hall holds 300 people",
    "it no longer does",
  ],
  ["The firm owned the quay until 2010.", "The firm still owned the quay", "no word of still"],
  ["The plant is being built on the marsh.", "The plant was built on the marsh", "it is not finished"],
  ["The council tried to sell the hall.", "The council sold the hall", "it tried to"],
  ["The council may sell the hall.", "The council must sell the hall", "it may"],
  ["If elected, Orr would scrap the toll.", "Orr would scrap the toll", "only if elected"],
  ["Neither Fenn nor Marlow attended the meeting.", "Fenn attended the meeting", "neither did"],
  ["Neither Fenn nor Marlow attended the meeting.", "Marlow attended the meeting", "word for word, and no"],
  ["Everyone except Brandt signed the letter.", "Brandt signed the letter", "all but she"],
  ["Unions accused the port of hiding the figures.", "The port hid the figures", "it was accused of it"],
  ["Unions accused the port of hiding the figures.", "Unions hid the figures", "they accused"],
  ["“They alleged it,” said Orr, who campaigners claim took bribes.", "Orr took bribes", "they claim it"],
  ["“The police allege,” Kale said, “that Orr took bribes.”", "Orr took bribes", "the police allege it"],
  ["Campaigners alleged “it was planned,” and that Orr took bribes.", "Orr took bribes", "they alleged it"],
  ["The dam leaked, campaigners alleged.", "The dam leaked", "as was alleged behind it"],
  ["There is no evidence that Kale took bribes.", "Kale took bribes", "no evidence of it"],
  ["“Has the port sold the quay?” asked Kale.", "The port has sold the quay", "she asked"],
  ["The court ruled against the council.", "The court ruled for the council", "against it"],
  ["The letter was sent to the mayor.", "The letter was sent by the mayor", "to her"],
  ["The shop opened before the war.", "The shop opened after the war", "before it"],
  ["The road was closed after the storm.", "The road was closed because of the storm", "after is not why"],
  [
    "The new crane lifts twice as much as the old crane.",
    "The old crane lifts twice as much as the new crane",
    "it is the other way round",
  ],
  [
    "The mayor, who met the minister on Monday, opened the school.",
    "The minister opened the school",
    "the mayor did",
  ],
  [
    "The mayor, who met the minister on Monday, opened the school.",
    "The mayor opened the school on Monday",
    "on Monday they met",
  ],
  [
    "The pool closed on Monday and the library closed on Thursday.",
    "The pool closed on Thursday",
    "the library did",
  ],
  ["Kale said the toll was fair, but Orr said it was theft.", "Kale said it was theft", "Orr said so"],
  ["Nobody was hurt and the driver was not charged.", "The driver was charged", "he was not"],
  ["No arrests were made, and the force did not name the man.", "The force named the man", "it did not"],
  [
    "Without a warrant, police could not search the house.",
    "Police could search the house",
    "they could not",
  ],
  ["Kale, who declined to comment, did not sign the letter.", "Kale signed the letter", "she did not"],
  ["The dam, which nobody has surveyed, did not fail.", "The dam failed", "it did not"],
  ["Kale never met the lender and did not approve the loan.", "Kale approved the loan", "she did not"],
  ["The unresolved dispute did not delay the vote.", "The dispute delayed the vote", "it did not"],
  ["The hospital denied that it had not told them.", "The hospital told them", "nobody can tell"],
  ["Officials have not said why the alarm did not sound.", "The alarm sounded", "it did not"],
  ["The ministers did not sign or ratify the treaty.", "The ministers ratified the treaty", "neither"],
  ["The board did not debate, amend or publish the report.", "The board published the report", "none of it"],
  ["The nurse was not, as the paper had said, dismissed.", "The nurse was dismissed", "she was not"],
  ["The pilot was not among those who were arrested.", "The pilot was arrested", "he was not"],
  [
    "Police did not say that the guard was suspended and the manager was warned.",
    "The manager was warned",
    "they said neither",
  ],
  ["The trust did not warn patients and closed the ward.", "The trust did not close the ward", "it did"],
  ["Without asking the union, the firm cut 300 jobs.", "The firm did not cut 300 jobs", "it did"],
  ["No fewer than 30 people died in the storm.", "No people died in the storm", "30 or more did"],
  ["No fewer than 30 people died in the storm.", "Fewer than 30 people died in the storm", "no fewer"],
  ["The port did not only close the quay but also sell it.", "The port did not close the quay", "it did"],
  ["Fares rose by 3 crowns to 40 in March, while wages rose 4 crowns.", "Wages rose 40 crowns", "fares did"],
  ["Fox won the second round by 9 votes, after losing the first.", "Fox lost the second round", "she won it"],
  ["The fund lost its stake in Brackley, which makes lamps.", "The fund makes lamps", "Brackley does"],
  [
    "The bank cut its forecast to 0.7% from 1.1%.",
    "The bank cut its forecast to 1.1% from 0.7%",
    "turned round",
  ],
  ["Fares rose from 4 crowns to 5 crowns.", "Fares rose from 5 crowns to 4 crowns", "turned round"],
  ["Fares rose from 4 crowns to 5 crowns.", "Fares rose to 4 crowns", "from 4"],
  ["A ferry firm has been fined £2.3m after a fire at Kelsea.", "A ferry firm was fined £3.2m", "2.3m"],
  ["Members will be balloted on strike action in May.", "Members will strike in May", "they will be asked"],
  ["Turnout was 38%, four points lower than in May.", "Turnout was 38% in May", "it was higher then"],
  [
    "40,000 homes had no power, down from 65,000 on Friday.",
    "On Friday 40,000 homes had no power",
    "more had none",
  ],
  ["Of the patients 62% waited, up from 48% in 2024.", "62% of the patients waited in 2024", "48% did then"],
  ["The guard was charged and not convicted.", "The guard was not charged", "he was"],
  [
    "Nobody was hurt and the cyclist was arrested.",
    "Nobody was hurt and nobody was arrested",
    "the cyclist was",
  ],
])("%s does not support %s (%s)", async (text, claim) =>
  expect(["differs", "not-found"]).toContain((await against(text, claim)).kind),
);

it("a difference is shown beside the sentence it was found in", async () => {
  const { differs, citations } = await newsroom.check("The council passed its budget by 16 votes to 11");
  expect(citations[0]?.quote).toContain(differs[0]?.article);
});

it.each([
  "“It is a great deal of money ... and I cannot tell them”",
  "“It is a great deal of money for two bearings, and I cannot tell them”",
])("a spliced quotation is shown beside both its sentences: %s", async (quotation) => {
  const { kind, differs, citations, rests } = await newsroom.check(`Marlow said ${quotation}`);
  expect([kind, kinds(differs)]).toEqual(["differs", ["wording"]]);
  expect(citations.slice(0, rests).map(({ quote }) => quote)).toEqual([
    "“It is a great deal of money for two bearings,” she said.",
    "“People stop me and say, ‘When can the lorries cross?’, and I cannot tell them,” she said.",
  ]);
});

it("a role is shown with who holds it, and with what the other one is", async () => {
  const { citations, rests } = await newsroom.check("Keir Starmer is the French President");
  expect(citations.slice(0, rests).map(({ quote }) => quote)).toEqual([
    expect.stringContaining("Emmanuel Macron, the French President"),
    expect.stringContaining("Keir Starmer, the UK Prime Minister"),
  ]);
});

it("words found verbatim are counted", async () => {
  const finding = await newsroom.check("“We have to sleep too,” said its secretary, Colm Arden.");
  expect(finding.occurrences).toEqual({ times: 2, articles: 2 });
  expect(presentFinding(finding).title).toBe("Found word for word: 2 articles, 2 times.");
});

it("a claim that is nearly the archive's sentence is shown word by word", async () => {
  const { parts } = presentFinding(await newsroom.check("The council passed its budget by 16 votes to 11"));
  expect(parts.find((part) => part.kind === "difference")?.words).toContainEqual({
    kind: "article",
    text: "14",
  });
});

it("a speaker whom the article does not have is told as such", async () => {
  const { parts } = presentFinding(
    await against("The bridge is closed to lorries.", "Ada Kale said the bridge is closed to lorries"),
  );
  expect(parts).toContainEqual(
    expect.objectContaining({
      in: "speaker",
      claim: "Ada Kale",
      article: "nobody; these are the article’s own words",
    }),
  );
});

describe("where another article gives another figure", () => {
  const blast = articleOf("An explosion at a fireworks factory in Torvino killed nine people on Wednesday.", {
    slug: "blast",
    publishedAt: "2026-04-02",
  });
  const toll = articleOf(
    "The explosion at a fireworks factory in Torvino has killed 12 people, police said.",
    {
      slug: "toll",
      publishedAt: "2026-04-03",
    },
  );

  it.each([
    ["Nine people were killed in the Torvino explosion", "supported", "blast", "toll"],
    ["12 people were killed in the Torvino explosion", "supported", "toll", "blast"],
    ["Ten people were killed in the explosion in Torvino", "differs", "toll", "blast"],
  ])("%s: %s by %s, and %s is shown", async (claim, kind, own, other) => {
    const finding = await newsroomOf([blast, toll], new Date("2026-04-06")).check(claim);
    expect([finding.kind, finding.rests, finding.others]).toEqual([kind, 1, 1]);
    const shown = presentFinding(finding).parts.map((part) =>
      part.kind === "citation" ? part.citation.article.slug : part.kind === "note" ? part.text : part.kind,
    );
    const at = shown.indexOf("Other articles give another figure, newest first:");
    expect([shown[at - 1], shown[at + 1]]).toEqual([own, other]);
  });

  it("it is not shown beside a claim without a figure, or of another thing", async () => {
    const both = newsroomOf([blast, articleOf("The factory in Torvino has 12 gates.", { slug: "gates" })]);
    const claims = ["Nine people were killed in Torvino", "An explosion killed people in Torvino"];
    for (const claim of claims) expect((await both.check(claim)).others).toBe(0);
  });
});
