export * from "./commands.ts";
export * from "./header.ts";
export * from "./negation.ts";
export * from "./proof.ts";
export * from "./theorem.ts";
export * from "./theorem-file.ts";
export * from "./theorem-key.ts";
export * from "./tokens.ts";
