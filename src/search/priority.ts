/** Which open node of a search is expanded next. */

/** What a priority looks at. */
export interface Ranked {
  /** Sum over the tactics on the way of the mean negative log-probability of a token, ≥ 0. */
  readonly cost: number;
  /** The critic's value of the state, higher for nearer to a proof; null where it was not asked or has none. */
  readonly value: number | null;
}

/** The node of the least number is expanded next; of equal ones the oldest. */
export type Priority = (node: Ranked) => number;

/**
 * `log-probability`: least cost (the released search script). `critic`: largest value, whatever the cost
 * (InternLM2.5-StepProver, section 3.2); a state without a value comes last.
 */
export const PRIORITIES = {
  "log-probability": ({ cost }) => cost,
  critic: ({ value }) => (value === null ? Number.POSITIVE_INFINITY : -value),
} as const satisfies Readonly<Record<string, Priority>>;
export type PriorityName = keyof typeof PRIORITIES;

/** `half-and-half`: one pass by log-probability, the next by the critic (BF+CG). */
export type Guidance = PriorityName | "half-and-half";

/** The priority of a pass, counted from 0; without a critic there is one. */
export const priorityOfPass = (guidance: Guidance, pass: number, hasCritic = true): PriorityName => {
  if (!hasCritic) return "log-probability";
  if (guidance !== "half-and-half") return guidance;
  return pass % 2 === 0 ? "log-probability" : "critic";
};
