/** Unification, reduction and metavariables: what becomes equal, and that nothing is left behind when it does not. */
import { beforeEach, describe, expect, test } from "vitest";
import { emptyContext } from "../../../src/lean/elaborate/local-context.ts";
import { Session, Transparency } from "../../../src/lean/elaborate/session.ts";
import { unify } from "../../../src/lean/elaborate/unify.ts";
import { whnf } from "../../../src/lean/elaborate/whnf.ts";
import { hooks } from "../../../src/lean/hooks.ts";
import {
  application,
  applications,
  arrow,
  boundVariable,
  budget,
  constant,
  freshFreeVariable,
  lambda,
  levelOne,
  levelSucc,
  levelZero,
  naturalLiteral,
  sort,
  type Term,
} from "../../../src/lean/kernel/index.ts";
import { library } from "./judge.ts";

const nat = constant("Nat");
const proposition = sort(levelZero);
const literal = (value: number): Term => naturalLiteral(value);
const add = (left: Term, right: Term): Term => applications(constant("Nat.add"), [left, right]);
const successor = (term: Term): Term => application(constant("Nat.succ"), term);

let session: Session;
/** A variable in the session's context. */
function variable(name: string, type: Term): Term {
  const made = freshFreeVariable(name, type);
  session.context = session.context.extend(made, name, true);
  return made;
}

beforeEach(() => {
  budget.refill(1_000_000);
  session = new Session(library, hooks);
});

describe("metavariables", () => {
  test("take the value of the other side, and its type", () => {
    const type = session.fresh(session.freshSort());
    const hole = session.fresh(type);
    expect(unify(session, hole, literal(3))).toBe(true);
    expect(session.instantiate(hole)).toBe(literal(3));
    expect(session.instantiate(type)).toBe(nat);
  });

  test("do not take a value of another type", () => {
    const hole = session.fresh(proposition);
    expect(unify(session, hole, literal(3))).toBe(false);
    expect(session.instantiate(hole)).toBe(hole);
  });

  test("do not occur in their own value", () => {
    const hole = session.fresh(nat);
    expect(unify(session, hole, add(hole, literal(1)))).toBe(false);
  });

  test("do not take variables that were not in scope where they were made", () => {
    const hole = session.fresh(nat);
    const later = variable("x", nat);
    expect(unify(session, hole, later)).toBe(false);
    expect(unify(session, session.fresh(nat), later)).toBe(true);
  });

  test("narrow metavariables of larger contexts in their value", () => {
    const outer = session.fresh(nat);
    const later = variable("x", nat);
    const inner = session.fresh(nat);
    expect(unify(session, outer, add(inner, literal(1)))).toBe(true);
    expect(unify(session, inner, later)).toBe(false);
    expect(unify(session, inner, literal(2))).toBe(true);
    expect(session.instantiate(outer)).toBe(add(literal(2), literal(1)));
  });

  test("opaque ones are goals: unification leaves them alone", () => {
    expect(unify(session, session.fresh(nat, "opaque"), literal(0))).toBe(false);
  });

  test("everything is undone when a later part fails", () => {
    const hole = session.fresh(nat);
    const f = variable("f", arrow(nat, arrow(nat, nat)));
    expect(unify(session, applications(f, [hole, literal(1)]), applications(f, [literal(0), literal(2)]))).toBe(false);
    expect(session.instantiate(hole)).toBe(hole);
  });
});

describe("patterns", () => {
  test("are solved by abstraction", () => {
    const predicate = session.fresh(arrow(nat, proposition));
    const x = variable("x", nat);
    const equation = applications(constant("Eq", [levelOne]), [nat, x, literal(0)]);
    expect(unify(session, application(predicate, x), equation)).toBe(true);
    const solution = session.instantiate(predicate);
    expect(solution.body).toBe(applications(constant("Eq", [levelOne]), [nat, boundVariable(0), literal(0)]));
  });

  test("other arguments are matched first-order", () => {
    const f = variable("f", arrow(nat, nat));
    const hole = session.fresh(arrow(nat, nat));
    expect(unify(session, application(hole, literal(2)), application(f, literal(2)))).toBe(true);
    expect(session.instantiate(hole)).toBe(f);
  });
});

