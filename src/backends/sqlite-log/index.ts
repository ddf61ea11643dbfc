export { branchRun } from "./branch.ts";
export { runFolders } from "./listing.ts";
export { layerExistingRun, layerNewRun } from "./sqlite-run-log.ts";
