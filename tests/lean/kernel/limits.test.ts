import { describe, expect, test } from "vitest";
import {
  application,
  budget,
  checkTheorem,
  freshFreeVariable,
  KernelError,
  lambda,
  levelOne,
  levelZero,
  MAX_TERM_DEPTH,
  pi,
  ResourceLimit,
  type Term,
  TypeChecker,
  terms,
} from "../../../src/lean/kernel/index.ts";
import { apply, boundVariable, call, environmentWith, fun, literal, NAT, natEq, SUCC, ZERO } from "./families.ts";

const environment = environmentWith();
const checker = new TypeChecker(environment);

/** "decided", or the resource that was spent; anything else (a RangeError above all) fails the test. */
function outcome(work: () => unknown, steps = 1_000_000): string {
  const mark = terms.mark();
  budget.refill(steps);
  try {
    work();
    return "decided";
  } catch (error) {
    if (error instanceof ResourceLimit) return error.resource;
    if (error instanceof KernelError) return "decided";
    throw error;
  } finally {
    budget.depth = 0;
    terms.release(mark);
  }
}

function repeat(count: number, start: Term, step: (term: Term) => Term): Term {
  let term = start;
  for (let i = 0; i < count; i++) term = step(term);
  return term;
}

const tower = (height: number, base: Term = ZERO): Term => repeat(height, base, (term) => apply(SUCC, term));
const refl = call("Eq.refl", [levelOne], NAT, ZERO);
const natMotive = fun("_", NAT, () => NAT);

/** Work whose nesting grows with `size`. */
const shapes: Readonly<Record<string, (size: number) => unknown>> = {
  "a tower of successors": (size) => checker.check(tower(size)),
  "a tower against a literal": (size) =>
    checkTheorem(environment, [], natEq(tower(size), literal(size)), call("Eq.refl", [levelOne], NAT, literal(size))),
  "addition of a tower to a variable": (size) => {
    const x = freshFreeVariable("x", NAT);
    return checker.isDefEq(call("Nat.add", [], x, tower(size)), tower(size, x));
  },
  "nested have steps": (size) =>
    checker.check(repeat(size, refl, (body) => apply(lambda("h", natEq(ZERO, ZERO), body), refl))),
  "nested lambdas": (size) => checker.check(repeat(size, refl, (body) => lambda("x", NAT, body))),
  "nested domains": (size) => checker.check(repeat(size, NAT, (type) => pi("f", type, NAT))),
  "a long list": (size) =>
    checker.check(
      repeat(size, call("List.nil", [levelZero], NAT), (tail) => call("List.cons", [levelZero], NAT, ZERO, tail)),
    ),
  "nested arguments that differ inside": (size) => {
    const f = freshFreeVariable("f", pi("", NAT, NAT));
    const redex = application(lambda("x", NAT, boundVariable(0)), ZERO);
    const deep = (start: Term): Term => repeat(size, start, (term) => application(f, term));
    return checker.isDefEq(deep(ZERO), deep(redex));
  },
  "a recursion on a literal": (size) => {
    const step = fun("k", NAT, () => fun("ih", NAT, (ih) => apply(SUCC, apply(SUCC, ih))));
    return checker.isDefEq(call("Nat.rec", [levelOne], natMotive, ZERO, step, literal(size)), literal(2 * size));
  },
};

describe("resource limits", () => {
  for (const [name, work] of Object.entries(shapes))
    test(`${name}: small ones are decided, deep ones given up, none crashes`, () => {
      expect(outcome(() => work(100))).toBe("decided");
      for (const size of [400, 900, MAX_TERM_DEPTH - 100, MAX_TERM_DEPTH * 3])
        expect(["decided", "depth"]).toContain(outcome(() => work(size)));
    });

  test("an endless recursion spends its steps", () => {
    const x = freshFreeVariable("x", NAT);
    const step = fun("k", NAT, () => fun("ih", NAT, (ih) => ih));
    const countdown = call("Nat.rec", [levelOne], natMotive, x, step, literal(10n ** 12n));
    expect(outcome(() => checker.isDefEq(countdown, x), 20_000)).toBe("steps");
  });

  test("a number too large to compute is given up", () => {
    const huge = (height: number): Term => repeat(height, literal(2), (term) => call("Nat.mul", [], term, term));
    expect(outcome(() => checker.whnf(huge(40)))).toBe("number-size");
  });
});