describe("natural numbers", () => {
  test.each([
    [1, 3, 2],
    [3, 3, 0],
    [2, 7, 5],
  ])("?n + %i = %i gives %i", (offset, value, solution) => {
    const hole = session.fresh(nat);
    expect(unify(session, add(hole, literal(offset)), literal(value))).toBe(true);
    expect(session.instantiate(hole)).toBe(literal(solution));
  });

  test("an offset larger than the literal does not fit", () => {
    expect(unify(session, add(session.fresh(nat), literal(4)), literal(3))).toBe(false);
  });

  test("successors, offsets and literals are compared as numbers", () => {
    const n = variable("n", nat);
    expect(unify(session, successor(successor(n)), add(n, literal(2)))).toBe(true);
    expect(unify(session, add(add(n, literal(1)), literal(2)), add(n, literal(3)))).toBe(true);
    expect(unify(session, add(n, literal(1)), add(n, literal(2)))).toBe(false);
    expect(unify(session, constant("Nat.zero"), literal(0))).toBe(true);
    expect(unify(session, add(n, literal(1)), literal(0))).toBe(false);
  });
});

describe("heads that nothing moves", () => {
  const instances = (left: Term, right: Term): boolean =>
    session.withTransparency(Transparency.instances, () => unify(session, left, right));

  test("are equal by their arguments or as numbers only", () => {
    const n = variable("n", nat);
    const m = variable("m", nat);
    expect(instances(add(n, m), add(n, m))).toBe(true);
    expect(instances(add(n, m), add(m, n))).toBe(false);
    expect(instances(n, literal(0))).toBe(false);
    expect(instances(n, add(n, literal(0)))).toBe(false);
    expect(instances(successor(n), add(n, literal(1)))).toBe(true);
    expect(instances(constant("Nat.zero"), literal(0))).toBe(true);
    expect(instances(add(literal(2), literal(3)), literal(5))).toBe(true);
    expect(instances(add(successor(n), m), add(add(n, literal(1)), m))).toBe(true);
  });

  test("are those of numbers, propositions and types that the transparency does not unfold", () => {
    expect(library.movesAt("Nat.add")).toBe(Transparency.default);
    expect(library.movesAt("Ne")).toBe(Transparency.reducible);
    expect(library.movesAt("Nat.succ")).toBeGreaterThan(Transparency.all);
    expect(library.movesAt("And")).toBeGreaterThan(Transparency.all);
    // A proof, a structure's constructor, a recursor, and what is not declared.
    for (const name of ["Nat.add_comm", "Or.inl", "Prod.mk", "Nat.rec", "nowhere"])
      expect(library.movesAt(name)).toBe(Transparency.none);
  });

  test("move again when an attribute says so", () => {
    const own = library.extend();
    expect(own.movesAt("Nat.add")).toBe(Transparency.default);
    own.attribute("Nat.add", "reducible");
    expect(own.movesAt("Nat.add")).toBe(Transparency.reducible);
    expect(library.movesAt("Nat.add")).toBe(Transparency.default);
  });
});

describe("definitions", () => {
  test("unfold as far as the transparency allows", () => {
    const n = variable("n", nat);
    const strict = applications(constant("Nat.lt"), [n, literal(3)]);
    const weak = applications(constant("Nat.le"), [add(n, literal(1)), literal(3)]);
    expect(unify(session, strict, weak)).toBe(true);
    expect(session.withTransparency(Transparency.reducible, () => unify(session, strict, weak))).toBe(false);
  });

  test("recursive functions unfold on constructors only, and recursive calls are shown as calls", () => {
    const n = variable("n", nat);
    const m = variable("m", nat);
    expect(whnf(session, add(n, successor(m)))).toBe(successor(add(n, m)));
    expect(whnf(session, add(n, m))).toBe(add(n, m));
    expect(unify(session, add(literal(0), n), n)).toBe(false);
    expect(unify(session, add(n, literal(0)), n)).toBe(true);
  });

  test("functions are equal up to η, proofs whatever they are", () => {
    const f = variable("f", arrow(nat, nat));
    expect(unify(session, lambda("x", nat, application(f, boundVariable(0))), f)).toBe(true);
    const p = variable("p", proposition);
    expect(unify(session, variable("a", p), variable("b", p))).toBe(true);
    expect(unify(session, variable("k", nat), variable("l", nat))).toBe(false);
  });
});

describe("universes", () => {
  test("level metavariables are solved, also later", () => {
    const level = session.metavariables.makeLevel();
    expect(unify(session, sort(levelSucc(level)), sort(levelOne))).toBe(true);
    expect(session.metavariables.instantiateLevel(level)).toBe(levelZero);
    expect(unify(session, sort(levelSucc(session.metavariables.makeLevel())), sort(levelZero))).toBe(false);
  });
});

describe("local contexts", () => {
  test("find the newest accessible variable of a name", () => {
    const old = freshFreeVariable("x", nat);
    const hidden = freshFreeVariable("x", proposition);
    const context = emptyContext.extend(old, "x", true).extend(hidden, "x", false);
    expect(context.lookup("x")?.variable).toBe(old);
    expect(context.without([old]).variables()).toEqual([hidden]);
    expect(context.renamed(hidden, "y").lookup("y")?.variable).toBe(hidden);
  });
});
