/** The settings of the verifier: a union by `backend`, so that a key of another back end is an unknown key. */
import { Schema } from "effect";
import { commandOf, placeholderText } from "./placeholders.ts";
import { Count, PositiveCount, setting } from "./setting.ts";
import { CheckLevel } from "./verdict.ts";

/** The axioms of Lean's standard library. */
export const STANDARD_AXIOMS = ["propext", "Classical.choice", "Quot.sound"];

/** The embedded elaborator and kernel. */
export const EmbeddedVerifierSettings = Schema.Struct({
  backend: Schema.Literal("embedded").annotate({
    description: "The Lean fragment of this program: elaborator and kernel.",
  }),
  fuel: setting(Schema.NullOr(PositiveCount), null, {
    description: "Elaboration and kernel steps of one attempt; null: the fragment's default.",
    unit: "steps",
  }),
});

const Words = Schema.NonEmptyArray(Schema.NonEmptyString);

/** What stands in the words of `verifier.kernelCommand`, by the name between braces. */
export const KERNEL_PLACEHOLDERS = { export: "file with the export of one theorem and all it needs" } as const;

/** What any verifier outside this program is asked about. */
const outside = {
  header: setting(Schema.NullOr(Schema.String), null, {
    description: "What is elaborated before a statement without a header; null: `prompt.defaultHeader`.",
  }),
  allowedAxioms: setting(Schema.Array(Schema.NonEmptyString), STANDARD_AXIOMS, {
    description: "Axioms that a proof may rest on; one that rests on another is rejected.",
  }),
};

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
  ...outside,
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

/** A Kimina Lean Server. */
export const KiminaVerifierSettings = Schema.Struct({
  backend: Schema.Literal("kimina").annotate({ description: "A Kimina Lean Server (project-numina), over HTTP." }),
  url: Schema.NonEmptyString.annotate({ description: "Its address, e.g. http://127.0.0.1:8000." }),
  apiKeyVariable: setting(Schema.NullOr(Schema.NonEmptyString), null, {
    description: "Environment variable that holds the server's API key; null: it has none.",
  }),
  endpoint: setting(Schema.Literals(["check", "verify"]), "check", {
    description: "`check` is /api/check of server 2; `verify` is /verify of older servers.",
  }),
  environment: Schema.NonEmptyString.annotate({
    description:
      "What judges behind the server, in your words or as a digest: a server does not tell. A run resumes only where it is equal.",
  }),
  ...outside,
  batch: setting(PositiveCount, 8, { description: "Attempts in one request.", source: "client library: 8" }),
  requests: setting(PositiveCount, 5, { description: "Requests at once.", source: "client library: 5" }),
  tries: setting(PositiveCount, 5, {
    description: "Times a request is sent before the run stops; waits grow from 1 to 10 seconds.",
    source: "client library: 3",
  }),
});
export type KiminaVerifierSettings = typeof KiminaVerifierSettings.Type;

export const VerifierSettings = Schema.Union([
  EmbeddedVerifierSettings,
  LeanReplVerifierSettings,
  KiminaVerifierSettings,
]);
export type VerifierSettings = typeof VerifierSettings.Type;
