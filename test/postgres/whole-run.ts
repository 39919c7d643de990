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
    return given ? undefined : async () => console.warn(notRun);
  }
  const server = await startServer(bin);
  provide("postgres", server.url);
  return server.stop;
}

const notRun = `
NOT RUN: the tests on PostgreSQL, half of those in test/archive and all in test/postgres. There is no PostgreSQL on this
machine. Install it (Debian: apt-get install postgresql; macOS: brew install postgresql@17) or set TEST_DATABASE_URL to
a server whose user may create databases, and run npm test again.
`;
