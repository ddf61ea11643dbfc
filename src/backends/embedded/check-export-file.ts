/** Checks a Lean export from its file, line by line, so that a large one is never held in memory as text. */
import { closeSync, openSync, readSync } from "node:fs";
import { checkExport, type Outcome } from "../../lean/export/index.ts";

const CHUNK_BYTES = 1 << 20;

/** The lines of a file, without their ends. */
export function* fileLines(file: string): Generator<string> {
  const handle = openSync(file, "r");
  try {
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    const decoder = new TextDecoder();
    let rest = "";
    for (let length = readSync(handle, chunk); length > 0; length = readSync(handle, chunk)) {
      const lines = (rest + decoder.decode(chunk.subarray(0, length), { stream: true })).split("\n");
      rest = lines.pop()!;
      yield* lines;
    }
    rest += decoder.decode();
    if (rest !== "") yield rest;
  } finally {
    closeSync(handle);
  }
}

/** The outcome of checking the export in `file`. */
export const checkExportFile = (file: string): Outcome => checkExport(fileLines(file));
