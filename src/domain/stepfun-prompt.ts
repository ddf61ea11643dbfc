/**
 * The literal parts of StepFun-Prover's attempts (arXiv 2507.20199), which a trained checkpoint depends on: the model asks
 * with a sketch, and what Lean's REPL answers follows in the same text.
 */
export const STEPFUN = {
  sketch: { open: "<sketch>", close: "</sketch>" },
  repl: { open: "<REPL>", close: "</REPL>" },
  fence: { open: "```lean4\n", close: "\n```" },
} as const;

/** A statement or a proof as the problem and the final answer show it. */
export const stepfunFence = (code: string): string => `${STEPFUN.fence.open}${code}${STEPFUN.fence.close}`;

/** The text of the first sketch of a turn; null where the turn closes one that it has not opened, or has none. */
export const sketchIn = (turn: string): string | null => {
  const { close, open } = STEPFUN.sketch;
  const start = turn.indexOf(open);
  const end = turn.indexOf(close);
  return start < 0 || end < start + open.length ? null : turn.slice(start + open.length, end);
};
