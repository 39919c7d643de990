import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";
import { InvalidStateError, type StateStore } from "@slack/oauth";
import { z } from "zod";
import { limits } from "./limits.js";

/** What the state of an installation leans on. */
export interface StateStart {
  /** 32 bytes, from which its own are derived. */
  readonly key: Uint8Array;
  /** True the first time an id is asked about. */
  isNew(id: string): Promise<boolean>;
  /** What an installation asks for. */
  readonly wanted: Awaited<ReturnType<StateStore["verifyStateParam"]>>;
}

/**
 * A state that is signed, good for ten minutes and for one use, in whichever process it ends. The SDK's own could be
 * used again; that it comes back to the browser it was given to, the SDK sees to.
 */
export function installState({ key, isNew, wanted }: StateStart): StateStore {
  const own = new Uint8Array(hkdfSync("sha256", key, "", "verbatim: state of an installation", 32));
  const signatureOf = (body: string) => createHmac("sha256", own).update(body).digest();

  return {
    generateStateParam: async (_options, now) => {
      const content = { id: randomBytes(16).toString("base64url"), at: now.getTime() };
      const body = Buffer.from(JSON.stringify(content)).toString("base64url");
      return `${body}.${signatureOf(body).toString("base64url")}`;
    },
    verifyStateParam: async (now, state) => {
      const [body = "", signature = ""] = state.split(".");
      const given = Buffer.from(signature, "base64url");
      const right = signatureOf(body);
      if (given.length !== right.length || !timingSafeEqual(given, right))
        throw new InvalidStateError("it is not signed by us");
      const { id, at } = content.parse(JSON.parse(Buffer.from(body, "base64url").toString()));
      const age = now.getTime() - at;
      if (age < 0 || age > limits.installationSeconds * 1000) throw new InvalidStateError("it has expired");
      if (!(await isNew(`installation ${id}`))) throw new InvalidStateError("it was used before");
      return wanted;
    },
  };
}

const content = z.object({ id: z.string(), at: z.number() });
