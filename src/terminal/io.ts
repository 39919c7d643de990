import type { Readable, Writable } from "node:stream";

/** Where a shell command reads and writes. */
export interface Io {
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly out: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly err: Writable;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Writes a line and waits until it is taken, so that nothing is lost in a pipe. */
export const print = (stream: Writable, line: string): Promise<void> =>
  new Promise((taken, failed) => stream.write(`${line}\n`, (error) => (error ? failed(error) : taken())));
