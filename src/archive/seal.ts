import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/** Encrypts texts for a place in the archive. */
export interface Seal {
  /** The same text is another ciphertext each time. */
  close(text: string, place: readonly string[]): string;
  /** Nothing where it was closed with another key, for another place, or was changed since. */
  open(sealed: string, place: readonly string[]): string | undefined;
}

const algorithm = "aes-256-gcm";
/** Bytes: the nonce that GCM is made for, and its whole tag: NIST SP 800-38D, 5.2.1. */
const nonceBytes = 12;
const tagBytes = 16;

/** Seals with a key of 32 bytes, from which its own is derived. */
export function sealWith(key: Uint8Array): Seal {
  const own = new Uint8Array(hkdfSync("sha256", key, "", "verbatim: tokens at rest", 32));

  return {
    close(text, place) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(algorithm, own, nonce).setAAD(named(place));
      const sealed = [nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()];
      return Buffer.concat(sealed).toString("base64");
    },
    open(sealed, place) {
      const bytes = Buffer.from(sealed, "base64");
      if (bytes.length < nonceBytes + tagBytes) return undefined;
      const decipher = createDecipheriv(algorithm, own, bytes.subarray(0, nonceBytes), {
        authTagLength: tagBytes,
      })
        .setAAD(named(place))
        .setAuthTag(bytes.subarray(-tagBytes));
      const text = decipher.update(bytes.subarray(nonceBytes, -tagBytes));
      try {
        return Buffer.concat([text, decipher.final()]).toString("utf8");
      } catch {
        return undefined; // Node has no other sign that the tag does not fit.
      }
    },
  };
}

const named = (place: readonly string[]): Buffer => Buffer.from(JSON.stringify(place));
