export * from "./back-ends.ts";
export { exitCode } from "./exit.ts";
export { runCommandLine } from "./stp.ts";
