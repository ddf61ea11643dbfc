export * from "./judge-settings.ts";
export * from "./lean-export.ts";
export * from "./repl-answer.ts";
export * from "./repl-judge.ts";
export * from "./repl-question.ts";
export * from "./repl-tactics.ts";
export * from "./repl-trace.ts";
export * from "./screening.ts";
