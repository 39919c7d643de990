import type { Outcome } from "./claim.js";
import type { Claim } from "./claim-text.js";
import type { Edition } from "./edition.js";
export const heldQuotations = (_claim: Claim, _edition: Edition): Outcome | undefined => undefined;
