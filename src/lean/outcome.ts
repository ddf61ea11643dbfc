/** Work within its fuel, and what parsing, elaboration and the kernel throw or report, as verdicts. */
import { ElaborationFailure } from "./elaborate/failure.ts";
import { budget, KernelError, ResourceLimit } from "./kernel/index.ts";
import { locate, type Parsed, type Position } from "./syntax/index.ts";
import type { Failure, Fuel } from "./verdict.ts";

const start: Position = { line: 1, column: 0 };

/** Units of work that reading a character costs: a text of a megabyte costs some thousand steps. */
const UNITS_A_CHARACTER = 1 / 16;

/**
 * Runs `work` on `source` with fuel of its own; what it throws comes back as the verdict, with positions in `source`.
 * Afterwards the fuel and the nesting are what they were. Whatever is spent before the end, also by wording the message,
 * makes a `timeout`. Rethrows what is a defect.
 */
export function withinFuel<Result>(fuel: Fuel, source: string, work: () => Result): Result | Failure {
  return budget.within(fuel.steps, () => {
    try {
      budget.spend(source.length * UNITS_A_CHARACTER);
      return work();
    } catch (error) {
      try {
        return failureOf(error, source);
      } catch (second) {
        return failureOf(second, source);
      }
    }
  });
}

/** The verdict on a text whose elaboration threw `error`; positions are in `source`. Rethrows what is a defect. */
function failureOf(error: unknown, source: string): Failure {
  if (error instanceof ElaborationFailure) {
    const position = locate(source, error.offset);
    if (error.kind === "unsupported") return { kind: "unsupported", position, construct: error.message };
    return { kind: "rejected", position, message: error.message };
  }
  if (error instanceof ResourceLimit)
    return { kind: "timeout", position: start, message: resourceMessages[error.resource] };
  if (error instanceof KernelError) return { kind: "rejected", position: start, message: `(kernel) ${error.message}` };
  throw error;
}

const resourceMessages = {
  steps: "(deterministic) timeout: the fuel was spent",
  depth: "maximum recursion depth has been reached",
  memory: "(deterministic) timeout: too many terms",
  "number-size": "a number is too large to compute with",
} as const;

/** Why a text was not parsed; null when it was. A construct outside the fragment wins over an error. */
export function parseFailure(parsed: Parsed<unknown>, source: string): Failure | null {
  const [outside] = parsed.unsupported;
  if (outside !== undefined)
    return { kind: "unsupported", position: locate(source, outside.start), construct: outside.construct };
  if (parsed.error === null) return null;
  const position = locate(source, parsed.error.start);
  if (parsed.error.reason === "nesting") return { kind: "timeout", position, message: parsed.error.message };
  return { kind: "rejected", position, message: parsed.error.message };
}
