/** How reading stops when the text is not Lean. */
import type { SyntaxProblem } from "./tree.ts";

/** Thrown (and caught by the entry points) when the text is not Lean; no stack is recorded, it is not a defect. */
export class ParseFailure implements SyntaxProblem {
  readonly _tag = "ParseFailure";
  readonly reason: "syntax" | "nesting";
  readonly start: number;
  readonly end: number;
  readonly message: string;
  constructor(start: number, end: number, message: string, reason: "syntax" | "nesting" = "syntax") {
    this.start = start;
    this.end = end;
    this.message = message;
    this.reason = reason;
  }
}
