/** Ill-typed terms, and terms that are not equal by definition. */
import {
  addDeclaration,
  application,
  arrow,
  constant,
  letIn,
  levelIMax,
  levelMax,
  levelOne,
  levelSucc,
  projection,
  sort,
} from "../../src/lean/kernel/index.ts";
import {
  apply,
  call,
  forall,
  fun,
  literal,
  NAT,
  natEq,
  PROP,
  SUCC,
  single,
  TYPE,
  u,
  v,
  ZERO,
} from "../lean/kernel/families.ts";
import type { BadRung } from "./rung.ts";
import { assume, define, point, prove, proveByRefl } from "./support.ts";

export const badTyping: readonly BadRung[] = [
  {
    says: "an argument applied to what is no function",
    reason: "function-expected",
    on: ["Nat"],
    climb: (environment) => define(environment, "applied", NAT, application(ZERO, ZERO)),
  },
  {
    says: "an argument of the wrong type",
    reason: "type-mismatch",
    on: ["Nat", "True"],
    climb: (environment) => define(environment, "argument", NAT, apply(SUCC, constant("True.intro"))),
  },
  {
    says: "an ill-typed argument that the result does not mention",
    reason: "type-mismatch",
    on: ["Nat", "True"],
    climb: (environment) => {
      const ignored = fun("x", NAT, () => ZERO);
      define(environment, "ignored", NAT, apply(ignored, apply(SUCC, constant("True.intro"))));
    },
  },
  {
    says: "a let whose value has another type than declared",
    reason: "type-mismatch",
    on: ["Nat", "True"],
    climb: (environment) => define(environment, "bound", NAT, letIn("x", NAT, constant("True.intro"), ZERO)),
  },
  {
    says: "a binder whose type is not a type",
    reason: "type-expected",
    on: ["Nat"],
    climb: (environment) =>
      define(
        environment,
        "binder",
        arrow(NAT, NAT),
        fun("x", ZERO, () => ZERO),
      ),
  },
  {
    says: "a product over data claimed to be a proposition",
    reason: "declaration-type-mismatch",
    on: [],
    climb: (environment) =>
      define(
        environment,
        "predicative",
        PROP,
        forall("α", TYPE, (alpha) => alpha),
      ),
  },
  {
    says: "imax u v taken for max u v",
    reason: "declaration-type-mismatch",
    on: [],
    climb: (environment) =>
      define(environment, "imax", sort(levelSucc(levelMax(u, v))), sort(levelIMax(u, v)), ["u", "v"]),
  },
  {
    says: "u + 1 taken for max u 1",
    reason: "declaration-type-mismatch",
    on: [],
    climb: (environment) =>
      define(environment, "max", sort(levelSucc(levelMax(u, levelOne))), sort(levelSucc(u)), ["u"]),
  },
  {
    says: "universes are not cumulative: a proposition is no Type",
    reason: "declaration-type-mismatch",
    on: ["True"],
    climb: (environment) => define(environment, "cumulative", TYPE, constant("True")),
  },
  {
    says: "different numbers equal by evaluation",
    reason: "declaration-type-mismatch",
    on: ["Nat", "Eq"],
    climb: (environment) => proveByRefl(environment, levelOne, NAT, literal(2), literal(3)),
  },
  {
    says: "zero equal to a successor of a variable",
    reason: "declaration-type-mismatch",
    on: ["Nat", "Eq"],
    climb: (environment) => {
      const n = assume(environment, "n", NAT);
      proveByRefl(environment, levelOne, NAT, literal(0), apply(SUCC, n));
    },
  },
  {
    says: "proof irrelevance does not identify data",
    reason: "declaration-type-mismatch",
    on: ["Bool", "Eq"],
    climb: (environment) =>
      proveByRefl(environment, levelOne, constant("Bool"), constant("Bool.true"), constant("Bool.false")),
  },
  {
    says: "proof irrelevance does not identify proofs of different propositions",
    reason: "declaration-type-mismatch",
    on: ["True", "False"],
    climb: (environment) => prove(environment, "collapse", constant("False"), constant("True.intro")),
  },
  {
    says: "structure eta needs the same projections in order",
    reason: "declaration-type-mismatch",
    on: ["Nat", "Eq"],
    climb: (environment) => {
      addDeclaration(environment, point());
      const p = assume(environment, "p", constant("Point"));
      const swapped = call("Point.mk", [], projection("Point", 1, p), projection("Point", 0, p));
      proveByRefl(environment, levelOne, constant("Point"), p, swapped);
    },
  },
  {
    says: "structure eta does not hold for a recursive type with one constructor",
    reason: "declaration-type-mismatch",
    on: ["Nat", "Eq"],
    climb: (environment) => {
      const own = constant("Stream");
      const block = single("Stream", [], 0, TYPE, [["mk", forall("h", NAT, () => forall("t", own, () => own))]]);
      addDeclaration(environment, block);
      const s = assume(environment, "s", own);
      const expanded = call("Stream.mk", [], projection("Stream", 0, s), projection("Stream", 1, s));
      proveByRefl(environment, levelOne, own, s, expanded);
    },
  },
  {
    says: "values of a type with one field-less constructor but an index are not all equal",
    reason: "declaration-type-mismatch",
    on: ["Nat", "Eq"],
    climb: (environment) => {
      const family = single("AtZero", [], 0, arrow(NAT, TYPE), [["mk", call("AtZero", [], ZERO)]]);
      addDeclaration(environment, family);
      const n = assume(environment, "n", NAT);
      const x = assume(environment, "x", call("AtZero", [], n));
      const y = assume(environment, "y", call("AtZero", [], n));
      proveByRefl(environment, levelOne, call("AtZero", [], n), x, y);
    },
  },
  {
    says: "K does not reduce a recursor on a proof of a = b with different a and b",
    reason: "declaration-type-mismatch",
    on: ["Nat", "Eq"],
    climb: (environment) => {
      const n = assume(environment, "n", NAT);
      const h = assume(environment, "h", natEq(ZERO, n));
      const motive = fun("b", NAT, (b) => fun("_", natEq(ZERO, b), () => NAT));
      const cast = call("Eq.rec", [levelOne, levelOne], NAT, ZERO, motive, literal(7), n, h);
      proveByRefl(environment, levelOne, NAT, cast, literal(7));
    },
  },
  {
    says: "an opaque constant does not unfold",
    reason: "declaration-type-mismatch",
    on: ["Nat", "Eq"],
    climb: (environment) => {
      addDeclaration(environment, { kind: "opaque", name: "secret", levelParameters: [], type: NAT, value: ZERO });
      proveByRefl(environment, levelOne, NAT, constant("secret"), ZERO);
    },
  },
  {
    says: "an opaque constant whose value has another type",
    reason: "declaration-type-mismatch",
    on: ["False", "True"],
    climb: (environment) =>
      addDeclaration(environment, {
        kind: "opaque",
        name: "secret",
        levelParameters: [],
        type: constant("False"),
        value: constant("True.intro"),
      }),
  },
];
