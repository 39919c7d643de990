/** How an installation in a browser ended. */
export type Installing =
  | { readonly kind: "installed"; readonly workspace: string }
  /** The person said no. */
  | { readonly kind: "declined" }
  /** Its beginning is not known here: forged, used, too old, or of another browser. */
  | { readonly kind: "stale" }
  /** For a whole organisation, which is not supported. */
  | { readonly kind: "organisation" }
  | { readonly kind: "refused"; readonly reason: string }
  | { readonly kind: "failed" };
