export { findProgram, isExecutable } from "./sandbox.ts";
export * from "./verifier.ts";
