import { describe, expect, test } from "vitest";
import { releaseKeeping } from "../../../src/lean/elaborate/release-keeping.ts";
import {
  addDeclaration,
  alphaEqual,
  application,
  axiomsOf,
  BinderInfo,
  boundVariable,
  budget,
  checkTheorem,
  constant,
  constantsOf,
  Environment,
  freshFreeVariable,
  KernelError,
  lambda,
  levelOne,
  levelParameter,
  levelSucc,
  naturalLiteral,
  sort,
  TypeChecker,
  terms,
} from "../../../src/lean/kernel/index.ts";
import {
  apply,
  byRecursion,
  call,
  environmentWith,
  families,
  literal,
  NAT,
  natEq,
  PROP,
  SUCC,
  ZERO,
} from "./families.ts";
import { allProofs } from "./proofs.ts";

const add = (left: number, right: number) => call("Nat.add", [], literal(left), literal(right));

describe("the term table", () => {
  test("shares equal terms and tells different ones apart", () => {
    const body = application(SUCC, boundVariable(0));
    expect(application(SUCC, ZERO)).toBe(application(constant("Nat.succ"), constant("Nat.zero")));
    expect(lambda("x", NAT, body)).not.toBe(lambda("y", NAT, body));
    expect(alphaEqual(lambda("x", NAT, body), lambda("y", NAT, body, BinderInfo.implicit))).toBe(true);
    expect(alphaEqual(lambda("x", NAT, body), lambda("x", NAT, boundVariable(0)))).toBe(false);
    expect(naturalLiteral(5n)).toBe(naturalLiteral(5));
    expect(sort(levelSucc(levelParameter("u")))).toBe(sort(levelSucc(levelParameter("u"))));
  });

  test("keeps nothing of three thousand checks", () => {
    const environment = environmentWith();
    const size = terms.size;
    for (let i = 0; i < 3000; i++) {
      const mark = terms.mark();
      budget.refill(100_000);
      const { type, value } = allProofs()[i % 6]!;
      checkTheorem(environment, [], type, value);
      terms.release(mark);
    }
    expect(terms.size).toBe(size);
  });

  test("makes the same terms again after a release, with the same serials", () => {
    const mark = terms.mark();
    const first = application(SUCC, naturalLiteral(123_456_789));
    const { serial } = first;
    terms.release(mark);
    const again = terms.mark();
    const second = application(SUCC, naturalLiteral(123_456_789));
    expect(second.serial).toBe(serial);
    expect(second).not.toBe(first);
    terms.release(again);
  });

  test("forgets with a scope what was remembered in it, and knows again what was known before", () => {
    const term = application(SUCC, literal(41));
    const { id } = environmentWith();
    terms.memory(term, id).reduced = literal(42);
    const mark = terms.mark();
    terms.ownMemory(term).reduced = application(SUCC, application(SUCC, freshFreeVariable("x", NAT)));
    const inner = terms.mark();
    expect(terms.memory(term, environmentWith().id).reduced).toBeNull();
    terms.ownMemory(term).checked = NAT;
    terms.release(inner);
    expect(terms.memory(term, id).checked).toBeNull();
    expect(terms.memory(term, id).reduced).not.toBe(literal(42));
    terms.release(mark);
    expect(terms.memory(term, id).reduced).toBe(literal(42));
  });

  test("grows past its first size and stays consistent through nested scopes", () => {
    const outer = terms.mark();
    const kept = Array.from({ length: 50_000 }, (_, i) => application(SUCC, naturalLiteral(1_000_000 + i)));
    const inner = terms.mark();
    for (let i = 0; i < 50_000; i++) application(ZERO, naturalLiteral(2_000_000 + i));
    terms.release(inner);
    for (let i = 0; i < 50_000; i += 997) expect(application(SUCC, naturalLiteral(1_000_000 + i))).toBe(kept[i]);
    terms.release(outer);
  });
});

