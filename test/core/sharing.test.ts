import { expect, it } from "vitest";
import type { Request } from "../../src/core/front-desk.js";
import { type Asked, type Press, sharingOf } from "../../src/core/sharing.js";
import { everyPart } from "../fakes/presentations.js";

const asked: Asked = {
  ...{ platform: "discord", tenant: "G1", channel: "C1", asker: "U1", asked: "/ask soon?" },
  request: { command: "ask", input: "soon?" },
};
const press: Press = { platform: "discord", tenant: "G1", channel: "C1", asker: "U1", name: "ann", of: "1" };

it("what is shared is asked again, by the one who asked and with what they may do now", async () => {
  const requests: Request[] = [];
  const answer = async (request: Request) => {
    requests.push(request);
    return { ...everyPart, share: "2" };
  };
  const sharing = await sharingOf({ ...press, manages: true }, asked, answer, async () => true);
  expect(sharing.kind === "allowed" && (await sharing.answer())).toEqual({
    ...everyPart,
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
  const answer = async () => everyPart;
  const others = [{ asker: "U2" }, { channel: "C2" }, { tenant: "G2" }, { platform: "slack" as const }];
  const refusals = [
    await sharingOf(press, undefined, answer, isFirst),
    ...(await Promise.all(others.map((other) => sharingOf({ ...press, ...other }, asked, answer, isFirst)))),
  ];
  expect(new Set(refusals.map((refusal) => JSON.stringify(refusal))).size).toBe(1);
  expect([refusals[0]?.kind, counted]).toEqual(["refused", 0]);
});
