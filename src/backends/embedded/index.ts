export * from "./file-verifier.ts";
