/**
 * The levels of checking above the REPL's own. Of what the REPL accepted, an export is made: by real Lean in a process
 * that imports the compiled candidate and elaborates nothing; by `stp repl`, where a candidate runs no code, in the process
 * itself. `axioms`: type and axioms are read from the export, and the type must be that of the statement, exported before
 * closed by `sorry`, a canary which must show. `kernel`: another program checks every declaration of the export.
 */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { Effect } from "effect";
import { fillPlaceholders, NewestMap, type Verdict, type VerifyRequest } from "../../domain/index.ts";
import { type ExportedTheorem, exportedTheorem, type Failed, type Pin } from "../../lean-protocol/index.ts";
import { closedBySorry, namedStatement } from "../../lean-text/index.ts";
import { resolveWords, temporaryFolder } from "../../machine/index.ts";
import { VerifierError } from "../../services/index.ts";
import { plainEnvironment } from "./command.ts";
import { runToEnd } from "./run-to-end.ts";
import type { LeanReplVerifierSettings } from "./settings.ts";

/** Makes the export of the theorem `name` that `text` adds. */
export type Exporter = (
  header: string | null,
  text: string,
  name: string,
) => Effect.Effect<{ readonly lines: string } | Failed, VerifierError>;

export interface ConfirmOptions extends Pick<LeanReplVerifierSettings, "allowedAxioms" | "kernelCommand" | "level"> {
  readonly export: Exporter;
  readonly kernelSeconds: number;
}

const CANARY = "sorryAx";
const EXPORT_FILE = "theorem.ndjson";
/** Statements whose exported types are remembered. */
const REMEMBERED_STATEMENTS = 20_000;

const isFailed = (value: object): value is Failed => "_tag" in value;

/** A check of what the REPL accepted, at the level of the settings. */
export const makeConfirm = (options: ConfirmOptions) => {
  const { allowedAxioms, export: exportOf, kernelCommand, kernelSeconds, level } = options;
  const pinned = new NewestMap<string, ExportedTheorem>(REMEMBERED_STATEMENTS);

  /** The statement's own export; a canary that does not show ends the run. */
  const pinOf = Effect.fnUntraced(function* ({ header, text }: VerifyRequest["statement"], name: string) {
    const key = JSON.stringify([header, text]);
    const known = pinned.get(key);
    if (known !== undefined) return known;
    const made = yield* exportOf(header, closedBySorry(namedStatement(text)), name);
    if (isFailed(made)) return made;
    const theorem = exportedTheorem(made.lines, name);
    if (theorem === null || !theorem.axioms.includes(CANARY))
      return yield* new VerifierError({
        reason: "protocol",
        message: `verifier.level is "${level}", and a proof by sorry was exported without ${CANARY}: ${theorem === null ? "no such theorem" : theorem.axioms.join(", ")}`,
      });
    pinned.set(key, theorem);
    return theorem;
  });

  const checkKernel = Effect.fnUntraced(function* (lines: string, accepted: Verdict) {
    const folder = yield* temporaryFolder("stp-export-", (made) => writeFile(path.join(made, EXPORT_FILE), lines));
    const values = { export: path.join(folder, EXPORT_FILE) };
    const words = resolveWords(kernelCommand.map((word) => fillPlaceholders(word, values)));
    const command = { words, folder: process.cwd(), environment: plainEnvironment() };
    const { code, said } = yield* runToEnd(command, kernelSeconds);
    if (code === 0) return accepted;
    if (code === 1) return { _tag: "rejected", reason: "kernel", message: said } satisfies Verdict;
    const message = `${kernelCommand[0]} decided nothing (${code === null ? "it did not end by itself" : `code ${code}`}): ${said}`;
    return { _tag: "unsupported", construct: "kernel check", message } satisfies Verdict;
  }, Effect.scoped);

  return Effect.fn("leanRepl.confirm")(function* (request: VerifyRequest, pin: Pin, verdict: Verdict) {
    if (verdict._tag !== "accepted") return verdict;
    const statement = yield* pinOf(request.statement, pin.name);
    if (isFailed(statement)) return statement;
    const made = yield* exportOf(
      request.statement.header,
      `${namedStatement(request.statement.text)}\n${request.proof}`,
      pin.name,
    );
    if (isFailed(made)) return made;
    const theorem = exportedTheorem(made.lines, pin.name);
    if (theorem?.type !== statement.type)
      return { _tag: "rejected", reason: "statement", message: "the export has another theorem" } satisfies Verdict;
    const foreign = theorem.axioms.find((axiom) => !allowedAxioms.includes(axiom));
    if (foreign !== undefined) {
      const message = `the proof depends on the axiom \`${foreign}\``;
      return { _tag: "rejected", reason: "axiom", message } satisfies Verdict;
    }
    const accepted: Verdict = { ...verdict, axioms: theorem.axioms, level };
    return level === "kernel" ? yield* checkKernel(made.lines, accepted) : accepted;
  });
};
