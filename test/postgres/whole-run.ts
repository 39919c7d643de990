import type { TestProject } from "vitest/node";
import { programs, startServer } from "./server.js";

declare module "vitest" {
  interface ProvidedContext {
    /** The address of a PostgreSQL server in which tests may make databases; `""` where there is none. */
    readonly postgres: string;
  }
}

/** One PostgreSQL server for all tests of a run. */
export default async function setup({ provide }: TestProject): Promise<(() => Promise<void>) | undefined> {
  const given = process.env.TEST_DATABASE_URL?.trim();
  const bin = programs();
  if (given || !bin) {
    provide("postgres", given ?? "");
    return bin ? undefined : async () => console.warn(given ? notKilled : notRun);
  }
  const server = await startServer(bin);
  provide("postgres", server.url);
  return server.stop;
}

const remedy = "Install it (Debian: apt-get install postgresql; macOS: brew install postgresql@17)";

const notRun = `
NOT RUN: the half of the tests that is on PostgreSQL: there is no PostgreSQL on this machine. ${remedy},
or set TEST_DATABASE_URL to a server whose user may create databases, and run npm test again.
`;

const notKilled = `
NOT RUN: the tests that kill a PostgreSQL server, which TEST_DATABASE_URL's is not asked to bear, and there is no other on this
machine. ${remedy} and run npm test again.
`;
