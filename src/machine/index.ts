export * from "./programs.ts";
export * from "./resources.ts";
