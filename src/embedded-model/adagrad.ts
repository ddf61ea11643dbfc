/**
 * The gradient of the log-probability of what was chosen among log-linear actions, for one choice or summed over several,
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
  private touchedCount = 0;

  /** For a model of so many weights. */
  constructor(weightCount: number) {
    this.gradient = new Float64Array(weightCount);
  }

  /**
   * Log-probability of action `chosen` of the `count` actions with these logits and features. `weight` times its gradient
   * is added to what the next step follows; 0 only measures.
   */
  add(
    { ends, numbers }: ActionFeatures,
    logits: Float64Array,
    first: number,
    count: number,
    chosen: number,
    weight: number,
  ): number {
    let highest = -Infinity;
    for (let i = 0; i < count; i++) highest = Math.max(highest, logits[first + i]!);
    let sum = 0;
    for (let i = 0; i < count; i++) sum += Math.exp(logits[first + i]! - highest);
    const logProbability = logits[first + chosen]! - highest - Math.log(sum);
    if (weight === 0) return logProbability;
    const most = this.touchedCount + ends[count - 1]!;
    if (this.touched.length < most) {
      const wider = new Int32Array(most * 2);
      wider.set(this.touched);
      this.touched = wider;
    }
    for (let i = 0, at = 0; i < count; i++) {
      const slope = weight * ((i === chosen ? 1 : 0) - Math.exp(logits[first + i]! - highest) / sum);
      for (const end = ends[i]!; at < end; at++) {
        const feature = numbers[at]!;
        if (this.gradient[feature] === 0) this.touched[this.touchedCount++] = feature;
        this.gradient[feature]! += slope;
      }
    }
    return logProbability;
  }

  /** One step along `scale` times what was added since the last one, which is then forgotten. */
  take(scale: number, rate: number, weights: Float32Array, squares: Float32Array): void {
    for (let i = 0; i < this.touchedCount; i++) {
      const feature = this.touched[i]!;
      const slope = scale * this.gradient[feature]!;
      this.gradient[feature] = 0;
      if (slope === 0) continue;
      squares[feature]! += slope * slope;
      weights[feature]! += (rate * slope) / Math.sqrt(squares[feature]! + INITIAL_SQUARES);
    }
    this.touchedCount = 0;
  }
}
