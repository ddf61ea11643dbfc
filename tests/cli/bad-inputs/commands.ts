/** Commands, flags and the files and folders that they name. */
import { mkdirSync } from "node:fs";
import path from "node:path";
import { type BadInput, experimentIn, runIn, typed, write } from "./bad-input.ts";

const flags: ReadonlyArray<BadInput> = [
  typed("vrify", "stp", "a command", '"vrify"; did you mean verify?'),
  typed("fly", "stp", "a command", '"fly"'),
  typed("verify", "stp verify", "the argument <file>", "nothing"),
  typed("check", "stp check", "the argument <export>", "nothing"),
  typed("show", "stp show", "the argument <run>", "nothing"),
  typed("replay", "stp replay", "the argument <run>", "nothing"),
  typed(
    "compare FOLDER/tiny.json",
    "stp compare",
    "--rewards with one run or experiment, or several finished runs",
    "FOLDER/tiny.json alone",
  ),
  typed("compare FOLDER/run FOLDER/tiny.json", "stp compare", "several finished runs", "FOLDER/tiny.json beside 1 run"),
  typed("compare FOLDER/none FOLDER/other", "FOLDER/none", "a folder with a run", "no run.db"),
  typed("lineage FOLDER/none c-1", "FOLDER/none", "a folder with a run", "no run.db"),
  typed("lineage FOLDER/none", "stp lineage", "the argument <statement>", "nothing"),
  typed("diff FOLDER/none FOLDER/other", "FOLDER/none", "a folder with a run", "no run.db"),
  typed("tag FOLDER/none good", "FOLDER/none", "a folder with a run", "no run.db"),
  typed("tag FOLDER/run a,b", "TAG", "a word", '"a,b"'),
  typed("tag FOLDER/run --remove", "stp tag", "tags with --remove", "none"),
  typed("runs FOLDER --filter state=done", "--filter state", "finished or running or stopped", '"done"'),
  typed("runs FOLDER --filter done", "--filter", "path.to.key=value", '"done"'),
  typed("sweep FOLDER/tiny.json --over seed=1,2", "--over", "a setting other than the seed", "seed"),
  typed("sweep FOLDER/tiny.json --over prove.budget=8,8", "--over", "each value of prove.budget once", "8 twice"),
  typed("compare --rewards stp", "stp compare", "the argument <target>", "nothing"),
  typed("rewards shw stp", "stp rewards", "a command", '"shw"; did you mean show?'),
  typed("rewards show", "stp rewards show", "the argument <name>", "nothing"),
  typed("rewards show spt", "reward.variant", "one of ", "spt"),
  typed("reward weights --targets q.npy --out w.json", "stp reward weights", "the flag --conjectures", "nothing"),
  typed("corpus", "stp corpus", "the flag --out", "nothing"),
  typed("tasks FOLDER/run", "stp tasks", "the flag --out", "nothing"),
  typed("tasks --out FOLDER/x", "stp tasks", "the argument <run>", "nothing"),
  typed("run FOLDER/tiny.json --sed 3", "stp run", "one of its flags", "--sed; did you mean --set?"),
  typed("run FOLDER/tiny.json more.json", "stp run", "no further argument", '"more.json"'),
  typed("run", "stp run", "an experiment file, or --resume", "neither"),
  typed("run FOLDER/tiny.json --resume FOLDER/run", "stp run", "an experiment file, or --resume", "both"),
  typed(
    "run --resume FOLDER/run --set seed=3",
    "stp run",
    "an experiment file, or --resume",
    "--set, which a resumed run cannot take",
  ),
  typed(
    "run --resume FOLDER/run --out x",
    "stp run",
    "an experiment file, or --resume",
    "--out, which a resumed run cannot take",
  ),
  typed("run --resume FOLDER/none", "FOLDER/none", "a folder with a run", "no run.db"),
  typed("run --resume FOLDER/tiny.json", "FOLDER/tiny.json", "a folder with a run", "no run.db"),
  typed("show FOLDER/none", "FOLDER/none", "a folder with a run", "no run.db"),
  typed("show FOLDER/run --iteration one", "stp show: --iteration", "a number", '"one"'),
  typed(
    "show FOLDER/run --proved --metrics",
    "stp show",
    "one of --proved, --conjectures, --metrics, --refused, --scaling, --effort and --tree",
    "--proved and --metrics",
  ),
  typed(
    "show FOLDER/run --tree x --metrics",
    "stp show",
    "one of --proved, --conjectures, --metrics, --refused, --scaling, --effort and --tree",
    "--metrics and --tree",
  ),
  typed("show FOLDER/run --refused --iteration 1", "stp show --refused", "no --iteration", "--iteration 1"),
  typed("replay FOLDER/none", "FOLDER/none", "a folder with a run", "no run.db"),
  typed("replay FOLDER/run --from x", "stp replay: --from", "a number", '"x"'),
  typed("replay FOLDER/run --from 1 --verify", "stp replay", "--from or --verify", "both"),
  typed("replay FOLDER/run --set seed=3", "stp replay", "--from K with --set", "no --from"),
  typed("replay FOLDER/run --out FOLDER/x", "stp replay", "--from K with --set", "no --from"),
  typed("runs FOLDER/none", "FOLDER/none", "a folder", "none of that name"),
  typed(
    "compare FOLDER/run --rewards stp --seeds 3",
    "stp compare",
    "an experiment file with --seeds",
    "the run FOLDER/run",
  ),
  typed(
    "compare FOLDER/run --rewards stp --jobs 3",
    "stp compare",
    "an experiment file with --jobs",
    "the run FOLDER/run",
  ),
  typed(
    "compare FOLDER/run --rewards stp --set seed=1 --out x",
    "stp compare",
    "an experiment file with --set and --out",
    "the run FOLDER/run",
  ),
  typed(
    "compare FOLDER/tiny.json --rewards stp,stp",
    "--rewards",
    "names or paths of variants, each once",
    "stp twice",
  ),
  typed("compare FOLDER/tiny.json --rewards ,", "--rewards", "names or paths of variants", "nothing"),
  typed("compare FOLDER/tiny.json --rewards spt", "reward.variant", "one of ", "spt"),
  typed("compare FOLDER/tiny.json --rewards stp --seeds 0", "stp compare: --seeds", "a positive integer", '"0"'),
  typed("compare FOLDER/none.json --rewards stp", "FOLDER/none.json", "an experiment file", "no such file"),
  typed(
    "compare FOLDER/tiny.json --rewards stp --out FOLDER/tiny.json",
    "FOLDER/tiny.json",
    "a folder that can be made",
    "a file",
  ),
  typed("doctor FOLDER/none.json", "FOLDER/none.json", "an experiment file", "no such file"),
  typed("verify FOLDER/none.lean", "FOLDER/none.lean", "a readable Lean file", "no such file"),
  typed("verify FOLDER", "FOLDER", "a readable Lean file", "a folder"),
  typed("verify FOLDER/tiny.json --jobs 0", "stp verify: --jobs", "a positive integer", '"0"'),
  typed("verify FOLDER/tiny.json --jobs 1.5", "stp verify: --jobs", "an integer", '"1.5"'),
  typed("verify FOLDER/tiny.json --export FOLDER", "--export FOLDER", "a file that can be written", "a folder"),
  typed(
    "verify FOLDER/tiny.json --export FOLDER/none/x",
    "--export FOLDER/none/x",
    "a file that can be written",
    "no folder FOLDER/none",
  ),
  typed("verify FOLDER/tiny.json FOLDER/tiny.json --export FOLDER/x", "--export FOLDER/x", "one Lean file", "2 files"),
  typed("check FOLDER/none.ndjson", "FOLDER/none.ndjson", "a readable export file", "no such file"),
  typed("check FOLDER", "FOLDER", "a readable export file", "a folder"),
  typed("corpus --out FOLDER", "--out FOLDER", "a file that can be written", "a folder"),
  typed("corpus --out FOLDER/x --size 0", "stp corpus: --size", "a positive integer", '"0"'),
  typed("corpus --out FOLDER/x --easy 2", "stp corpus: --easy", "a share from 0 to 1", '"2"'),
  typed("corpus --out FOLDER/x --families sums", "--families", "some of", "sums"),
  typed("corpus --out FOLDER/x --name a-b", "stp corpus: --name", "a name of letters", '"a-b"'),
  typed("corpus --out FOLDER/x --larger 9", "stp corpus: --larger", "a whole number from", '"9"'),
  typed("corpus --out FOLDER/x --proofs --hard", "stp corpus", "--proofs, or --easy and --hard", "--proofs and --hard"),
  typed(
    "corpus --out FOLDER/x --library FOLDER/none",
    "FOLDER/none",
    "a library of lemmas with proofs",
    "no such file",
  ),
  typed("serve-model --port 99999", "stp serve-model: --port", "a port", '"99999"'),
  typed(
    "serve-model --weights FOLDER/none",
    "--weights FOLDER/none",
    "a file of the embedded model's parameters",
    "no such file",
  ),
];

