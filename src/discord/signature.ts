import { createPublicKey, type KeyObject, verify } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { limits } from "./limits.js";

/** What stands before an Ed25519 key in DER, RFC 8410. */
const derPrefix = "302a300506032b6570032100";

/** The key of the developer portal, 64 hexadecimal digits, ready to verify with. */
export const publicKeyOf = (hex: string): KeyObject =>
  createPublicKey({ key: Buffer.from(derPrefix + hex, "hex"), format: "der", type: "spki" });

/** Whether Discord signed this body, not longer than 5 minutes from `now`. */
export function isSigned(key: KeyObject, headers: IncomingHttpHeaders, body: Buffer, now: number): boolean {
  const timestamp = String(headers["x-signature-timestamp"]);
  const signature = String(headers["x-signature-ed25519"]);
  if (!/^\d{1,12}$/.test(timestamp) || !/^[0-9a-f]{128}$/i.test(signature)) return false;
  if (Math.abs(now - Number(timestamp) * 1000) > limits.signatureAgeMs) return false;
  return verify(null, Buffer.concat([Buffer.from(timestamp), body]), key, Buffer.from(signature, "hex"));
}
