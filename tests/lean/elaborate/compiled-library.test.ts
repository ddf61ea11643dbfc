/** The compiled form of the library: fresh, complete, and believed by nobody. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readLibrary, writeLibrary } from "../../../src/lean/elaborate/compiled-library.ts";
import { Library } from "../../../src/lean/elaborate/library.ts";
import { Environment } from "../../../src/lean/kernel/index.ts";
import { compilePrelude } from "../../../src/lean/load-library.ts";
import { compiledLibraryFile } from "../../../src/lean/prelude/index.ts";

const text = readFileSync(compiledLibraryFile, "utf8");
const { source } = JSON.parse(text) as { source: string };

test("is what the prelude's text gives now (if not: node scripts/compile-library.ts)", () => {
  expect(compilePrelude() === text).toBe(true);
});

test("reads back as the library that was written", () => {
  const library = new Library(new Environment());
  expect(readLibrary(library, text, source)).toBe(true);
  expect(writeLibrary(library, source) === text).toBe(true);
});

test("is not read when it was made from another text", () => {
  const library = new Library(new Environment());
  expect(readLibrary(library, text, `${source}; more`)).toBe(false);
  expect([...library.environment.names()]).toEqual([]);
});

test("a changed proof is refused by the kernel", () => {
  const written = JSON.parse(text) as { declarations: number[] };
  const theorem = 2;
  const position = written.declarations.lastIndexOf(theorem);
  // The last theorem's value becomes another term.
  written.declarations[written.declarations.length - 1] = 0;
  expect(position).toBeGreaterThan(0);
  expect(() => readLibrary(new Library(new Environment()), JSON.stringify(written), source)).toThrow();
});
