/**
 * Requests and responses of Lean's REPL protocol (leanprover-community/repl): JSON objects, kinds told apart by their
 * fields in a fixed order. Positions: line from 1, column from 0 in code points.
 */
import type { Position } from "../syntax/index.ts";

/** A request that was understood. */
export type ReplRequest =
  | { readonly kind: "tactic"; readonly tactic: string; readonly proofState: number }
  | {
      readonly kind: "command";
      readonly command: string;
      readonly environment: number | null;
      readonly allTactics: boolean;
      readonly rootGoals: boolean;
      /** `gc`: the environment that the command makes is not kept (a field of Kimina's REPL). */
      readonly isDropped: boolean;
      /** Asks what each theorem rests on: a field of this program, which Lean's REPL reads over. */
      readonly declarations: boolean;
      /** Asks for the export of the last theorem and of all it needs, for another kernel: a field of this program. */
      readonly exportTheorem: boolean;
    }
  /** Understood as a request of the protocol that the fragment does not serve. */
  | { readonly kind: "unserved"; readonly what: string };

/** What Lean says about a range of the text. */
export interface ReplMessage {
  readonly severity: "info" | "warning" | "error";
  readonly pos: Position;
  readonly endPos: Position | null;
  readonly data: string;
}

/** A `sorry` and its goal; `pos` is absent in tactic mode. `proofState` is null when the goal is not closed. */
export interface ReplSorry {
  readonly proofState: number | null;
  readonly pos?: Position;
  readonly endPos?: Position;
  readonly goal: string;
}

/** A tactic that was run, with the goals before it. */
export interface ReplTactic {
  readonly tactic: string;
  readonly goals: string;
  readonly proofState: number | null;
  readonly pos: Position;
  readonly endPos: Position;
  readonly usedConstants: readonly string[];
}

/** A theorem that was added, with what its proof term rests on; the lists are sorted. */
export interface ReplDeclaration {
  readonly name: string;
  /** The statement as a term, every part written out: two theorems have one type exactly when these texts are equal. */
  readonly type: string;
  readonly axioms: readonly string[];
  /** Theorems that occur in the proof term. */
  readonly invokes: readonly string[];
}

/** Empty lists are left out, but for `declarations` where they were asked for. */
export type ReplResponse =
  | {
      /** Left out when the environment was not kept. */
      readonly env?: number;
      readonly declarations?: readonly ReplDeclaration[];
      /** Lines of NDJSON; left out when no theorem was added. */
      readonly export?: string;
      readonly messages?: readonly ReplMessage[];
      readonly sorries?: readonly ReplSorry[];
      readonly tactics?: readonly ReplTactic[];
    }
  | {
      readonly proofState: number;
      readonly goals: readonly string[];
      readonly proofStatus: string;
      readonly sorries?: readonly ReplSorry[];
    }
  | { readonly message: string };

/** The request a JSON value is, or why it is none. */
export function readRequest(json: unknown): ReplRequest | { readonly message: string } {
  if (typeof json !== "object" || json === null || Array.isArray(json)) {
    return { message: "Could not parse as a valid JSON command: expected an object" };
  }
  const fields = json as { readonly [field: string]: unknown };
  const { tactic, proofState, cmd, env } = fields;
  if (typeof tactic === "string" && isIndex(proofState)) return { kind: "tactic", tactic, proofState };
  for (const field of ["pickleTo", "unpickleEnvFrom", "unpickleProofStateFrom"]) {
    if (typeof fields[field] === "string") return { kind: "unserved", what: field };
  }
  if (typeof cmd === "string" && (env === undefined || env === null || isIndex(env))) {
    if (typeof fields["infotree"] === "string") return { kind: "unserved", what: "infotree" };
    return {
      kind: "command",
      command: cmd,
      environment: env ?? null,
      allTactics: fields["allTactics"] === true,
      rootGoals: fields["rootGoals"] === true,
      isDropped: fields["gc"] === true,
      declarations: fields["declarations"] === true,
      exportTheorem: fields["export"] === true,
    };
  }
  if (typeof fields["path"] === "string") return { kind: "unserved", what: "path" };
  return { message: "Could not parse as a valid JSON command: expected `cmd`, or `tactic` and `proofState`" };
}

function isIndex(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}
