import type { Mistake } from "../core/mistake.js";

/** What came back from an address. Mistakes name the address, what happened and the remedy. */
export type Fetched =
  | Page
  /** It is as it was at the last look. */
  | { readonly kind: "unchanged" }
  /** The host asks to be left alone for a while. */
  | { readonly kind: "busy"; readonly retryAfterMs: number; readonly mistake: Mistake }
  /** There is nothing there, or no longer. */
  | { readonly kind: "gone"; readonly mistake: Mistake }
  | { readonly kind: "failed"; readonly mistake: Mistake };

/** A page as it was sent, unpacked but not decoded. */
export interface Page {
  readonly kind: "page";
  /** Where it was found, after all redirects. */
  readonly url: string;
  readonly bytes: Uint8Array;
  readonly contentType?: string;
  readonly etag?: string;
  readonly lastModified?: string;
  /** Of how many pages a list has, where the site counts them (WordPress: `X-WP-TotalPages`). */
  readonly pages?: number;
}

/** By what an address is asked. */
export interface Asking {
  /** Of the last look: where it still holds, the answer is `unchanged`. */
  readonly etag?: string;
  readonly lastModified?: string;
  /** Ends waiting and reading; the answer is `failed`. */
  readonly signal?: AbortSignal;
}
