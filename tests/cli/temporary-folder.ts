/** Folders of a test that go when its process ends. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const made: Array<string> = [];

const removeAll = () => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
};

/** A new empty folder. */
export const temporaryFolder = (name: string): string => {
  if (made.length === 0) process.once("exit", removeAll);
  const folder = mkdtempSync(path.join(tmpdir(), `stp-${name}-`));
  made.push(folder);
  return folder;
};
