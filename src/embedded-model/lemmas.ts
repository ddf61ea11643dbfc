/**
 * The lemmas the prover knows: names and signatures of Lean 4 core, as data, with the ways each may be used. A test
 * compares every signature with the library's text in `src/lean/prelude/`. Where `n + 1` here is `succ n` there, it
 * stands in the conclusion only: a goal that `apply` leaves would show `succ n`, which `rw` does not take for `n + 1`.
 */

/**
 * How a lemma is used:
 * - `rewrite`: `rw` with an instance, left to right; `rewriteBack`: right to left;
 * - `backward`: `apply` (or `exact`, without premises) on a matching target;
 * - `forward`: `have` from hypotheses that match all premises;
 * - `chainRight`: `refine Nat.le_trans ?_ (lemma …)`, matching the target's right side; `chainLeft`: the left side;
 * - `split`: `cases` on the disjunction it states.
 */
export type LemmaUse = "rewrite" | "rewriteBack" | "backward" | "forward" | "chainRight" | "chainLeft" | "split";

export interface LemmaEntry {
  readonly name: string;
  readonly signature: string;
  readonly uses: readonly LemmaUse[];
}

const USES: Readonly<Record<string, LemmaUse>> = {
  r: "rewrite",
  l: "rewriteBack",
  b: "backward",
  f: "forward",
  u: "chainRight",
  d: "chainLeft",
  s: "split",
};

