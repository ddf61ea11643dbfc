/** Closed statements about integers are decided as arithmetic on them says, computed here in another way. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { elaborateStatement, loadLibrary, verifyProof, withTermScope } from "../../../src/lean/index.ts";

interface Value {
  readonly text: string;
  readonly value: bigint;
}

/** The quotient that leaves no negative remainder. */
function quotient(a: bigint, b: bigint): bigint {
  if (b === 0n) return 0n;
  const magnitude = b < 0n ? -b : b;
  const remainder = ((a % magnitude) + magnitude) % magnitude;
  return (a - remainder) / b;
}

const absolute = (a: bigint): bigint => (a < 0n ? -a : a);
const operations: Readonly<Record<string, (a: bigint, b: bigint) => bigint>> = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": quotient,
  "%": (a, b) => a - b * quotient(a, b),
};
const relations: Readonly<Record<string, (a: bigint, b: bigint) => boolean>> = {
  "=": (a, b) => a === b,
  "≠": (a, b) => a !== b,
  "<": (a, b) => a < b,
  "≤": (a, b) => a <= b,
  ">": (a, b) => a > b,
  "≥": (a, b) => a >= b,
  "∣": (a, b) => (a === 0n ? b === 0n : b % a === 0n),
};

const numeral = fc
  .bigInt({ min: -20n, max: 20n })
  .map((value): Value => ({ text: value < 0n ? `(${value})` : String(value), value }));
const { integer } = fc.letrec<{ integer: Value }>((tie) => ({
  integer: fc.oneof(
    { maxDepth: 3 },
    numeral,
    fc.tuple(fc.constantFrom(...Object.keys(operations)), tie("integer"), tie("integer")).map(([symbol, a, b]) => ({
      text: `(${a.text} ${symbol} ${b.text})`,
      value: operations[symbol]!(a.value, b.value),
    })),
    tie("integer").map((a) => ({ text: `(-${a.text})`, value: -a.value })),
    tie("integer").map((a) => ({ text: `((Int.natAbs ${a.text} : Nat) : Int)`, value: absolute(a.value) })),
    tie("integer").map((a) => ({ text: `↑(Int.toNat ${a.text})`, value: a.value < 0n ? 0n : a.value })),
    fc.tuple(tie("integer"), fc.nat(3)).map(([a, n]) => ({ text: `(${a.text} ^ ${n})`, value: a.value ** BigInt(n) })),
  ),
}));
const statement = fc.tuple(fc.constantFrom(...Object.keys(relations)), integer, integer).map(([symbol, a, b]) => ({
  text: `(${a.text} : Int) ${symbol} ${b.text}`,
  holds: relations[symbol]!(a.value, b.value),
}));

const library = loadLibrary();
const verdict = (text: string, proof: string): string =>
  withTermScope(() => {
    const elaborated = elaborateStatement(library, `theorem t : ${text} := by`);
    return "kind" in elaborated ? JSON.stringify(elaborated) : verifyProof(library, elaborated, `\n  ${proof}`).kind;
  });

test("`decide` accepts what holds, and the denial of what does not", () => {
  fc.assert(
    fc.property(statement, ({ text, holds }) => {
      expect(verdict(text, "decide"), text).toBe(holds ? "accepted" : "rejected");
      expect(verdict(`¬(${text})`, "decide"), text).toBe(holds ? "rejected" : "accepted");
    }),
    { numRuns: 300, seed: 7 },
  );
});

test("`omega` and `simp` prove nothing that does not hold", () => {
  const proved = { omega: 0, simp: 0 };
  fc.assert(
    fc.property(statement, ({ text, holds }) => {
      for (const tactic of ["omega", "simp"] as const) {
        const claim = holds ? text : `¬(${text})`;
        expect(verdict(holds ? `¬(${text})` : text, tactic), text).not.toBe("accepted");
        if (verdict(claim, tactic) === "accepted") proved[tactic]++;
      }
    }),
    { numRuns: 300, seed: 11 },
  );
  // Divisors and exponents that are no numerals are beyond both.
  expect(proved.omega).toBeGreaterThan(150);
  expect(proved.simp).toBeGreaterThan(150);
});

test("`omega` agrees with values on statements about variables", () => {
  const linear = fc.letrec<{ term: { text: string; at: (x: bigint, n: bigint) => bigint } }>((tie) => ({
    term: fc.oneof(
      { maxDepth: 3 },
      fc.constant({ text: "x", at: (x: bigint) => x }),
      fc.constant({ text: "↑n", at: (_: bigint, n: bigint) => n }),
      numeral.map(({ text, value }) => ({ text, at: () => value })),
      fc.tuple(tie("term"), tie("term")).map(([a, b]) => ({
        text: `(${a.text} - ${b.text})`,
        at: (x: bigint, n: bigint) => a.at(x, n) - b.at(x, n),
      })),
      fc.tuple(numeral, tie("term")).map(([k, a]) => ({
        text: `(${k.text} * ${a.text})`,
        at: (x: bigint, n: bigint) => k.value * a.at(x, n),
      })),
      fc.tuple(tie("term"), fc.bigInt({ min: 1n, max: 5n })).map(([a, k]) => ({
        text: `(${a.text} / ${k})`,
        at: (x: bigint, n: bigint) => quotient(a.at(x, n), k),
      })),
      fc.tuple(tie("term"), fc.bigInt({ min: 1n, max: 5n })).map(([a, k]) => ({
        text: `(${a.text} % ${k})`,
        at: (x: bigint, n: bigint) => a.at(x, n) - k * quotient(a.at(x, n), k),
      })),
    ),
  })).term;
  const samples = [-7n, -6n, -3n, -1n, 0n, 1n, 2n, 5n, 12n];
  let accepted = 0;
  fc.assert(
    fc.property(fc.constantFrom("=", "≤", "<", "≠"), linear, linear, (symbol, a, b) => {
      const text = `∀ (x : Int) (n : Nat), (${a.text} : Int) ${symbol} ${b.text}`;
      if (verdict(text, "omega") !== "accepted") return;
      accepted++;
      for (const x of samples)
        for (const n of samples.filter((value) => value >= 0n))
          expect(relations[symbol]!(a.at(x, n), b.at(x, n)), `${text} at ${x}, ${n}`).toBe(true);
    }),
    { numRuns: 400, seed: 3 },
  );
  expect(accepted).toBeGreaterThan(40);
});
