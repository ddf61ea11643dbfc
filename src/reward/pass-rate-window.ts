/** The difficulty filter: a conjecture stays when its pass rate is neither too low nor too high. */
import type { BoundaryTable } from "./boundary.ts";
import type { Candidate } from "./candidate.ts";

/** `open` excludes the end, `closed` includes it. */
export type WindowEnd = "open" | "closed";

/** A window of pass rates, 0 ≤ minimum ≤ maximum ≤ 1. STP: (0, ¼] in the paper, (0, ¼) in the released code. */
export interface PassRateWindow {
  readonly minimum: number;
  readonly minimumEnd: WindowEnd;
  readonly maximum: number;
  readonly maximumEnd: WindowEnd;
}

export const insideWindow = (rate: number, window: PassRateWindow): boolean =>
  (window.minimumEnd === "closed" ? rate >= window.minimum : rate > window.minimum) &&
  (window.maximumEnd === "closed" ? rate <= window.maximum : rate < window.maximum);

/** The candidates whose pass rate lies inside the window, in order. */
export const passRateWindow = (candidates: ReadonlyArray<Candidate>, window: PassRateWindow): Array<Candidate> =>
  candidates.filter((candidate) => insideWindow(candidate.passRate, window));

const paper: PassRateWindow = { minimum: 0, minimumEnd: "open", maximum: 0.25, maximumEnd: "closed" };
const released: PassRateWindow = { ...paper, maximumEnd: "open" };
const verdict = (rate: number, window: PassRateWindow): string => (insideWindow(rate, window) ? "kept" : "dropped");

export const passRateWindowBoundaries: ReadonlyArray<BoundaryTable> = [
  {
    formula: "keep c if pass rate in (0, 1/4]",
    source: "STP, algorithm 1, step 4 (paper)",
    cases: [
      { given: "0", expected: "dropped", compute: () => verdict(0, paper) },
      { given: "1/32", expected: "kept", compute: () => verdict(1 / 32, paper) },
      { given: "1/4", expected: "kept", compute: () => verdict(0.25, paper) },
      { given: "1", expected: "dropped", compute: () => verdict(1, paper) },
    ],
  },
  {
    formula: "keep c if pass rate in (0, 1/4)",
    source: "STP, released code",
    cases: [
      { given: "0", expected: "dropped", compute: () => verdict(0, released) },
      { given: "7/32", expected: "kept", compute: () => verdict(7 / 32, released) },
      { given: "1/4", expected: "dropped", compute: () => verdict(0.25, released) },
      { given: "1", expected: "dropped", compute: () => verdict(1, released) },
    ],
  },
];
