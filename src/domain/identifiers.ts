/**
 * Identifiers, all derived from content, so that the same text has the same id in every run and on every machine.
 * A statement's name is never a key (benchmarks repeat names); the header is part of it, since it changes the meaning.
 */
import { Schema } from "effect";
import { sha256 } from "./digest.ts";

/** `s-…` for a dataset statement, `c-…` for a conjecture, then 16 hexadecimal digits of a SHA-256. */
export const StatementId = Schema.NonEmptyString.pipe(Schema.brand("StatementId"));
export type StatementId = typeof StatementId.Type;

/** 16 hexadecimal digits of the SHA-256 of a proof's text. */
export const ProofId = Schema.NonEmptyString.pipe(Schema.brand("ProofId"));
export type ProofId = typeof ProofId.Type;

/** The content digest of a model's parameters; a name is never reused for other parameters. */
export const ModelVersion = Schema.NonEmptyString.pipe(Schema.brand("ModelVersion"));
export type ModelVersion = typeof ModelVersion.Type;

const digest16 = (parts: ReadonlyArray<string>): string => sha256(parts.join("\u0000")).slice(0, 16);

/** The id of a dataset statement: its header and its text, name included. */
export const datasetStatementId = (text: string, header: string | null): StatementId =>
  `s-${digest16([header ?? "", text])}` as StatementId;

/** The id of a conjecture: its header and what it is known again by, its de-duplication key or its text. */
export const conjectureId = (key: string, header: string | null): StatementId =>
  `c-${digest16([header ?? "", key])}` as StatementId;

/** Stands for the proof of a seed that has none: a target. */
export const NO_PROOF = "no-proof" as ProofId;

export const proofId = (proof: string): ProofId => digest16([proof]) as ProofId;

/** Length as every rule of STP counts it: Unicode code points, not UTF-16 units, not tokens. */
export const codePointLength = (text: string): number =>
  text.length - (text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);