describe("environments", () => {
  test("do not share what was cached: the same names with other definitions compute differently", () => {
    const real = environmentWith(["Nat", "Eq"]);
    const other = new Environment();
    for (const name of ["Nat", "Eq"]) addDeclaration(other, families[name]!());
    const binary = real.require("Nat.add").type;
    addDeclaration(other, {
      kind: "definition",
      name: "Nat.add",
      levelParameters: [],
      type: binary,
      value: byRecursion(
        (m) => m,
        (_, ih) => ih,
      ),
      hint: 1,
    });
    const sum = add(2, 3);
    for (let round = 0; round < 2; round++) {
      expect(new TypeChecker(real).isDefEq(sum, literal(5))).toBe(true);
      expect(new TypeChecker(other).isDefEq(sum, literal(5))).toBe(false);
      expect(new TypeChecker(other).isDefEq(sum, literal(2))).toBe(true);
      expect(new TypeChecker(real).isDefEq(sum, literal(2))).toBe(false);
    }
  });

  test("forget the declarations of a scope and what was cached about them", () => {
    const environment = environmentWith(["Nat", "Eq"]);
    const f = constant("f");
    const define = (value: number) =>
      addDeclaration(environment, {
        kind: "definition",
        name: "f",
        levelParameters: [],
        type: NAT,
        value: literal(value),
        hint: 1,
      });
    for (const value of [7, 8]) {
      const mark = environment.mark();
      define(value);
      expect(new TypeChecker(environment).isDefEq(f, literal(value))).toBe(true);
      expect(new TypeChecker(environment).isDefEq(f, literal(15 - value))).toBe(false);
      environment.release(mark);
      expect(environment.has("f")).toBe(false);
    }
  });

  test("refuse a declaration inside a scope they have not marked", () => {
    const environment = environmentWith(["Nat"]);
    const mark = terms.mark();
    expect(() => addDeclaration(environment, { kind: "axiom", name: "x", levelParameters: [], type: NAT })).toThrow(
      /scope/,
    );
    terms.release(mark);
  });

  test("are unchanged by a declaration that is refused", () => {
    const environment = environmentWith(["Nat", "Eq"]);
    const names = [...environment.names()];
    expect(() =>
      addDeclaration(environment, {
        kind: "theorem",
        name: "wrong",
        levelParameters: [],
        type: natEq(literal(1), literal(2)),
        value: call("Eq.refl", [levelOne], NAT, literal(1)),
      }),
    ).toThrow(KernelError);
    expect([...environment.names()]).toEqual(names);
    expect(budget.depth).toBe(0);
  });

  test("know the axioms that a term rests on", () => {
    const environment = environmentWith(["Nat", "Eq", "False"]);
    addDeclaration(environment, { kind: "axiom", name: "oops", levelParameters: [], type: constant("False") });
    const proof = call("False.rec", [levelOne], lambda("_", constant("False"), NAT), constant("oops"));
    addDeclaration(environment, {
      kind: "definition",
      name: "derived",
      levelParameters: [],
      type: NAT,
      value: proof,
      hint: 1,
    });
    expect(axiomsOf(environment, apply(SUCC, constant("derived")))).toEqual(["oops"]);
    expect(axiomsOf(environment, apply(SUCC, ZERO))).toEqual([]);
    expect(constantsOf(apply(SUCC, add(1, 2)))).toEqual(["Nat", "Nat.add", "Nat.succ"]);
  });
});

describe("mismatches", () => {
  test("say what was expected and what was found", () => {
    const environment = environmentWith(["Nat", "Eq"]);
    const wanted = natEq(literal(1), literal(2));
    try {
      checkTheorem(environment, [], wanted, call("Eq.refl", [levelOne], NAT, literal(1)));
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(KernelError);
      expect((error as KernelError).expected).toBe(wanted);
      expect((error as KernelError).found).toBe(natEq(literal(1), literal(1)));
    }
  });

  test("a free variable of a let unfolds to its value", () => {
    const environment = environmentWith(["Nat", "Eq"]);
    const x = freshFreeVariable("x", NAT, literal(4));
    expect(new TypeChecker(environment).isDefEq(apply(SUCC, x), literal(5))).toBe(true);
    const y = freshFreeVariable("y", PROP);
    expect(new TypeChecker(environment).infer(y)).toBe(PROP);
  });
});

describe("a scope released except for some terms", () => {
  test("leaves just those, equal to what building them again gives", () => {
    const build = () => {
      const u = levelParameter("kept_universe");
      const body = application(constant("keptFunction", [levelSucc(levelSucc(u))]), naturalLiteral(987_654_321));
      return [lambda("kept", sort(u), application(body, boundVariable(0))), body] as const;
    };
    const before = terms.size;
    const token = terms.mark();
    for (let i = 0; i < 100; i++) application(ZERO, naturalLiteral(5_000_000 + i));
    const kept = releaseKeeping(token, build());
    const size = terms.size;
    expect(size - before).toBeLessThan(12);
    expect(build()).toEqual(kept);
    expect(build()[0]).toBe(kept[0]);
    expect(build()[1]).toBe(kept[1]);
    expect(terms.size).toBe(size);
  });
});
