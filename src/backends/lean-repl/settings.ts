/** The settings of the verifier over REPL processes. */
import { Schema } from "effect";
import { CheckLevel, Count, commandOf, Positive, PositiveCount, placeholderText, setting } from "../../domain/index.ts";
import { judgeSettings } from "../../lean-protocol/index.ts";

const Words = Schema.NonEmptyArray(Schema.NonEmptyString);

/** What stands in the words of `verifier.kernelCommand`, by the name between braces. */
export const KERNEL_PLACEHOLDERS = { export: "file with the export of one theorem and all it needs" } as const;

/** Processes that speak the protocol of Lean's REPL. */
export const LeanReplVerifierSettings = Schema.Struct({
  backend: Schema.Literal("lean-repl").annotate({
    description: "Processes that speak the protocol of Lean's REPL: real Lean 4, or `stp repl`.",
  }),
  command: setting(Schema.NullOr(Words), null, {
    description:
      "Program and arguments, no shell, run in `workspace`. `stp` as first word is this program; words that begin with ./ or ../ are paths from the experiment file's folder. Null: `lake env` and the REPL that the workspace has built.",
  }),
  workspace: setting(Schema.NullOr(Schema.NonEmptyString), null, {
    description: "Lake project that has been built; null: `lean-workspace/` of this program.",
  }),
  environmentCommand: setting(Schema.NullOr(Words), null, {
    description:
      "Prints the digest of what judges. Null: lean-toolchain, lake-manifest.json and lakefile of the workspace are hashed.",
  }),
  ...judgeSettings,
  processes: setting(Count, 0, {
    description: "REPL processes, at most; 0: one a core. `memoryBudgetMegabytes` may allow fewer.",
  }),
  memoryBudgetMegabytes: setting(Schema.NullOr(PositiveCount), null, {
    description: "Memory of all REPL processes together; null: three quarters of the machine's.",
    unit: "megabytes",
  }),
  memoryPerProcessMegabytes: setting(Schema.NullOr(PositiveCount), null, {
    description:
      "Memory of one REPL process, whose attempt ends undecided above it; null: `verify.memoryMegabytes`, or a share of the budget for each of `processes`.",
    unit: "megabytes",
  }),
  recycleAfterUses: setting(PositiveCount, 20_000, {
    description: "Attempts after which a process is replaced: Lean's REPL forgets nothing.",
    unit: "attempts",
  }),
  recycleAtMegabytes: setting(Schema.NullOr(PositiveCount), null, {
    description: "Memory above which a process is replaced between attempts; null: three quarters of its limit.",
    unit: "megabytes",
  }),
  healthSeconds: setting(Schema.NullOr(Positive), null, {
    description:
      "Ask a process for a trivial definition before each question, and replace one that has not elaborated it within this time; null: a process is replaced only where it has died, holds something unread, or failed its question.",
    unit: "seconds",
    source: "StepFun-Prover: 0.5",
  }),
  startSeconds: setting(PositiveCount, 300, {
    description: "Longest start of a process, the import of its header included.",
    unit: "seconds",
  }),
  retryUndecided: setting(Schema.Boolean, true, {
    description: "Try what ran out of time or memory once more, alone, with the two limits below.",
    source: "released code: true",
  }),
  retryTimeoutSeconds: setting(Schema.NullOr(PositiveCount), null, {
    description: "Limit of that second try; null: `verify.timeoutSeconds`.",
    unit: "seconds",
  }),
  retryMegabytes: setting(Schema.NullOr(PositiveCount), null, {
    description: "Memory of that second try; null: twice the first's, within `memoryBudgetMegabytes`.",
    unit: "megabytes",
  }),
  level: setting(CheckLevel, "repl", {
    description:
      "How far a proof is checked: by the REPL; its axioms read by a process that did not elaborate it; its term by another kernel.",
  }),
  kernelCommand: setting(commandOf(KERNEL_PLACEHOLDERS, ["export"]), ["stp", "check", "{export}"], {
    description: `Checks an export of a proof (level \`kernel\`); exit 0 accepts, 1 rejects, anything else decides nothing. Placeholders: ${placeholderText(KERNEL_PLACEHOLDERS)}.`,
  }),
  sandbox: setting(Schema.Literals(["require", "prefer", "off"]), "require", {
    description:
      "`require` starts no REPL unless an attempt to leave the sandbox was stopped; `prefer` takes what the machine has and says what is missing; `off` is for `stp repl`, which runs no foreign code.",
  }),
  readable: setting(Schema.Array(Schema.NonEmptyString), [], {
    description: "Files and folders that may be read in the sandbox besides the system's, the workspace and elan's.",
  }),
});
export type LeanReplVerifierSettings = typeof LeanReplVerifierSettings.Type;
