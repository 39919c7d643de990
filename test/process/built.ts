import { fileURLToPath } from "node:url";

/** The command line as `npm test` has just built it. */
export const built = (): string => fileURLToPath(new URL("../../dist/src/cli.js", import.meta.url));
