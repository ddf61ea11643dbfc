/** The library: how many lemmas it has, that they are used as in Lean 4 core, and that its functions compute. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { deriveStream } from "../../../src/domain/random.ts";
import { elaborateStatement, loadLibrary, verifyFile, verifyProof, withTermScope } from "../../../src/lean/index.ts";
import { applications, constant, naturalLiteral, type Term, TypeChecker } from "../../../src/lean/kernel/index.ts";

const library = loadLibrary();

test("has more than 250 theorems, none resting on other axioms than Lean's three", () => {
  const { environment } = library;
  const names = [...environment.names()];
  const axioms = names.filter((name) => environment.get(name)!.kind === "axiom");
  expect(axioms.sort()).toEqual(["Classical.choice", "Quot.sound", "propext"]);
  expect(names.filter((name) => environment.get(name)!.kind === "theorem").length).toBeGreaterThan(250);
});

test("takes lemma names, argument order and implicit arguments as Lean 4 core does", () => {
  const source = readFileSync(path.join(import.meta.dirname, "signatures.lean"), "utf8");
  const entries = verifyFile(library, source);
  expect(entries.filter(({ verdict }) => verdict.kind !== "accepted")).toEqual([]);
  expect(entries.length).toBeGreaterThan(100);
});

test("keeps lemmas that core does not have to itself", () => {
  const text = "theorem t (h : 2 < 3) : Nat.ble 3 2 = Bool.false := Nat.ble_eq_false_of_lt h";
  expect(library.environment.get("Nat.ble_eq_false_of_lt")?.kind).toBe("theorem");
  expect(verifyFile(library, text)).toMatchObject([
    { verdict: { kind: "unsupported", construct: expect.stringContaining("Nat.ble_eq_false_of_lt") } },
  ]);
});

const functions: readonly (readonly [string, (a: bigint, b: bigint) => bigint])[] = [
  ["a + b", (a, b) => a + b],
  ["a * b", (a, b) => a * b],
  ["a - b", (a, b) => (a > b ? a - b : 0n)],
  ["a / b", (a, b) => (b === 0n ? 0n : a / b)],
  ["a % b", (a, b) => (b === 0n ? a : a % b)],
  ["Nat.gcd a b", greatestCommonDivisor],
  ["min a b", (a, b) => (a < b ? a : b)],
  ["max a b", (a, b) => (a < b ? b : a)],
];

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

const verdictOf = (statement: string, proof: string): string =>
  withTermScope(() => {
    const elaborated = elaborateStatement(library, `theorem t : ${statement} := by`);
    if ("kind" in elaborated) throw new Error(elaborated.kind);
    return verifyProof(library, elaborated, `\n  ${proof}`).kind;
  });

test("computes on literals of any size; the wrong value is refused", () => {
  const stream = deriveStream("prelude", "evaluation");
  for (let i = 0; i < 100; i++) {
    const [a, b] = [randomNatural(), randomNatural()];
    const [text, compute] = functions[stream.nextInt(functions.length)]!;
    const call = text.replace(/\ba\b/, String(a)).replace(/\bb\b/, String(b));
    const value = compute(a, b);
    expect(verdictOf(`${call} = ${value}`, "rfl"), `${call} = ${value}`).toBe("accepted");
    expect(verdictOf(`${call} = ${value}`, "decide"), `${call} = ${value}`).toBe("accepted");
    expect(verdictOf(`${call} = ${value + 1n}`, "rfl"), `${call} ≠ ${value + 1n}`).toBe("rejected");
    expect(verdictOf(`${call} = ${value + 1n}`, "decide"), `${call} ≠ ${value + 1n}`).toBe("rejected");
  }

  function randomNatural(): bigint {
    const digits = stream.nextInt(4) === 0 ? 25 : 1 + stream.nextInt(3);
    return BigInt(Array.from({ length: digits }, () => stream.nextInt(10)).join(""));
  }
});

test("its functions on fuel agree with what the kernel computes on literals", () => {
  // `Nat.div.go` and the others are not computed by the kernel itself, so this unfolds the definitions.
  const checker = new TypeChecker(library.environment);
  const call = (name: string, ...args: number[]): Term => applications(constant(name), args.map(naturalLiteral));
  const agree = (left: Term, right: Term): void => expect(checker.isDefEq(left, right)).toBe(true);
  for (const [a, b] of [
    [0, 0],
    [7, 0],
    [0, 3],
    [17, 5],
    [20, 4],
    [3, 9],
    [12, 18],
  ] as const) {
    agree(call("Nat.mod.go", b, a, a), call("Nat.mod", a, b));
    agree(call("Nat.gcd.go", a, a, b), call("Nat.gcd", a, b));
    if (b > 0) agree(call("Nat.div.go", b, a, a), call("Nat.div", a, b));
    expect(checker.isDefEq(call("Nat.mod.go", b, a, a), naturalLiteral(a + 1))).toBe(false);
  }
});
