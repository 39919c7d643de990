import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type Archive, type ArchiveOptions, openArchive } from "../../src/archive/open.js";

/** A folder that is gone when the test has ended. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "verbatim-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** An archive that is closed when the test has ended. */
export async function temporaryArchive(
  folder: string = temporaryFolder(),
  options: ArchiveOptions = {},
): Promise<Archive> {
  const archive = await openArchive(folder, options);
  onTestFinished(() => archive.close().catch(() => {}));
  return archive;
}
