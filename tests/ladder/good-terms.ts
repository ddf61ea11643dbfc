/** What the kernel must accept: terms, universes, definitional equality. */
import {
  addDeclaration,
  arrow,
  constant,
  freshFreeVariable,
  lambdaOver,
  letIn,
  levelIMax,
  levelMax,
  levelOne,
  levelSucc,
  levelZero,
  piOver,
  projection,
  sort,
  type Term,
} from "../../src/lean/kernel/index.ts";
import {
  apply,
  boundVariable,
  call,
  forall,
  fun,
  literal,
  NAT,
  natEq,
  PROP,
  SUCC,
  TYPE,
  u,
  v,
  ZERO,
} from "../lean/kernel/families.ts";
import type { Rung } from "./rung.ts";
import { assume, define, point, prove, proveByRefl } from "./support.ts";

const add = (left: Term, right: Term): Term => call("Nat.add", [], left, right);

export const goodTerms: readonly Rung[] = [
  {
    says: "a definition whose value is a proposition has type Type",
    on: [],
    climb: (environment) => define(environment, "basic", TYPE, PROP),
  },
  {
    says: "a product over all propositions of a proposition is a proposition",
    on: [],
    climb: (environment) =>
      define(
        environment,
        "impredicative",
        PROP,
        forall("p", PROP, (p) => p),
      ),
  },
  {
    says: "beta reduction applies a definition of two variables in a type",
    on: [],
    climb: (environment) => {
      const first = fun("x", TYPE, (x) => fun("y", TYPE, () => x));
      const constantFirst = define(environment, "first", arrow(TYPE, arrow(TYPE, TYPE)), first);
      define(
        environment,
        "beta",
        apply(constantFirst, PROP, arrow(PROP, PROP)),
        forall("p", PROP, (p) => p),
      );
    },
  },
  {
    says: "imax u 0 is 0 and imax u u is u",
    on: [],
    climb: (environment) => {
      define(environment, "imaxZero", TYPE, sort(levelIMax(u, levelZero)), ["u"]);
      define(environment, "imaxSame", sort(levelSucc(u)), sort(levelIMax(u, u)), ["u"]);
    },
  },
  {
    says: "imax u (imax v u) and imax (max u v) u are the same universe",
    on: [],
    climb: (environment) =>
      define(
        environment,
        "imaxMixed",
        sort(levelSucc(levelIMax(levelMax(u, v), u))),
        sort(levelIMax(u, levelIMax(v, u))),
        ["u", "v"],
      ),
  },
  {
    says: "max is commutative, associative and idempotent on universes",
    on: [],
    climb: (environment) =>
      define(
        environment,
        "maxLaws",
        sort(levelSucc(levelMax(v, levelMax(u, levelMax(v, u))))),
        sort(levelMax(levelMax(u, v), u)),
        ["u", "v"],
      ),
  },
  {
    says: "a polymorphic identity is used at two universes",
    on: ["Nat", "Eq"],
    climb: (environment) => {
      const type = forall("α", sort(u), (alpha) => arrow(alpha, alpha));
      const value = fun("α", sort(u), (alpha) => fun("x", alpha, (x) => x));
      define(environment, "id", type, value, ["u"]);
      proveByRefl(environment, levelOne, NAT, call("id", [levelOne], NAT, call("id", [levelOne], NAT, ZERO)), ZERO);
    },
  },
  {
    says: "a let is transparent while its body is checked",
    on: ["Nat", "Eq"],
    climb: (environment) => {
      const body = call("Eq.refl", [levelOne], NAT, boundVariable(0));
      const value = letIn("x", NAT, apply(SUCC, ZERO), body);
      prove(environment, "byLet", natEq(apply(SUCC, ZERO), apply(SUCC, ZERO)), value);
    },
  },
  {
    says: "a function equals its eta expansion",
    on: ["Nat", "Eq"],
    climb: (environment) => {
      const f = assume(environment, "f", arrow(NAT, NAT));
      proveByRefl(
        environment,
        levelOne,
        arrow(NAT, NAT),
        fun("x", NAT, (x) => apply(f, x)),
        f,
      );
    },
  },
  {
    says: "two proofs of the same proposition are equal",
    on: ["Eq", "And"],
    climb: (environment) => {
      const p = assume(environment, "p", PROP);
      const left = assume(environment, "left", p);
      const right = assume(environment, "right", p);
      proveByRefl(environment, levelZero, p, left, right);
    },
  },
  {
    says: "a value of a structure equals its constructor on its projections",
    on: ["Nat", "Eq"],
    climb: (environment) => {
      addDeclaration(environment, point());
      const p = assume(environment, "origin", constant("Point"));
      const expanded = call("Point.mk", [], projection("Point", 0, p), projection("Point", 1, p));
      proveByRefl(environment, levelOne, constant("Point"), p, expanded);
    },
  },
  {
    says: "a recursor on a variable of a structure reduces by eta",
    on: ["Nat", "Eq"],
    climb: (environment) => {
      addDeclaration(environment, point());
      const p = assume(environment, "origin", constant("Point"));
      const motive = fun("_", constant("Point"), () => NAT);
      const minor = fun("x", NAT, () => fun("y", NAT, (y) => y));
      proveByRefl(
        environment,
        levelOne,
        NAT,
        call("Point.rec", [levelOne], motive, minor, p),
        projection("Point", 1, p),
      );
    },
  },
  {
    says: "two values of a structure without fields are equal",
    on: ["Eq", "Unit"],
    climb: (environment) => {
      const x = assume(environment, "x", constant("Unit"));
      const y = assume(environment, "y", constant("Unit"));
      proveByRefl(environment, levelOne, constant("Unit"), x, y);
    },
  },
  {
    says: "a projection of a constructor reduces to the field",
    on: ["Nat", "Eq", "Prod"],
    climb: (environment) => {
      const pair = call("Prod.mk", [levelZero, levelZero], NAT, NAT, literal(3), literal(4));
      proveByRefl(environment, levelOne, NAT, projection("Prod", 1, pair), literal(4));
    },
  },
  {
    says: "a proposition may be projected out of a conjunction",
    on: ["And"],
    climb: (environment) => {
      const p = assume(environment, "p", PROP);
      const q = assume(environment, "q", PROP);
      const both = assume(environment, "both", call("And", [], p, q));
      prove(environment, "second", q, projection("And", 1, both));
    },
  },
  {
    says: "the recursor of Eq reduces on any proof of a = a (K)",
    on: ["Nat", "Eq"],
    climb: (environment) => {
      const h = assume(environment, "h", natEq(ZERO, ZERO));
      const motive = fun("b", NAT, (b) => fun("_", natEq(ZERO, b), () => NAT));
      const cast = call("Eq.rec", [levelOne, levelOne], NAT, ZERO, motive, literal(7), ZERO, h);
      proveByRefl(environment, levelOne, NAT, cast, literal(7));
    },
  },
  {
    says: "Nat.rec computes on constructors and on literals",
    on: ["Nat", "Eq"],
    climb: (environment) => {
      proveByRefl(environment, levelOne, NAT, add(apply(SUCC, ZERO), apply(SUCC, apply(SUCC, ZERO))), literal(3));
    },
  },
  {
    says: "a literal is the successor of the one before",
    on: ["Nat", "Eq"],
    climb: (environment) => proveByRefl(environment, levelOne, NAT, literal(3), apply(SUCC, literal(2))),
  },
  {
    says: "n + 1 is Nat.succ n for a variable n",
    on: ["Nat", "Eq"],
    climb: (environment) => {
      const statement = forall("n", NAT, (n) => natEq(add(n, literal(1)), apply(SUCC, n)));
      prove(
        environment,
        "addOne",
        statement,
        fun("n", NAT, (n) => call("Eq.refl", [levelOne], NAT, apply(SUCC, n))),
      );
    },
  },
  {
    says: "arithmetic on large literals is computed, not unfolded",
    on: ["Nat", "Eq"],
    climb: (environment) => {
      const big = 2n ** 200n;
      proveByRefl(
        environment,
        levelOne,
        NAT,
        call("Nat.mul", [], literal(big), literal(big + 1n)),
        literal(big * (big + 1n)),
      );
    },
  },
  {
    says: "a theorem by induction is checked: 0 + n = n",
    on: ["Nat", "Eq"],
    climb: (environment) => {
      const statement = (n: Term): Term => natEq(add(ZERO, n), n);
      const motive = fun("n", NAT, statement);
      const step = fun("n", NAT, (n) =>
        fun("ih", statement(n), (ih) => {
          const congruence = fun("b", NAT, (b) =>
            fun("_", natEq(add(ZERO, n), b), () => natEq(apply(SUCC, add(ZERO, n)), apply(SUCC, b))),
          );
          const refl = call("Eq.refl", [levelOne], NAT, apply(SUCC, add(ZERO, n)));
          return call("Eq.rec", [levelZero, levelOne], NAT, add(ZERO, n), congruence, refl, n, ih);
        }),
      );
      const base = call("Eq.refl", [levelOne], NAT, ZERO);
      prove(
        environment,
        "zeroAdd",
        forall("n", NAT, statement),
        fun("n", NAT, (n) => call("Nat.rec", [levelZero], motive, base, step, n)),
      );
    },
  },
  {
    says: "recursion over an indexed family: n ≤ m is transitive",
    on: ["Nat", "Nat.le"],
    climb: (environment) => {
      const le = (left: Term, right: Term): Term => call("Nat.le", [], left, right);
      const n = freshFreeVariable("n", NAT);
      const m = freshFreeVariable("m", NAT);
      const k = freshFreeVariable("k", NAT);
      const first = freshFreeVariable("h", le(n, m));
      const second = freshFreeVariable("g", le(m, k));
      const motive = fun("k", NAT, (x) => fun("_", le(m, x), () => le(n, x)));
      const step = fun("j", NAT, (j) =>
        fun("_", le(m, j), () => fun("ih", le(n, j), (ih) => call("Nat.le.step", [], n, j, ih))),
      );
      const proof = call("Nat.le.rec", [], m, motive, first, step, k, second);
      const variables = [n, m, k, first, second];
      prove(environment, "leTrans", piOver(variables, le(n, k)), lambdaOver(variables, proof));
    },
  },
  {
    says: "an empty proposition eliminates into every universe",
    on: ["False", "Nat"],
    climb: (environment) => {
      const value = fun("h", constant("False"), (h) =>
        call(
          "False.rec",
          [levelOne],
          fun("_", constant("False"), () => NAT),
          h,
        ),
      );
      define(environment, "absurd", arrow(constant("False"), NAT), value);
    },
  },
];
