import { expect, it } from "vitest";
import type { Request } from "../../src/core/front-desk.js";
import { type Kept, type Press, pressedOn } from "../../src/core/pressing.js";
import { everyPart } from "../fakes/presentations.js";

const kept: Kept = {
  ...{ platform: "discord", tenant: "G1", channel: "C1", asker: "U1", asked: "/ask soon?" },
  request: { command: "ask", input: "soon?" },
  citations: [],
};
const press: Press = {
  ...{ platform: "discord", tenant: "G1", channel: "C1", asker: "U1", name: "ann", of: "1" },
  choice: { verb: "share" },
};
const newsroom = () => Promise.reject(new Error("nothing is looked up to be shared"));

it("what is shared is asked again, by the one who asked and with what they may do now", async () => {
  const requests: Request[] = [];
  const answer = async (request: Request) => {
    requests.push(request);
    return { ...everyPart, id: "2", shareable: true as const };
  };
  const isFirst = async () => true;
  const sharing = await pressedOn({ ...press, manages: true }, kept, { answer, newsroom, isFirst });
  expect(sharing).toMatchObject({ kind: "asked", audience: "channel" });
  expect(sharing.kind === "asked" && (await sharing.answer())).toEqual({
    ...everyPart,
    id: "2",
    audience: "channel",
    parts: [{ kind: "note", text: "ann asked: /ask soon?" }, ...everyPart.parts],
  });
  expect(requests).toEqual([
    {
      ...{ platform: "discord", tenant: "G1", channel: "C1", asker: "U1", manages: true },
      command: "ask",
      input: "soon?",
      asked: "/ask soon?",
    },
  ]);
});

it("what is not known, or not theirs, is refused before it counts as shared", async () => {
  let counted = 0;
  const isFirst = async () => ++counted > 0;
  const counter = { answer: async () => everyPart, newsroom, isFirst };
  const others = [{ asker: "U2" }, { channel: "C2" }, { tenant: "G2" }, { platform: "slack" as const }];
  const { request: _, ...withoutRequest } = kept;
  const refusals = [
    await pressedOn(press, undefined, counter),
    await pressedOn(press, withoutRequest, counter),
    ...(await Promise.all(others.map((other) => pressedOn({ ...press, ...other }, kept, counter)))),
  ];
  expect(new Set(refusals.map((refusal) => JSON.stringify(refusal))).size).toBe(1);
  expect([refusals[0]?.kind, counted]).toEqual(["reply", 0]);
});
