import type { Logger } from "pino";
import { Mistake } from "../core/mistake.js";
import { type Io, print } from "../terminal/io.js";
import { isInteractive, runTerminal } from "../terminal/terminal.js";
import type { Web } from "../web/server.js";
import { endingOf } from "./ending.js";
import type { House } from "./house.js";

/**
 * The terminal with the pages beside it. Where nobody can type and nothing came through a pipe, as under
 * `docker run`, the pages stay until a signal.
 */
export async function converse(io: Io, house: House, history: string, log: Logger): Promise<number> {
  const atTerminal = isInteractive(io);
  const web = house.withPages && atTerminal ? await openBeside(io, house) : undefined;
  try {
    const lines = await runTerminal({ io, desk: house.desk, history, ...(web && { page: web.url }) });
    return atTerminal || lines > 0 || !house.withPages ? 0 : await stayOpen(io, house, log);
  } finally {
    await web?.stop();
  }
}

/** The terminal works without the pages: it says in a line why they are not there. */
async function openBeside(io: Io, house: House): Promise<Web | undefined> {
  try {
    return await house.open();
  } catch (error) {
    if (!(error instanceof Mistake)) throw error;
    await print(io.err, `No page in the browser: ${error.message}`);
    return undefined;
  }
}

async function stayOpen(io: Io, house: House, log: Logger): Promise<number> {
  const ending = endingOf(log);
  const web = await house.open();
  try {
    await print(io.err, `Nothing to read on standard input; the page is at ${web.url} until a signal comes.`);
    return await ending.status;
  } finally {
    await web.stop();
    ending.off();
  }
}
