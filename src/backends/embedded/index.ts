export * from "./file-verifier.ts";
export * from "./models.ts";
export * from "./prover.ts";
export * from "./trainer.ts";
export * from "./verifier.ts";
export * from "./workers.ts";
