export { branchRun } from "./branch.ts";
export { runFolders } from "./listing.ts";
export { SCHEMA_VERSION } from "./schema.ts";
export { type CreateOptions, layerExistingRun, layerNewRun } from "./sqlite-run-log.ts";
