import { existsSync, globSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { assert, describe, it } from "@effect/vitest";
import { Effect } from "effect";
import { outcome } from "./support.ts";

const readme = readFileSync("README.md", "utf8");
const documents = ["README.md", ...globSync("docs/*.md")];

/** Paths of the file tree, one a line. */
const tree = (/## What is where\n\n([\s\S]*?)\n\n/.exec(readme)?.[1] ?? "")
  .split("\n")
  .map((line) => line.trim().split(/\s{2,}/)[0]!);

/** `npx stp …` lines of the documents, without comments. */
const commandLines = documents.flatMap((file) =>
  [...readFileSync(file, "utf8").matchAll(/npx stp ([^`#\n]+)/g)].map((match) => match[1]!.trim().split(/\s+/)),
);

describe("the README", () => {
  it("names files and folders that exist", () => {
    assert.isAbove(tree.length, 10);
    assert.deepStrictEqual(
      tree.filter((file) => !existsSync(file)),
      [],
    );
  });

  it("leaves out no folder of the project and none of src", () => {
    const shown = new Set(tree);
    const folders = (under: string) =>
      readdirSync(under, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && !/^(?:\.|node_modules$|runs$|coverage$|tmp$)/.test(entry.name))
        .map((entry) => `${path.join(under, entry.name)}/`);
    const missing = [...folders("."), ...folders("src")].filter((folder) => folder !== "src/" && !shown.has(folder));
    // bin/ is shown by its one file.
    assert.deepStrictEqual(
      missing.filter((folder) => folder !== "bin/"),
      [],
    );
  });

  it("names npm scripts that exist", () => {
    const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
    const named = documents.flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(/npm run ([\w:-]+)|npm (start|test)\b/g)].map(
        (match) => match[1] ?? match[2]!,
      ),
    );
    assert.deepStrictEqual(
      named.filter((name) => scripts[name] === undefined),
      [],
    );
  });

  it("links to files that exist, as the other documents do", () => {
    const missing = documents.flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(/\]\((?!https?:|#)([^)#]+)/g)]
        .map((match) => path.join(path.dirname(file), match[1]!))
        .filter((target) => !existsSync(target)),
    );
    assert.deepStrictEqual(missing, []);
  });

  it.effect("shows commands and flags that exist, as the other documents do", () =>
    Effect.gen(function* () {
      assert.isAbove(commandLines.length, 5);
      for (const [command, ...rest] of commandLines) {
        if (command === "COMMAND") continue;
        const { code, output } = yield* outcome([command!, "--help"]);
        assert.strictEqual(code, 0, `stp ${command}`);
        assert.include(output, `stp ${command}`);
        for (const flag of rest.filter((word) => word.startsWith("--"))) assert.include(output, flag);
      }
    }),
  );
});
