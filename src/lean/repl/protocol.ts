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

/** Empty lists are left out. */
export type ReplResponse =
  | {
      readonly env: number;
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
    };
  }
  if (typeof fields["path"] === "string") return { kind: "unserved", what: "path" };
  return { message: "Could not parse as a valid JSON command: expected `cmd`, or `tactic` and `proofState`" };
}

function isIndex(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}
