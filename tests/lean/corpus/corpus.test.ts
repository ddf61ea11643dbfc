/**
 * Theorems by construct, as files that a Lean user can read: `accepted/` must be accepted, each theorem of `rejected/`
 * must be rejected for the reason in the comment line above it, each of `undecided/` is unsupported for the construct there.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { type FileEntry, loadLibrary, verifyFile } from "../../../src/lean/index.ts";

interface Judged {
  readonly file: string;
  /** The comment line above the theorem, without its dashes; "" when there is none. */
  readonly reason: string;
  readonly entry: FileEntry;
}

type Folder = "accepted" | "rejected" | "undecided";

function judge(folder: Folder): Judged[] {
  const root = path.join(import.meta.dirname, folder);
  return readdirSync(root).flatMap((file) => {
    const source = readFileSync(path.join(root, file), "utf8");
    const lines = source.split("\n");
    return verifyFile(loadLibrary(), source).map((entry) => {
      const above = lines[entry.line - 2] ?? "";
      return { file, reason: above.startsWith("-- ") ? above.slice(3) : "", entry };
    });
  });
}

const describeEntry = ({ file, entry }: Judged): string =>
  `${file}:${entry.line} ${entry.name}: ${JSON.stringify(entry.verdict)}`;

describe("the corpus of theorems", () => {
  test("accepts every theorem of accepted/, at least 400", () => {
    const judged = judge("accepted");
    expect(judged.filter(({ entry }) => entry.verdict.kind !== "accepted").map(describeEntry)).toEqual([]);
    expect(judged.length).toBeGreaterThanOrEqual(400);
  });

  test("rejects every theorem of rejected/ for the reason above it, at least 400", () => {
    const judged = judge("rejected");
    const wrong = judged.filter(({ reason, entry: { verdict } }) => {
      if (reason === "" || verdict.kind !== "rejected") return true;
      return !verdict.message.includes(reason);
    });
    expect(wrong.map(describeEntry)).toEqual([]);
    expect(judged.length).toBeGreaterThanOrEqual(400);
  });

  test("decides nothing where real Lean may know more, and names the construct", () => {
    const judged = judge("undecided");
    const wrong = judged.filter(
      ({ reason, entry: { verdict } }) =>
        reason === "" || verdict.kind !== "unsupported" || !verdict.construct.includes(reason),
    );
    expect(wrong.map(describeEntry)).toEqual([]);
    expect(judged.length).toBeGreaterThanOrEqual(8);
  });

  test("names no two theorems of a file alike, so that none is rejected for its name only", () => {
    for (const folder of ["accepted", "rejected", "undecided"] as const) {
      const root = path.join(import.meta.dirname, folder);
      for (const file of readdirSync(root)) {
        const names = [...readFileSync(path.join(root, file), "utf8").matchAll(/^theorem (\S+)/gm)].map(
          ([, name]) => name,
        );
        expect(new Set(names).size, file).toBe(names.length);
      }
    }
  });
});
