/** Declarations refused whatever their terms do: scopes, names, universe parameters. */
import {
  addDeclaration,
  arrow,
  constant,
  freshFreeVariable,
  freshMetavariable,
  letIn,
  levelMax,
  levelMetavariable,
  levelOne,
  levelSucc,
  sort,
} from "../../src/lean/kernel/index.ts";
import {
  boundVariable,
  call,
  forall,
  fun,
  NAT,
  natEq,
  PROP,
  single,
  TYPE,
  u,
  v,
  ZERO,
} from "../lean/kernel/families.ts";
import type { BadRung } from "./rung.ts";
import { assume, define, oneConstructor, prove, refl } from "./support.ts";

export const badDeclarations: readonly BadRung[] = [
  {
    says: "a value of another type than declared",
    reason: "declaration-type-mismatch",
    on: [],
    climb: (environment) => define(environment, "wrong", PROP, TYPE),
  },
  {
    says: "Type : Type",
    reason: "declaration-type-mismatch",
    on: [],
    climb: (environment) => define(environment, "girard", TYPE, TYPE),
  },
  {
    says: "a declared type that is not a type",
    reason: "type-expected",
    on: ["Nat"],
    climb: (environment) => define(environment, "typed", ZERO, ZERO),
  },
  {
    says: "an axiom whose type is not a type",
    reason: "type-expected",
    on: ["Nat"],
    climb: (environment) => assume(environment, "untyped", ZERO),
  },
  {
    says: "a universe parameter declared twice",
    reason: "duplicate-level-parameter",
    on: [],
    climb: (environment) => define(environment, "twice", TYPE, PROP, ["u", "u"]),
  },
  {
    says: "an undeclared universe parameter in the type",
    reason: "undeclared-level-parameter",
    on: [],
    climb: (environment) => define(environment, "free", sort(levelSucc(u)), sort(u), ["v"]),
  },
  {
    says: "an undeclared universe parameter deep in the value",
    reason: "undeclared-level-parameter",
    on: ["Nat", "Eq"],
    climb: (environment) => {
      const hidden = fun("x", sort(levelMax(levelOne, levelSucc(v))), () => ZERO);
      prove(
        environment,
        "hidden",
        natEq(ZERO, ZERO),
        letIn("f", arrow(sort(levelMax(levelOne, levelSucc(v))), NAT), hidden, refl(levelOne, NAT, ZERO)),
      );
    },
  },
  {
    says: "a constant at too few universe levels",
    reason: "wrong-level-count",
    on: ["Nat", "Eq"],
    climb: (environment) => prove(environment, "few", call("Eq", [], NAT, ZERO, ZERO), refl(levelOne, NAT, ZERO)),
  },
  {
    says: "a constant that is not declared",
    reason: "unknown-constant",
    on: ["True"],
    climb: (environment) => prove(environment, "ghost", constant("True"), constant("ghostly")),
  },
  {
    says: "a theorem that uses itself",
    reason: "unknown-constant",
    on: ["False"],
    climb: (environment) => prove(environment, "circular", constant("False"), constant("circular")),
  },
  {
    says: "a name declared twice",
    reason: "already-declared",
    on: ["True"],
    climb: (environment) => prove(environment, "True.intro", constant("True"), constant("True.intro")),
  },
  {
    says: "an inductive type with the name of a definition",
    reason: "already-declared",
    on: [],
    climb: (environment) => {
      define(environment, "Bad", TYPE, PROP);
      oneConstructor(TYPE, (own) => own)(environment);
    },
  },
  {
    says: "a constructor with the name of its recursor",
    reason: "already-declared",
    on: [],
    climb: (environment) => addDeclaration(environment, single("Bad", [], 0, TYPE, [["rec", constant("Bad")]])),
  },
  {
    says: "two constructors of the same name",
    reason: "already-declared",
    on: [],
    climb: (environment) =>
      addDeclaration(
        environment,
        single("Bad", [], 0, TYPE, [
          ["mk", constant("Bad")],
          ["mk", constant("Bad")],
        ]),
      ),
  },
  {
    says: "a theorem whose type is data",
    reason: "theorem-not-proposition",
    on: ["Nat"],
    climb: (environment) => prove(environment, "data", NAT, ZERO),
  },
  {
    says: "a theorem whose type is in Sort u, which need not be Prop",
    reason: "theorem-not-proposition",
    on: [],
    climb: (environment) => {
      const type = forall("α", sort(u), (alpha) => arrow(alpha, alpha));
      prove(
        environment,
        "identity",
        type,
        fun("α", sort(u), (alpha) => fun("x", alpha, (x) => x)),
        ["u"],
      );
    },
  },
  {
    says: "a loose bound variable in a value",
    reason: "loose-bound-variable",
    on: ["Nat"],
    climb: (environment) => define(environment, "loose", NAT, boundVariable(0)),
  },
  {
    says: "a loose bound variable in a type",
    reason: "loose-bound-variable",
    on: ["Nat", "Eq"],
    climb: (environment) => assume(environment, "loose", natEq(boundVariable(0), ZERO)),
  },
  {
    says: "a free variable in a value",
    reason: "free-variable",
    on: ["False"],
    climb: (environment) => prove(environment, "free", constant("False"), freshFreeVariable("h", constant("False"))),
  },
  {
    says: "a metavariable in a value",
    reason: "metavariable",
    on: ["False"],
    climb: (environment) => prove(environment, "hole", constant("False"), freshMetavariable("?h", constant("False"))),
  },
  {
    says: "a universe metavariable in a value",
    reason: "metavariable",
    on: [],
    climb: (environment) => define(environment, "hole", sort(levelSucc(levelOne)), sort(levelMetavariable(0))),
  },
];
