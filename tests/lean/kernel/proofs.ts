/** Proof terms for tests: each a proposition and its proof, over the families of families.ts. */
import {
  freshFreeVariable,
  lambdaOver,
  levelOne,
  levelZero,
  piOver,
  projection,
  type Term,
} from "../../../src/lean/kernel/index.ts";
import { apply, call, forall, fun, literal, NAT, natEq, PROP, SUCC, ZERO } from "./families.ts";

export interface Proof {
  readonly name: string;
  readonly type: Term;
  readonly value: Term;
}

const add = (left: Term, right: Term): Term => call("Nat.add", [], left, right);
const le = (left: Term, right: Term): Term => call("Nat.le", [], left, right);
const or = (left: Term, right: Term): Term => call("Or", [], left, right);
const and = (left: Term, right: Term): Term => call("And", [], left, right);

function zeroAdd(): Proof {
  const statement = (n: Term): Term => natEq(add(ZERO, n), n);
  const step = fun("n", NAT, (n) =>
    fun("ih", statement(n), (ih) => {
      const motive = fun("b", NAT, (b) =>
        fun("_", natEq(add(ZERO, n), b), () => natEq(apply(SUCC, add(ZERO, n)), apply(SUCC, b))),
      );
      const refl = call("Eq.refl", [levelOne], NAT, apply(SUCC, add(ZERO, n)));
      return call("Eq.rec", [levelZero, levelOne], NAT, add(ZERO, n), motive, refl, n, ih);
    }),
  );
  const base = call("Eq.refl", [levelOne], NAT, ZERO);
  const value = fun("n", NAT, (n) => call("Nat.rec", [levelZero], fun("n", NAT, statement), base, step, n));
  return { name: "0 + n = n", type: forall("n", NAT, statement), value };
}

function leTrans(): Proof {
  const n = freshFreeVariable("n", NAT);
  const m = freshFreeVariable("m", NAT);
  const k = freshFreeVariable("k", NAT);
  const h = freshFreeVariable("h", le(n, m));
  const g = freshFreeVariable("g", le(m, k));
  const motive = fun("k", NAT, (x) => fun("_", le(m, x), () => le(n, x)));
  const step = fun("j", NAT, (j) =>
    fun("_", le(m, j), () => fun("ih", le(n, j), (ih) => call("Nat.le.step", [], n, j, ih))),
  );
  const variables = [n, m, k, h, g];
  const value = call("Nat.le.rec", [], m, motive, h, step, k, g);
  return { name: "≤ is transitive", type: piOver(variables, le(n, k)), value: lambdaOver(variables, value) };
}

function andSwap(): Proof {
  const p = freshFreeVariable("p", PROP);
  const q = freshFreeVariable("q", PROP);
  const h = freshFreeVariable("h", and(p, q));
  const value = call("And.intro", [], q, p, projection("And", 1, h), projection("And", 0, h));
  return { name: "∧ is commutative", type: piOver([p, q, h], and(q, p)), value: lambdaOver([p, q, h], value) };
}

function orAssociative(): Proof {
  const p = freshFreeVariable("p", PROP);
  const q = freshFreeVariable("q", PROP);
  const r = freshFreeVariable("r", PROP);
  const h = freshFreeVariable("h", or(or(p, q), r));
  const goal = or(p, or(q, r));
  const inner = fun("g", or(p, q), (g) =>
    call(
      "Or.rec",
      [],
      p,
      q,
      fun("_", or(p, q), () => goal),
      fun("x", p, (x) => call("Or.inl", [], p, or(q, r), x)),
      fun("x", q, (x) => call("Or.inr", [], p, or(q, r), call("Or.inl", [], q, r, x))),
      g,
    ),
  );
  const last = fun("x", r, (x) => call("Or.inr", [], p, or(q, r), call("Or.inr", [], q, r, x)));
  const value = call(
    "Or.rec",
    [],
    or(p, q),
    r,
    fun("_", or(or(p, q), r), () => goal),
    inner,
    last,
    h,
  );
  const variables = [p, q, r, h];
  return { name: "∨ is associative", type: piOver(variables, goal), value: lambdaOver(variables, value) };
}

function existsSwap(): Proof {
  const p = freshFreeVariable(
    "p",
    forall("n", NAT, () => forall("m", NAT, () => PROP)),
  );
  const exists = (body: (n: Term) => Term): Term => call("Exists", [levelOne], NAT, fun("n", NAT, body));
  const type = exists((n) => exists((m) => apply(p, n, m)));
  const goal = exists((m) => exists((n) => apply(p, n, m)));
  const h = freshFreeVariable("h", type);
  const value = call(
    "Exists.rec",
    [levelOne],
    NAT,
    fun("n", NAT, (n) => exists((m) => apply(p, n, m))),
    fun("_", type, () => goal),
    fun("n", NAT, (n) =>
      fun(
        "g",
        exists((m) => apply(p, n, m)),
        (g) =>
          call(
            "Exists.rec",
            [levelOne],
            NAT,
            fun("m", NAT, (m) => apply(p, n, m)),
            fun(
              "_",
              exists((m) => apply(p, n, m)),
              () => goal,
            ),
            fun("m", NAT, (m) =>
              fun("f", apply(p, n, m), (f) => {
                const innermost = call(
                  "Exists.intro",
                  [levelOne],
                  NAT,
                  fun("n", NAT, (x) => apply(p, x, m)),
                  n,
                  f,
                );
                const property = fun("m", NAT, (y) => exists((x) => apply(p, x, y)));
                return call("Exists.intro", [levelOne], NAT, property, m, innermost);
              }),
            ),
            g,
          ),
      ),
    ),
    h,
  );
  return { name: "∃∃ swaps", type: piOver([p, h], goal), value: lambdaOver([p, h], value) };
}

function arithmetic(): Proof {
  const sum = add(literal(2), literal(3));
  return { name: "2 + 3 = 5", type: natEq(sum, literal(5)), value: call("Eq.refl", [levelOne], NAT, literal(5)) };
}

/** Builds all proofs, in the scope that is open. */
export function allProofs(): readonly Proof[] {
  return [zeroAdd(), leTrans(), andSwap(), orAssociative(), existsSwap(), arithmetic()];
}
