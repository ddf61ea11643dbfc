/**
 * What some tests need of the machine besides Node, npm and git. A test whose need is not met is skipped, and the list at
 * the end of the test run says why (`skipped-reporter.ts`): `describe("…", needing(chromium), () => …)`.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { findTools } from "../../src/backends/lean-repl/sandbox.ts";

declare module "vitest" {
  interface TaskMeta {
    /** Why the test is skipped. */
    missing?: string;
  }
}

/** null: all is there; else what is missing, and what would bring it. */
export type Need = string | null;

/** Options of a test or a suite that is skipped unless the need is met. */
export const needing = (need: Need) => (need === null ? {} : { skip: true, meta: { missing: need } });

/** The last line of what a failed program said. */
const lastLine = (text: string | null): string => (text ?? "").trim().split("\n").at(-1) ?? "";

export const bubblewrap = (): Need => {
  const { bwrap, setpriv } = findTools(process.env["PATH"] ?? "");
  if (bwrap === null) return "bubblewrap (apt-get install bubblewrap)";
  // As the sandbox starts it: the superuser's as nobody.
  const nobody = ["--reuid", "65534", "--regid", "65534", "--clear-groups", "--"];
  const dropped = process.getuid?.() === 0 && setpriv !== null ? [setpriv, ...nobody] : [];
  const inside = ["--unshare-all", "--proc", "/proc", "--ro-bind", "/", "/", "cat", path.resolve("package.json")];
  const [program = "", ...words] = [...dropped, bwrap, ...inside];
  const { status, stderr } = spawnSync(program, words, { encoding: "utf8" });
  return status === 0
    ? null
    : `bubblewrap with user namespaces, and a clone that everyone may read (${lastLine(stderr)})`;
};

/** Debian's. */
export const CHROMIUM = "/usr/bin/chromium";
export const chromium = (): Need => (existsSync(CHROMIUM) ? null : `${CHROMIUM} (apt-get install chromium)`);

/** `STP_PYTHON` names a Python with the modules that trainers need. */
export const PYTHON = process.env["STP_PYTHON"] ?? "python3";
export const python = (...modules: ReadonlyArray<string>): Need => {
  const { error, status, stderr } = spawnSync(PYTHON, ["-c", `import ${modules.join(", ")}`], { encoding: "utf8" });
  if (error === undefined && status === 0) return null;
  const why = error === undefined ? lastLine(stderr) : "it does not start";
  return `${PYTHON} with ${modules.join(", ")} (${why}; another is named by STP_PYTHON)`;
};

export const lean = (): Need => {
  if (spawnSync("lake", ["--version"]).status !== 0) return "Lean 4 (lake is not on the PATH; see docs/real-models.md)";
  return existsSync("lean-workspace/.lake/packages") ? null : "Mathlib in lean-workspace (npm run lean:setup)";
};

export const VLLM_URL = process.env["STP_VLLM_URL"];
export const vllm = (): Need => (VLLM_URL === undefined ? "a vLLM server (STP_VLLM_URL names none)" : null);

export const linux = (): Need => (process.platform === "linux" ? null : "Linux");

/** Files that do not come with the project: recorded from real Lean, or published by others. */
export const filesAt = (place: string): Need =>
  existsSync(place) ? null : `files that are not part of the project, at ${place}`;
