/** Independent checking of exports made by real Lean (lean4export, NDJSON format 3). */
export { checkExport } from "./check-export.ts";
export type { Outcome, RejectionReason } from "./outcome.ts";
