/** Exports in the format of lean4export (NDJSON 3): those of real Lean are checked, what the kernel has checked is written. */
export { checkExport } from "./check-export.ts";
export type { Outcome, RejectionReason } from "./outcome.ts";
export { writeExport, writeExportOf } from "./write-export.ts";