const TABLE: ReadonlyArray<readonly [name: string, uses: string, signature: string]> = [
  ["Nat.add_comm", "r", "(n m : Nat) : n + m = m + n"],
  ["Nat.add_assoc", "rl", "(n m k : Nat) : n + m + k = n + (m + k)"],
  ["Nat.add_left_comm", "r", "(n m k : Nat) : n + (m + k) = m + (n + k)"],
  ["Nat.add_right_comm", "r", "(n m k : Nat) : n + m + k = n + k + m"],
  ["Nat.add_zero", "r", "(n : Nat) : n + 0 = n"],
  ["Nat.zero_add", "r", "(n : Nat) : 0 + n = n"],
  ["Nat.mul_comm", "r", "(n m : Nat) : n * m = m * n"],
  ["Nat.mul_assoc", "rl", "(n m k : Nat) : n * m * k = n * (m * k)"],
  ["Nat.mul_left_comm", "r", "(n m k : Nat) : n * (m * k) = m * (n * k)"],
  ["Nat.mul_right_comm", "r", "(n m k : Nat) : n * m * k = n * k * m"],
  ["Nat.mul_one", "r", "(n : Nat) : n * 1 = n"],
  ["Nat.one_mul", "r", "(n : Nat) : 1 * n = n"],
  ["Nat.mul_zero", "r", "(n : Nat) : n * 0 = 0"],
  ["Nat.zero_mul", "r", "(n : Nat) : 0 * n = 0"],
  ["Nat.two_mul", "rl", "(n : Nat) : 2 * n = n + n"],
  ["Nat.mul_two", "rl", "(n : Nat) : n * 2 = n + n"],
  ["Nat.mul_add", "rl", "(x y z : Nat) : x * (y + z) = x * y + x * z"],
  ["Nat.add_mul", "rl", "(x y z : Nat) : (x + y) * z = x * z + y * z"],
  ["Nat.mul_add_one", "rl", "(a b : Nat) : a * (b + 1) = a * b + a"],
  ["Nat.add_one_mul", "rl", "(a b : Nat) : (a + 1) * b = a * b + b"],
  ["Nat.pow_zero", "r", "(b : Nat) : b ^ 0 = 1"],
  ["Nat.pow_succ", "rl", "{b n : Nat} : b ^ (n + 1) = b ^ n * b"],
  ["Nat.pow_two", "rl", "(b : Nat) : b ^ 2 = b * b"],
  ["Nat.one_pow", "r", "(n : Nat) : 1 ^ n = 1"],
  ["Nat.pow_add", "rl", "(a m n : Nat) : a ^ (m + n) = a ^ m * a ^ n"],
  ["Nat.mul_pow", "rl", "(a b n : Nat) : (a * b) ^ n = a ^ n * b ^ n"],
  ["Nat.pow_mul", "rl", "(a m n : Nat) : a ^ (m * n) = (a ^ m) ^ n"],
  ["Nat.sub_self", "r", "(n : Nat) : n - n = 0"],
  ["Nat.sub_zero", "r", "(n : Nat) : n - 0 = n"],
  ["Nat.zero_sub", "r", "(n : Nat) : 0 - n = 0"],
  ["Nat.add_sub_cancel", "r", "(n m : Nat) : n + m - m = n"],
  ["Nat.add_sub_cancel_left", "r", "(n m : Nat) : n + m - n = m"],
  ["Nat.sub_sub", "rl", "(n m k : Nat) : n - m - k = n - (m + k)"],
  ["Nat.add_sub_add_right", "r", "(n k m : Nat) : n + k - (m + k) = n - m"],
  ["Nat.add_sub_add_left", "r", "(k n m : Nat) : k + n - (k + m) = n - m"],
  ["Nat.sub_mul", "rl", "(n m k : Nat) : (n - m) * k = n * k - m * k"],
  ["Nat.sub_add_cancel", "r", "{n m : Nat} (h : m ≤ n) : n - m + m = n"],
  ["Nat.add_sub_of_le", "r", "{a b : Nat} (h : a ≤ b) : a + (b - a) = b"],
  ["Nat.sub_eq_zero_of_le", "r", "{n m : Nat} (h : n ≤ m) : n - m = 0"],

  ["Nat.le_refl", "b", "(n : Nat) : n ≤ n"],
  ["Nat.zero_le", "b", "(n : Nat) : 0 ≤ n"],
  ["Nat.le_succ", "bu", "(n : Nat) : n ≤ n + 1"],
  ["Nat.le_add_right", "bu", "(n k : Nat) : n ≤ n + k"],
  ["Nat.le_add_left", "bu", "(n m : Nat) : n ≤ m + n"],
  ["Nat.sub_le", "bd", "(n m : Nat) : n - m ≤ n"],
  ["Nat.le_trans", "bf", "{n m k : Nat} : n ≤ m → m ≤ k → n ≤ k"],
  ["Nat.le_of_lt", "b", "{n m : Nat} : n < m → n ≤ m"],
  ["Nat.le_of_eq", "b", "{n m : Nat} (p : n = m) : n ≤ m"],
  ["Nat.succ_le_of_lt", "b", "{n m : Nat} (h : n < m) : n + 1 ≤ m"],
  ["Nat.le_of_lt_add_one", "bf", "{m n : Nat} : m < n + 1 → m ≤ n"],
  ["Nat.add_le_add", "b", "{a b c d : Nat} (h₁ : a ≤ b) (h₂ : c ≤ d) : a + c ≤ b + d"],
  ["Nat.add_le_add_left", "b", "{n m : Nat} (h : n ≤ m) (k : Nat) : k + n ≤ k + m"],
  ["Nat.add_le_add_right", "b", "{n m : Nat} (h : n ≤ m) (k : Nat) : n + k ≤ m + k"],
  ["Nat.mul_le_mul", "b", "{p q m n : Nat} (h₁ : p ≤ m) (h₂ : q ≤ n) : p * q ≤ m * n"],
  ["Nat.mul_le_mul_left", "b", "{m n : Nat} (k : Nat) (h : m ≤ n) : k * m ≤ k * n"],
  ["Nat.mul_le_mul_right", "b", "{m n : Nat} (k : Nat) (h : m ≤ n) : m * k ≤ n * k"],
  ["Nat.sub_le_sub_right", "b", "{n m : Nat} (h : n ≤ m) (k : Nat) : n - k ≤ m - k"],
  ["Nat.sub_le_sub_left", "b", "{n m : Nat} (h : n ≤ m) (k : Nat) : k - m ≤ k - n"],
  ["Nat.pow_le_pow_left", "b", "{m n : Nat} (h : m ≤ n) (i : Nat) : m ^ i ≤ n ^ i"],
  ["Nat.le_of_add_le_add_left", "bf", "{a b c : Nat} : a + b ≤ a + c → b ≤ c"],
  ["Nat.le_of_add_le_add_right", "bf", "{a b c : Nat} : a + b ≤ c + b → a ≤ c"],
  ["Nat.le.intro", "b", "{n m k : Nat} (h : n + k = m) : n ≤ m"],
  ["Nat.le.dest", "f", "{n m : Nat} : n ≤ m → ∃ k, n + k = m"],
  ["Nat.le_total", "s", "(m n : Nat) : m ≤ n ∨ n ≤ m"],
  ["Nat.lt_or_ge", "s", "(a b : Nat) : a < b ∨ a ≥ b"],
  ["Nat.eq_zero_or_pos", "s", "(n : Nat) : n = 0 ∨ 0 < n"],
  ["Nat.le_antisymm", "bf", "{n m : Nat} (h₁ : n ≤ m) (h₂ : m ≤ n) : n = m"],

  ["Nat.zero_lt_succ", "b", "(n : Nat) : 0 < n + 1"],
  ["Nat.lt_add_one", "b", "(n : Nat) : n < n + 1"],
  ["Nat.lt_irrefl", "b", "(n : Nat) : ¬(n < n)"],
  ["Nat.not_lt_zero", "b", "(n : Nat) : ¬(n < 0)"],
  ["Nat.lt_trans", "bf", "{n m k : Nat} : n < m → m < k → n < k"],
  ["Nat.lt_of_lt_of_le", "bf", "{n m k : Nat} : n < m → m ≤ k → n < k"],
  ["Nat.lt_of_le_of_lt", "bf", "{n m k : Nat} : n ≤ m → m < k → n < k"],
  ["Nat.lt_add_one_of_le", "b", "{n m : Nat} : n ≤ m → n < m + 1"],
  ["Nat.add_lt_add_left", "b", "{n m : Nat} (h : n < m) (k : Nat) : k + n < k + m"],
  ["Nat.add_lt_add_right", "b", "{n m : Nat} (h : n < m) (k : Nat) : n + k < m + k"],
  ["Nat.add_pos_left", "b", "{m : Nat} (h : 0 < m) (n : Nat) : 0 < m + n"],
  ["Nat.add_pos_right", "b", "{n : Nat} (m : Nat) (h : 0 < n) : 0 < m + n"],
  ["Nat.mul_pos", "b", "{n m : Nat} : n > 0 → m > 0 → n * m > 0"],
  ["Nat.not_le_of_gt", "b", "{n m : Nat} (h : n > m) : ¬(n ≤ m)"],

  ["Nat.add_left_cancel", "bf", "{n m k : Nat} : n + m = n + k → m = k"],
  ["Nat.add_right_cancel", "bf", "{n m k : Nat} : n + m = k + m → n = k"],
  ["Nat.eq_zero_of_le_zero", "f", "{n : Nat} (h : n ≤ 0) : n = 0"],
];

/** The lemma pool, in a fixed order: action numbers, hence names of conjectures, depend on it. */
export const LEMMAS: readonly LemmaEntry[] = TABLE.map(([name, uses, signature]) => ({
  name,
  signature,
  uses: [...uses].map((letter) => USES[letter]!),
}));
