/**
 * What a data task is: one pure function from the trace of a verified proof to rows that a language model is trained on
 * beside whole proofs. It sees nothing else, so that the same log gives the same rows.
 */
import { Schema } from "effect";
import { ProofId, StatementId, type Trace } from "../domain/index.ts";

/** A proof that a verifier accepted, with its trace. */
export interface TracedProof {
  readonly statementId: StatementId;
  /** Up to and including `:= by` or `:=`. */
  readonly statement: string;
  readonly proofId: ProofId;
  readonly proof: string;
  /** The first iteration that found it, of those looked at. */
  readonly iteration: number;
  readonly trace: Trace;
}

/** What a row says, and of which step of the trace. */
export interface TaskItem<Content> {
  /** Place in the trace, from 0. */
  readonly step: number;
  readonly content: Content;
}

/** One data task, as a file exports it by default. */
// biome-ignore lint/suspicious/noExplicitAny: a list of tasks holds different contents; encoding makes them fit.
export interface DataTask<Content = any> {
  readonly name: string;
  /** One sentence: what is given, what is to be said, and where the task comes from. */
  readonly summary: string;
  /** The fields of a row that are the task's own. */
  // biome-ignore lint/suspicious/noExplicitAny: the encoded side differs by task.
  readonly content: Schema.Codec<Content, any>;
  /** In the order of the trace. */
  readonly rows: (proof: TracedProof) => ReadonlyArray<TaskItem<Content>>;
  /** A row as what a language model is given and what it shall write, for a plan that trains on it; absent: none does. */
  readonly pair?: (content: Content) => { readonly prompt: string; readonly target: string };
}

/** Lean, or what Lean prints, in a block of its own. */
export const fencedText = (text: string): string => `\`\`\`lean4\n${text}\n\`\`\``;

/** What every row has besides the fields of its task. */
export const TaskRow = Schema.Struct({
  task: Schema.String,
  statement: Schema.String,
  provenance: Schema.Struct({
    statementId: StatementId,
    proofId: ProofId,
    iteration: Schema.Int,
    step: Schema.Int,
  }),
});
export type TaskRow = typeof TaskRow.Type;
