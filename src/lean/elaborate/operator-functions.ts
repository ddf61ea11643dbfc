/**
 * The library's operators: each is the projection of its class at a known instance, and unfolds to a function.
 */

/** The function behind each operator; "" for a statement written out (`∃ c, b = a * c`). */
export const functionBehind: ReadonlyMap<string, string> = new Map([
  ["instNat.hAdd", "Nat.add"],
  ["instNat.hSub", "Nat.sub"],
  ["instNat.hMul", "Nat.mul"],
  ["instNat.hDiv", "Nat.div"],
  ["instNat.hMod", "Nat.mod"],
  ["instNat.hPow", "Nat.pow"],
  ["instNat.le", "Nat.le"],
  ["instNat.lt", "Nat.lt"],
  ["instNat.dvd", ""],
]);
