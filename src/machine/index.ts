export * from "./api-key.ts";
export * from "./process-group.ts";
export * from "./process-table.ts";
export * from "./programs.ts";
export * from "./resources.ts";
export * from "./temporary-folder.ts";
