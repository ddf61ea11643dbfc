export { branchRun } from "./branch.ts";
export { listRuns, readRunListing, type UnreadableRun } from "./listing.ts";
export { SCHEMA_VERSION } from "./schema.ts";
export { type CreateOptions, layerExistingRun, layerNewRun } from "./sqlite-run-log.ts";
