/** The tree of files in src/lean/README.md is the one on disk, each file with a line on what it is for. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../../src/lean");

/** Files of the tree, with what is said of them. */
const described = (): ReadonlyMap<string, string> => {
  const [, tree = ""] =
    /## Files[\s\S]*?```\n([\s\S]*?)```/.exec(readFileSync(path.join(root, "README.md"), "utf8")) ?? [];
  const files = new Map<string, string>();
  const folders: Array<string> = [];
  for (const line of tree.trimEnd().split("\n")) {
    const [, indent, name, text] = /^( *)(\S+) *(.*)$/.exec(line) as unknown as [string, string, string, string];
    folders.length = indent.length / 2;
    if (name.endsWith("/")) folders.push(name.slice(0, -1));
    else files.set([...folders, name].join("/"), text);
  }
  return files;
};

test("every file of src/lean is in the tree, and no other", () => {
  const onDisk = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll("\\", "/"));
  expect([...described().keys()].sort()).toStrictEqual(onDisk.sort());
});

test("every file has its line", () => {
  expect([...described()].filter(([, text]) => text.length < 8)).toStrictEqual([]);
});
