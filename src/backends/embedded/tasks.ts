/** The tasks that a worker thread of the embedded back end knows, by name. */
import { sampleStatement, train } from "./policy-tasks.ts";
import { checkStatements, judgeFile, judgeProofs } from "./verify-tasks.ts";

export const embeddedTasks = { checkStatements, judgeFile, judgeProofs, sampleStatement, train };
export type EmbeddedTasks = typeof embeddedTasks;
