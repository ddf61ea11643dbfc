/**
 * One step of weighted maximum likelihood for a log-linear choice: the gradient of the chosen action's log-probability,
 * followed with Adagrad (Duchi, Hazan & Singer 2011, diagonal form).
 */

/**
 * Added to every sum of squares: a feature's first steps are short, so that a few supervised proofs do not fix what
 * thousands of samples are to teach.
 */
const INITIAL_SQUARES = 10;

/** The features of some actions: the weight numbers of all, one action after the other, and where each action's end. */
export interface ActionFeatures {
  readonly numbers: Int32Array;
  readonly ends: ArrayLike<number>;
}

export class AdagradStep {
  private readonly gradient: Float64Array;
  private touched = new Int32Array(1 << 12);

  /** For a model of so many weights. */
  constructor(weightCount: number) {
    this.gradient = new Float64Array(weightCount);
  }

  /**
   * Log-probability of action `chosen` of the `count` actions with these logits and features. With `rate` > 0 the weights
   * and squares take a step of the given example weight.
   */
  choose(
    { ends, numbers }: ActionFeatures,
    logits: Float64Array,
    first: number,
    count: number,
    chosen: number,
    weight: number,
    rate: number,
    weights: Float32Array,
    squares: Float32Array,
  ): number {
    let highest = -Infinity;
    for (let i = 0; i < count; i++) highest = Math.max(highest, logits[first + i]!);
    let sum = 0;
    for (let i = 0; i < count; i++) sum += Math.exp(logits[first + i]! - highest);
    const logProbability = logits[first + chosen]! - highest - Math.log(sum);
    if (rate === 0) return logProbability;
    let touched = 0;
    const all = ends[count - 1]!;
    if (this.touched.length < all) this.touched = new Int32Array(all * 2);
    for (let i = 0, at = 0; i < count; i++) {
      const slope = weight * ((i === chosen ? 1 : 0) - Math.exp(logits[first + i]! - highest) / sum);
      for (const end = ends[i]!; at < end; at++) {
        const feature = numbers[at]!;
        if (this.gradient[feature] === 0) this.touched[touched++] = feature;
        this.gradient[feature]! += slope;
      }
    }
    for (let i = 0; i < touched; i++) {
      const feature = this.touched[i]!;
      const slope = this.gradient[feature]!;
      this.gradient[feature] = 0;
      if (slope === 0) continue;
      squares[feature]! += slope * slope;
      weights[feature]! += (rate * slope) / Math.sqrt(squares[feature]! + INITIAL_SQUARES);
    }
    return logProbability;
  }
}
