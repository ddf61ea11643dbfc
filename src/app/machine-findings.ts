/** What the machine has, against what an experiment takes: programs, folders, disk, memory, versions. */
import { existsSync, readFileSync, statfsSync } from "node:fs";
import { freemem, totalmem } from "node:os";
import path from "node:path";
import { Result, Schema } from "effect";
import packageJson from "../../package.json" with { type: "json" };
import { findProgram, isExecutable } from "../backends/lean-repl/index.ts";
import { type Experiment, type Finding, fails, ok, warning } from "../domain/index.ts";

const GIGABYTE = 1e9;
/** The log of a run, without weights. */
const LOG_GIGABYTES = 1;
const COMFORTABLE_GIGABYTES = 5;

const gigabytes = (bytes: number): string => `${(bytes / GIGABYTE).toFixed(1)} GB`;

/** Whether a word can be started: a path that may be executed, or a name on the path. `stp` is this program. */
export const isProgram = (word: string, searched = process.env["PATH"] ?? ""): boolean => {
  if (word === "stp") return true;
  return word.includes("/") ? isExecutable(word) : findProgram(word, searched) !== null;
};

/** The nearest folder above `folder` that is there. */
const existing = (folder: string): string => {
  const parent = path.dirname(folder);
  return existsSync(folder) || parent === folder ? folder : existing(parent);
};

/** Free space where a run in `folder` would write. */
export const diskFinding = ({ trainer }: Experiment, folder: string): Finding => {
  const { bavail, bsize } = statfsSync(existing(path.resolve(folder)));
  const free = bavail * bsize;
  const needed = trainer.backend === "command" ? trainer.minimumFreeGigabytes : LOG_GIGABYTES;
  const found = `${gigabytes(free)} free in ${folder}`;
  if (free < needed * GIGABYTE) {
    const setting = trainer.backend === "command" ? " (trainer.minimumFreeGigabytes)" : "";
    return fails(
      "disk",
      `${found}, at least ${needed} GB are needed${setting}`,
      "free some space, or name another disk with --out",
    );
  }
  if (free < COMFORTABLE_GIGABYTES * GIGABYTE) return warning("disk", found, "a long run writes several gigabytes");
  return ok("disk", found);
};

const MEGABYTE = 2 ** 20;

/** Memory that can be had now; the kernel's own estimate where it tells one. */
const availableMemory = (): number => {
  const line = existsSync("/proc/meminfo")
    ? /^MemAvailable:\s+(\d+) kB$/m.exec(readFileSync("/proc/meminfo", "utf8"))
    : null;
  return line === null ? freemem() : Number(line[1]) * 1024;
};

/** Memory against what the verifier's processes may take. */
export const memoryFinding = ({ verifier, verify }: Experiment): Finding => {
  const available = availableMemory();
  const found = `${gigabytes(available)} available of ${gigabytes(totalmem())}`;
  if (verifier.backend !== "lean-repl") {
    if (available < GIGABYTE) return warning("memory", found, "the embedded back ends take about 1 GB");
    return ok("memory", found);
  }
  const one = (verifier.memoryPerProcessMegabytes ?? verify.memoryMegabytes) * MEGABYTE;
  const all = verifier.memoryBudgetMegabytes === null ? totalmem() * 0.75 : verifier.memoryBudgetMegabytes * MEGABYTE;
  if (all > available)
    return warning(
      "memory",
      `${found}; the REPL processes may take ${gigabytes(all)} together, ${gigabytes(one)} each`,
      "set verifier.memoryBudgetMegabytes to what is available, or stop what else runs here",
    );
  return ok("memory", `${found}; the REPL processes may take ${gigabytes(all)}, ${gigabytes(one)} each`);
};

/** `leanprover/lean4:v4.20.0`, `v4.20.0` and `4.20.0` are one version. */
const toolchainName = (text: string): string => text.trim().replace(/^.*:/, "").replace(/^v/, "");

const toolchainOf = (folder: string): string | null => {
  const file = path.join(folder, "lean-toolchain");
  return existsSync(file) ? toolchainName(readFileSync(file, "utf8")) : null;
};

const LakeManifest = Schema.fromJsonString(
  Schema.Struct({ packages: Schema.Array(Schema.Struct({ name: Schema.String, inherited: Schema.Boolean })) }),
);

/**
 * Whether the packages that a Lake project names are made for its Lean version. What these packages require in turn may
 * name another: Lake builds it with the project's all the same.
 */
export const toolchainFinding = (workspace: string): Finding => {
  const subject = "versions";
  const own = toolchainOf(workspace);
  const manifest = path.join(workspace, "lake-manifest.json");
  const setUp = "run: npm run lean:setup";
  if (own === null) return fails(subject, `${workspace} has no lean-toolchain`, setUp);
  if (!existsSync(path.join(workspace, ".lake/packages"))) return fails(subject, `${workspace} is not built`, setUp);
  const read = existsSync(manifest)
    ? Schema.decodeUnknownResult(LakeManifest)(readFileSync(manifest, "utf8"))
    : Result.fail({ message: "it is not there" });
  if (Result.isFailure(read)) return fails(subject, `${manifest}: ${read.failure.message}`, setUp);
  const named = read.success.packages.filter(({ inherited }) => !inherited).map(({ name }) => name);
  const others = named.flatMap((name) => {
    const toolchain = toolchainOf(path.join(workspace, ".lake/packages", name));
    return toolchain === null || toolchain === own ? [] : [`${name} is made for ${toolchain}`];
  });
  if (others.length > 0)
    return fails(
      subject,
      `Lean ${own}, but ${others.join(", ")}`,
      "pin revisions of one Lean version in the lakefile, then npm run lean:setup",
    );
  return ok(subject, `Lean ${own}: ${[workspace, ...named].join(", ")}`);
};

/** This program and its Node. */
export const programFinding = (version = process.versions.node): Finding => {
  const needed = /\d+/.exec(packageJson.engines.node)?.[0] ?? "0";
  const found = `${packageJson.name} ${packageJson.version}, Node ${version}, ${process.platform} ${process.arch}`;
  if (Number.parseInt(version, 10) < Number(needed))
    return fails("program", found, `use Node ${needed} or later: npm install brings one along`);
  return ok("program", found);
};

/** What the training command needs that can be seen without running it. */
export const trainerFinding = ({ trainer }: Experiment): Finding => {
  if (trainer.backend === "embedded") return ok("trainer", "embedded");
  const { baseModel, command } = trainer;
  const [program, ...words] = command;
  if (!isProgram(program))
    return fails("trainer", `trainer.command: ${program} is no program here`, "install it, or name it by its path");
  const missing = words.find((word) => path.isAbsolute(word) && !word.includes("{") && !existsSync(word));
  if (missing !== undefined)
    return fails(
      "trainer",
      `trainer.command: ${missing} is not there`,
      "paths begin with ./ or ../, from the experiment's folder",
    );
  if (path.isAbsolute(baseModel) && !existsSync(path.join(baseModel, "config.json")))
    return fails(
      "trainer",
      `trainer.baseModel: ${baseModel} has no config.json`,
      "download the model there: docs/real-models.md",
    );
  return ok("trainer", `${program}, from ${baseModel}`);
};
