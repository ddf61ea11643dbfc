/**
 * Texts of several commands, judged one by one: what a command says may hang on those before it. Above each command that
 * has a verdict stands `accepted`, `rejected: why`, or, where Lean knows more than the fragment, `not rejected` (Lean
 * accepts it) or `not accepted` (Lean refuses it). Within a file the texts are apart by `-- ----`.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { loadLibrary, type Verdict, verifyFile } from "../../../src/lean/index.ts";

const root = path.join(import.meta.dirname, "texts");

function holds(note: string, verdict: Verdict): boolean {
  if (note === "accepted") return verdict.kind === "accepted";
  if (note === "not rejected") return verdict.kind !== "rejected";
  if (note === "not accepted") return verdict.kind !== "accepted";
  const [, reason] = /^rejected: (.+)$/.exec(note) ?? [];
  return reason !== undefined && verdict.kind === "rejected" && verdict.message.includes(reason);
}

/** What is wrong with a text: verdicts that are not as noted, and notes without a verdict. */
function problems(text: string): string[] {
  const lines = text.split("\n");
  const notes = new Map(lines.flatMap((line, i) => (line.startsWith("-- ") ? [[i + 2, line.slice(3)] as const] : [])));
  const wrong = verifyFile(loadLibrary(), text).flatMap(({ line, name, verdict }) => {
    const note = notes.get(line) ?? "nothing noted";
    notes.delete(line);
    return holds(note, verdict) ? [] : [`${name} (${note}): ${JSON.stringify(verdict)}\n${text}`];
  });
  return [...wrong, ...[...notes.values()].map((note) => `no verdict where there is noted: ${note}\n${text}`)];
}

describe("texts of several commands", () => {
  for (const file of readdirSync(root))
    test(file, () => {
      const texts = readFileSync(path.join(root, file), "utf8").split("\n-- ----\n");
      expect(texts.length).toBeGreaterThanOrEqual(8);
      expect(texts.flatMap((text) => problems(text.trim()))).toEqual([]);
    });
});
