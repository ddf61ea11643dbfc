export { type BranchOptions, branchRun } from "./branch.ts";
export { listRuns, type RunListing, readRunListing, type UnreadableRun } from "./listing.ts";
export { SCHEMA_VERSION } from "./schema.ts";
export { type CreateOptions, layerExistingRun, layerNewRun } from "./sqlite-run-log.ts";