/** `--out` of a run where no run can be. */
const out = (
  what: string,
  of: (folder: string) => string,
  place: string,
  expected: string,
  found: string,
): BadInput => ({
  what: `--out ${what}`,
  words: (folder) => ["run", experimentIn(folder), "--out", of(folder)],
  message: [place, expected, found],
});

const folders: ReadonlyArray<BadInput> = [
  out("a file", experimentIn, "--out FOLDER/tiny.json", "a folder that can be made", "a file of that name"),
  out(
    "under a file",
    (folder) => `${experimentIn(folder)}/run`,
    "--out FOLDER/tiny.json/run",
    "a folder that can be made",
    "a file of that name",
  ),
  out(
    "too long",
    (folder) => path.join(folder, "x".repeat(300)),
    "--out FOLDER/x",
    "a folder that can be made",
    "a name that is too long",
  ),
  out("in /proc", () => "/proc/x", "--out /proc/x", "a folder that can be made", "no such file"),
  out("deep in /proc", () => "/proc/x/y/z", "--out /proc/x/y/z", "a folder that can be made", "no such file"),
  out("a folder with something in it", (folder) => folder, "--out FOLDER", "a new or empty folder", "2 entries"),
];

/** A folder that claims to be a run. */
const run = (what: string, make: (directory: string) => void, expected: string, found: string): BadInput => ({
  what: `stp show a folder in which ${what}`,
  words: (folder) => {
    mkdirSync(runIn(folder));
    make(runIn(folder));
    return ["show", runIn(folder)];
  },
  message: ["FOLDER/run", expected, found],
});

const runs: ReadonlyArray<BadInput> = [
  run("nothing is", () => undefined, "a folder with a run", "no run.db"),
  run(
    "run.db is a folder",
    (directory) => mkdirSync(path.join(directory, "run.db")),
    "a file run.db",
    "something else",
  ),
  run(
    "run.db is a text",
    (directory) => write(directory, "run.db", "this is no database"),
    "a SQLite database in run.db",
    "other bytes",
  ),
  run(
    "run.db is empty",
    (directory) => write(directory, "run.db", ""),
    "a run that has begun",
    "one that was stopped before it began",
  ),
];

export const badCommands = [...flags, ...folders, ...runs];
