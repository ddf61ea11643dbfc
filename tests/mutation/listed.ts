/** Applies the listed changes one by one to a copy of the project, and runs the tests of the rules against each. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type ListedChange, listedChanges } from "./listed-changes.ts";

const ROOT = path.join(import.meta.dirname, "../..");
const MUTATED = ["src/selfplay", "src/reward", "src/learning"];
const COPIED = [
  "src",
  "tests",
  "rewards",
  "policies",
  "experiments",
  "package.json",
  "tsconfig.json",
  "vitest.config.ts",
];

const sources = (): ReadonlyArray<string> =>
  MUTATED.flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => path.join(folder, file)),
  );

/** Where the text that a change replaces stands; throws unless it stands there once. */
export const placeOf = ({ before, rule }: ListedChange): { readonly file: string; readonly line: number } => {
  const places = sources().flatMap((file) => {
    const parts = readFileSync(path.join(ROOT, file), "utf8").split(before);
    return parts.slice(1).map((_, i) => ({
      file,
      line: parts
        .slice(0, i + 1)
        .join(before)
        .split("\n").length,
    }));
  });
  if (places.length === 1) return places[0]!;
  throw new Error(`${rule}: expected \`${before}\` once in ${MUTATED.join(", ")}, found it ${places.length} times`);
};

const copyOfProject = (): string => {
  const copy = mkdtempSync(path.join(tmpdir(), "stp-mutation-"));
  for (const name of COPIED) cpSync(path.join(ROOT, name), path.join(copy, name), { recursive: true });
  mkdirSync(path.join(copy, "docs"));
  symlinkSync(path.join(ROOT, "node_modules"), path.join(copy, "node_modules"));
  return copy;
};

const testsPass = (copy: string): boolean => {
  const vitest = path.join(ROOT, "node_modules/vitest/vitest.mjs");
  const words = [vitest, "run", "--config", "tests/mutation/vitest.config.ts", "--bail", "1"];
  const { error, status } = spawnSync(process.execPath, words, { cwd: copy, stdio: "ignore" });
  if (error !== undefined || status === null) throw new Error(`the tests could not be run: ${error ?? "killed"}`);
  return status === 0;
};

/** Prints of each listed change whether the tests notice it; the number of those that they do not. */
export const runListed = (): number => {
  const places = listedChanges.map((change) => ({ ...change, ...placeOf(change) }));
  const copy = copyOfProject();
  try {
    if (!testsPass(copy)) throw new Error("the tests fail without any change");
    let survived = 0;
    for (const { after, before, file, line, rule } of places) {
      const text = readFileSync(path.join(ROOT, file), "utf8");
      writeFileSync(
        path.join(copy, file),
        text.replace(before, () => after),
      );
      const passed = testsPass(copy);
      writeFileSync(path.join(copy, file), text);
      if (passed) survived++;
      console.log(`${passed ? "SURVIVED" : "killed  "}  ${file}:${line}  ${rule}`);
    }
    console.log(`${places.length - survived} of ${places.length} changes killed`);
    return survived;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
};
