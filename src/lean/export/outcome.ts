/** What a check of an export ends in, and the ways it stops early. */
import type { KernelReason } from "../kernel/index.ts";

/** Why an export is rejected: the kernel's reason, or one of the format's own. */
export type RejectionReason =
  | KernelReason
  /** An index (name, level, expression) that no earlier line defines. */
  | "undefined-index"
  /** An index defined by two lines. */
  | "redefined-index"
  /** Redundant data (recursors, field counts, flags) that differ from what the kernel derives. */
  | "derived-data-mismatch";

/**
 * `accepted`: every declaration was checked; `axioms` are those declared, sorted. `rejected`: a declaration is wrong.
 * `declined`: a feature that is not supported, named, or a check given up for its size. `unreadable`: not the format.
 * Lines count from 1.
 */
export type Outcome =
  | { readonly outcome: "accepted"; readonly declarations: number; readonly axioms: readonly string[] }
  | {
      readonly outcome: "rejected";
      readonly line: number;
      readonly declaration: string;
      readonly reason: RejectionReason;
      readonly message: string;
    }
  | { readonly outcome: "declined"; readonly line: number; readonly feature: string }
  | { readonly outcome: "unreadable"; readonly line: number; readonly message: string };

/** The line is not of the format: what was expected and found. */
export class Unreadable {
  readonly _tag = "Unreadable";
  readonly message: string;
  constructor(message: string) {
    this.message = message;
  }
}

/** The line asks for a feature that is not supported. */
export class Declined {
  readonly _tag = "Declined";
  readonly feature: string;
  constructor(feature: string) {
    this.feature = feature;
  }
}

/** The line is wrong for a reason of the format's own. */
export class Rejected {
  readonly _tag = "Rejected";
  readonly reason: RejectionReason;
  readonly message: string;
  constructor(reason: RejectionReason, message: string) {
    this.reason = reason;
    this.message = message;
  }
}
