/** Helpers of the rungs: adding declarations, and the larger families. */
import {
  addDeclaration,
  arrow,
  BinderInfo,
  constant,
  type Environment,
  type InductiveBlock,
  type Level,
  levelSucc,
  levelZero,
  sort,
  type Term,
} from "../../src/lean/kernel/index.ts";
import { apply, call, forall, fun, NAT, PROP, SUCC, single, TYPE, u, ZERO } from "../lean/kernel/families.ts";

/** Adds a definition; answers its constant (at no levels). */
export function define(
  environment: Environment,
  name: string,
  type: Term,
  value: Term,
  levelParameters: readonly string[] = [],
  hint = 1,
): Term {
  addDeclaration(environment, { kind: "definition", name, levelParameters, type, value, hint });
  return constant(name);
}

export function prove(
  environment: Environment,
  name: string,
  type: Term,
  value: Term,
  levelParameters: readonly string[] = [],
): void {
  addDeclaration(environment, { kind: "theorem", name, levelParameters, type, value });
}

export function assume(environment: Environment, name: string, type: Term): Term {
  addDeclaration(environment, { kind: "axiom", name, levelParameters: [], type });
  return constant(name);
}

export function equal(level: Level, type: Term, left: Term, right: Term): Term {
  return call("Eq", [level], type, left, right);
}

/** Proves `left = right` by `Eq.refl left`. */
export function proveByRefl(
  environment: Environment,
  level: Level,
  type: Term,
  left: Term,
  right: Term,
  levelParameters: readonly string[] = [],
): void {
  prove(environment, "byRefl", equal(level, type, left, right), call("Eq.refl", [level], type, left), levelParameters);
}

/** `Even` and `Odd`, by mutual induction. */
export const evenAndOdd = (): InductiveBlock => {
  const predicate = arrow(NAT, PROP);
  const even = (n: Term): Term => call("Even", [], n);
  const odd = (n: Term): Term => call("Odd", [], n);
  const step = (from: (n: Term) => Term, to: (n: Term) => Term): Term =>
    forall("n", NAT, (n) => arrow(from(n), to(apply(SUCC, n))), BinderInfo.implicit);
  return {
    kind: "inductive",
    levelParameters: [],
    parameterCount: 0,
    types: [
      {
        name: "Even",
        type: predicate,
        constructors: [
          { name: "Even.zero", type: even(ZERO) },
          { name: "Even.succ", type: step(odd, even) },
        ],
      },
      { name: "Odd", type: predicate, constructors: [{ name: "Odd.succ", type: step(even, odd) }] },
    ],
  };
};

/** `inductive Tree (α : Type u) | node : α → List (Tree α) → Tree α`. */
export const tree = (): InductiveBlock => {
  const type = sort(levelSucc(u));
  return single("Tree", ["u"], 1, arrow(type, type), [
    [
      "node",
      forall("α", type, (alpha) => {
        const own = call("Tree", [u], alpha);
        return forall("value", alpha, () => forall("children", call("List", [u], own), () => own));
      }),
    ],
  ]);
};

/** `structure Point | mk (x y : Nat)`. */
export const point = (): InductiveBlock =>
  single("Point", [], 0, TYPE, [["mk", forall("x", NAT, () => forall("y", NAT, () => constant("Point")))]]);

/** `Char` as a structure over `Nat`, and `String` over lists of it. */
export function addStrings(environment: Environment): void {
  const char = constant("Char");
  addDeclaration(environment, single("Char", [], 0, TYPE, [["mk", forall("val", NAT, () => char)]]));
  define(
    environment,
    "Char.ofNat",
    arrow(NAT, char),
    fun("n", NAT, (n) => call("Char.mk", [], n)),
  );
  const list = call("List", [levelZero], char);
  addDeclaration(environment, single("String", [], 0, TYPE, [["mk", forall("data", list, () => constant("String"))]]));
}

/** Adds the four constants of quotients. */
export function addQuotients(environment: Environment): void {
  for (const quotientKind of ["type", "constructor", "lift", "induction"] as const)
    addDeclaration(environment, { kind: "quotient", quotientKind });
}

export const binary = arrow(NAT, arrow(NAT, NAT));

/** A type `Bad` in `sort` with the one constructor `Bad.mk`. */
export function oneConstructor(type: Term, builder: (own: Term) => Term): (environment: Environment) => void {
  return (environment) => addDeclaration(environment, single("Bad", [], 0, type, [["mk", builder(constant("Bad"))]]));
}

/** Two types declared together, without constructors. */
export function pairOfTypes(first: Term, second: Term, parameterCount = 0): InductiveBlock {
  const types = [
    { name: "First", type: first, constructors: [] },
    { name: "Second", type: second, constructors: [] },
  ];
  return { kind: "inductive", levelParameters: [], parameterCount, types };
}

export function refl(level: Level, type: Term, value: Term): Term {
  return call("Eq.refl", [level], type, value);
}
