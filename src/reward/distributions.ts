/**
 * Quantiles that simple-statistics does not offer, for the intervals: the beta distribution and Student's t.
 * The regularised incomplete beta function by Lentz's continued fraction (Abramowitz & Stegun 26.5.8; Numerical
 * Recipes, 3rd ed., section 6.4); quantiles by bisection on it, since they are no hot path.
 */
import { bisect, gammaln } from "simple-statistics";

const tiny = 1e-300;
const awayFromZero = (value: number): number => (Math.abs(value) < tiny ? tiny : value);

const betaContinuedFraction = (x: number, a: number, b: number): number => {
  let c = 1;
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m <= 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / awayFromZero(1 + even * d);
    c = awayFromZero(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / awayFromZero(1 + odd * d);
    c = awayFromZero(1 + odd / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return fraction;
};

/** Distribution function of Beta(a, b) at x in [0, 1]; a, b > 0. */
export const betaDistribution = (x: number, a: number, b: number): number => {
  const front = Math.exp(gammaln(a + b) - gammaln(a) - gammaln(b) + a * Math.log(x) + b * Math.log1p(-x));
  return x < (a + 1) / (a + b + 2)
    ? (front * betaContinuedFraction(x, a, b)) / a
    : 1 - (front * betaContinuedFraction(1 - x, b, a)) / b;
};

/** The x in [0, 1] with betaDistribution(x, a, b) = probability; probability in (0, 1). */
export const betaQuantile = (probability: number, a: number, b: number): number =>
  bisect((x: number) => betaDistribution(x, a, b) - probability, 0, 1, 200, 1e-14);

/** Distribution function of Student's t with `degrees` > 0 degrees of freedom. */
export const studentDistribution = (t: number, degrees: number): number => {
  const tail = betaDistribution(degrees / (degrees + t * t), degrees / 2, 0.5) / 2;
  return t > 0 ? 1 - tail : tail;
};

/** Quantile of Student's t; probability in (0, 1), degrees > 0. */
export const studentQuantile = (probability: number, degrees: number): number => {
  if (probability === 0.5) return 0;
  // t² = degrees·(1 − x)/x where x is the quantile of Beta(degrees/2, 1/2) at twice the tail.
  const tail = Math.min(probability, 1 - probability);
  const x = betaQuantile(2 * tail, degrees / 2, 0.5);
  const t = Math.sqrt((degrees * (1 - x)) / x);
  return probability < 0.5 ? -t : t;
};
