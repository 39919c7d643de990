import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { symlinkSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { build } from "vite";
import { onTestFinished } from "vitest";
import { temporaryFolder } from "./temporary.js";

/** How a process ended and what it wrote. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
}

/** Compiles a program of the tests, so that Node can run it in processes of its own. */
export async function compiled(program: string): Promise<string> {
  const outDir = temporaryFolder();
  symlinkSync(resolve("node_modules"), join(outDir, "node_modules"));
  await build({
    configFile: false,
    logLevel: "error",
    build: {
      ssr: program,
      outDir,
      emptyOutDir: false,
      rollupOptions: { output: { entryFileNames: "[name].mjs" } },
    },
  });
  return join(outDir, basename(program).replace(/\.ts$/, ".mjs"));
}

/** Runs a compiled program to its end, however it ends. */
export async function ran(file: string, ...args: readonly string[]): Promise<Ended> {
  const child: ChildProcess = spawn(process.execPath, [file, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const [output, [code, signal]] = await Promise.all([text(child.stdout!), once(child, "close")]);
  return { code, signal, output };
}
