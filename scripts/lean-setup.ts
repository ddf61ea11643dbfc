/**
 * `npm run lean:setup`: builds `lean-workspace/` with elan's `lake`. It says first what it will download; what is there
 * already is not fetched or built again. `--dry-run` only says it.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";

const { values } = parseArgs({ options: { "dry-run": { type: "boolean", default: false } } });
const workspace = path.resolve(import.meta.dirname, "../lean-workspace");

interface Package {
  readonly name: string;
  readonly url: string;
  readonly rev: string;
  readonly inputRev: string;
}

const toolchain = readFileSync(path.join(workspace, "lean-toolchain"), "utf8").trim();
const { packages } = JSON.parse(readFileSync(path.join(workspace, "lake-manifest.json"), "utf8")) as {
  packages: ReadonlyArray<Package>;
};

const steps: ReadonlyArray<{ readonly words: ReadonlyArray<string>; readonly what: string }> = [
  { words: ["lake", "exe", "cache", "get"], what: "fetch the packages, and Mathlib as built by its maintainers" },
  { words: ["lake", "build", "REPL/repl", "lean4export/lean4export"], what: "build the REPL and the exporter" },
  { words: ["lake", "build", "StpHeader"], what: "build the header module" },
];

const isThere = ({ name, rev }: Package): boolean => {
  const folder = path.join(workspace, ".lake/packages", name);
  if (!existsSync(folder)) return false;
  const { stdout } = spawnSync("git", ["-C", folder, "rev-parse", "HEAD"], { encoding: "utf8" });
  return stdout.trim() === rev;
};

console.log(`workspace  ${workspace}`);
console.log(`toolchain  ${toolchain} (elan fetches it where it is missing, about 1 GB on disk)`);
for (const one of packages) {
  const state = isThere(one) ? "is there" : "will be fetched";
  console.log(`package    ${one.name} ${one.inputRev} ${one.rev.slice(0, 12)} from ${one.url}: ${state}`);
}
console.log(
  "Mathlib's build comes from its cache: several gigabytes to fetch and to keep in .lake and ~/.cache/mathlib",
);
for (const { what, words } of steps) console.log(`step       ${words.join(" ")}: ${what}`);
if (values["dry-run"]) process.exit(0);

if (spawnSync("lake", ["--version"], { cwd: workspace, stdio: "ignore" }).error !== undefined) {
  console.error(
    "\nlake is not on the PATH. Install elan, Lean's version manager (https://github.com/leanprover/elan), open a new shell, and run this again.",
  );
  process.exit(1);
}
for (const { words } of steps) {
  console.log(`\n> ${words.join(" ")}`);
  const [program = "", ...given] = words;
  const { signal, status } = spawnSync(program, given, { cwd: workspace, stdio: "inherit" });
  if (status !== 0) {
    console.error(`\n${words.join(" ")} ended with ${signal ?? `code ${status}`}; run this again to go on from there.`);
    process.exit(1);
  }
}
console.log("\nThe workspace is ready. Try: npx stp doctor EXPERIMENT.json");
