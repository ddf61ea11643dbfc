import { writeFileSync } from "node:fs";
import path from "node:path";
import { assert, describe, it } from "@effect/vitest";
import { fileLines } from "../../../src/backends/embedded/check-export-file.ts";
import { temporaryFolder } from "../../cli/temporary-folder.ts";

const folder = temporaryFolder("lines");
const linesOf = (content: string | Uint8Array): ReadonlyArray<string> => {
  const file = path.join(folder, "lines.txt");
  writeFileSync(file, content);
  return [...fileLines(file)];
};

describe("the lines of a file", () => {
  it("are those of its text, with and without a last line end", () => {
    assert.deepStrictEqual(linesOf("a\nb\n\nc\n"), ["a", "b", "", "c"]);
    assert.deepStrictEqual(linesOf("a\nb"), ["a", "b"]);
    assert.deepStrictEqual(linesOf(""), []);
  });

  it("are whole where a chunk ends inside a line or a character", () => {
    const long = "αβγ∀".repeat(400_000);
    assert.deepStrictEqual(linesOf(`x\n${long}\n${long}y`), ["x", long, `${long}y`]);
  });
});
