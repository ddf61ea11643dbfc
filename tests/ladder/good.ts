/** What the kernel must accept: one rung for each feature. */
import {
  addDeclaration,
  arrow,
  BinderInfo,
  constant,
  type Environment,
  freshFreeVariable,
  type InductiveBlock,
  type Level,
  lambdaOver,
  letIn,
  levelIMax,
  levelMax,
  levelOne,
  levelSucc,
  levelZero,
  OPAQUE_HINT,
  piOver,
  projection,
  sort,
  stringLiteral,
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
  single,
  TYPE,
  u,
  v,
  ZERO,
} from "../lean/kernel/families.ts";
import type { Rung } from "./rung.ts";

const TWO = levelSucc(levelOne);

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

function addQuotients(environment: Environment): void {
  for (const quotientKind of ["type", "constructor", "lift", "induction"] as const)
    addDeclaration(environment, { kind: "quotient", quotientKind });
}

const add = (left: Term, right: Term): Term => call("Nat.add", [], left, right);
const list = (items: readonly Term[]): Term =>
  items.reduceRight(
    (tail, head) => call("List.cons", [levelZero], NAT, head, tail),
    call("List.nil", [levelZero], NAT),
  );

export const good: readonly Rung[] = [
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
  {
    says: "a mutual block defines even and odd with two recursors of two motives",
    on: ["Nat"],
    climb: (environment) => {
      addDeclaration(environment, evenAndOdd());
      const one = call("Odd.succ", [], ZERO, constant("Even.zero"));
      prove(environment, "evenTwo", call("Even", [], literal(2)), call("Even.succ", [], literal(1), one));
    },
  },
  {
    says: "a nested type (Tree in List) gets a second recursor, which computes",
    on: ["Nat", "List", "Eq"],
    climb: (environment) => {
      addDeclaration(environment, tree());
      const natTree = call("Tree", [levelZero], NAT);
      const forest = call("List", [levelZero], natTree);
      const size = (t: Term): Term =>
        call(
          "Tree.rec",
          [levelOne, levelZero],
          NAT,
          fun("_", natTree, () => NAT),
          fun("_", forest, () => NAT),
          fun("v", NAT, () => fun("c", forest, () => fun("ih", NAT, (ih) => apply(SUCC, ih)))),
          ZERO,
          fun("h", natTree, () => fun("t", forest, () => fun("ih", NAT, (ih) => fun("jh", NAT, (jh) => add(ih, jh))))),
          t,
        );
      const leaf = call("Tree.node", [levelZero], NAT, ZERO, call("List.nil", [levelZero], natTree));
      const nil = call("List.nil", [levelZero], natTree);
      const cons = (tail: Term): Term => call("List.cons", [levelZero], natTree, leaf, tail);
      const three = call("Tree.node", [levelZero], NAT, ZERO, cons(cons(nil)));
      proveByRefl(environment, levelOne, NAT, size(three), literal(3));
    },
  },
  {
    says: "a type nested twice through the same container shares one auxiliary type",
    on: ["List", "Prod", "Nat"],
    climb: (environment) => {
      const own = constant("Rose");
      const listOfOwn = call("List", [levelZero], own);
      const twice = call("Prod", [levelZero, levelZero], listOfOwn, listOfOwn);
      addDeclaration(environment, single("Rose", [], 0, TYPE, [["mk", forall("parts", twice, () => own)]]));
      if (environment.get("Rose.rec_2")?.kind !== "recursor") throw new Error("Rose.rec_2 is missing");
      if (environment.has("Rose.rec_3")) throw new Error("Rose.rec_3 should not exist");
    },
  },
  {
    says: "a reflexive type (recursive under a function) has a recursor with a functional hypothesis",
    on: ["Nat", "Eq"],
    climb: (environment) => {
      const own = constant("W");
      const block = single("W", [], 0, TYPE, [
        ["leaf", own],
        ["sup", forall("f", arrow(NAT, own), () => own)],
      ]);
      addDeclaration(environment, block);
      const motive = fun("_", own, () => NAT);
      const sup = fun("f", arrow(NAT, own), () => fun("ih", arrow(NAT, NAT), (ih) => apply(SUCC, apply(ih, ZERO))));
      const value = call(
        "W.sup",
        [],
        fun("_", NAT, () => constant("W.leaf")),
      );
      proveByRefl(environment, levelOne, NAT, call("W.rec", [levelOne], motive, literal(4), sup, value), literal(5));
    },
  },
  {
    says: "accessibility eliminates into data although it is a proposition",
    on: ["Acc"],
    climb: (environment) => {
      const recursor = environment.get("Acc.rec");
      if (recursor?.levelParameters.length !== 2) throw new Error("Acc.rec should eliminate into every universe");
    },
  },
  {
    says: "a lifted function computes on a class of a quotient",
    on: ["Nat", "Eq", "True"],
    climb: (environment) => {
      addQuotients(environment);
      const total = fun("a", NAT, () => fun("b", NAT, () => constant("True")));
      const image = fun("a", NAT, () => literal(5));
      const respects = fun("a", NAT, () =>
        fun("b", NAT, () => fun("_", constant("True"), () => call("Eq.refl", [levelOne], NAT, literal(5)))),
      );
      const made = call("Quot.mk", [levelOne], NAT, total, literal(9));
      const lifted = call("Quot.lift", [levelOne, levelOne], NAT, total, NAT, image, respects, made);
      proveByRefl(environment, levelOne, NAT, lifted, literal(5));
    },
  },
  {
    says: "a quotient induction reduces to its premise",
    on: ["Nat", "Eq", "True"],
    climb: (environment) => {
      addQuotients(environment);
      const total = fun("a", NAT, () => fun("b", NAT, () => constant("True")));
      const quotient = call("Quot", [levelOne], NAT, total);
      const motive = fun("_", quotient, () => constant("True"));
      const premise = fun("a", NAT, () => constant("True.intro"));
      const made = call("Quot.mk", [levelOne], NAT, total, ZERO);
      prove(
        environment,
        "byInduction",
        constant("True"),
        call("Quot.ind", [levelOne], NAT, total, motive, premise, made),
      );
    },
  },
  {
    says: "a string literal is the list of its characters",
    on: ["Nat", "List", "Eq"],
    climb: (environment) => {
      addStrings(environment);
      const char = constant("Char");
      const letter = (code: number): Term => call("Char.ofNat", [], literal(code));
      const spelled = call(
        "List.cons",
        [levelZero],
        char,
        letter(104),
        call("List.cons", [levelZero], char, letter(105), call("List.nil", [levelZero], char)),
      );
      proveByRefl(environment, levelOne, constant("String"), stringLiteral("hi"), call("String.mk", [], spelled));
    },
  },
  {
    says: "definitions are compared by their arguments before they are unfolded",
    on: ["Nat", "Eq"],
    climb: (environment) => {
      const tower = (n: number): Term =>
        call("Nat.mul", [], literal(10n ** 9n), n === 0 ? constant("x") : tower(n - 1));
      assume(environment, "x", NAT);
      define(environment, "y", NAT, constant("x"));
      const other = (n: number): Term =>
        call("Nat.mul", [], literal(10n ** 9n), n === 0 ? constant("y") : other(n - 1));
      proveByRefl(environment, levelOne, NAT, tower(5), other(5));
    },
  },
  {
    says: "a theorem unfolds when nothing else helps",
    on: ["Nat", "Eq", "True"],
    climb: (environment) => {
      prove(environment, "trivial", constant("True"), constant("True.intro"));
      proveByRefl(environment, levelZero, constant("True"), constant("trivial"), constant("True.intro"));
    },
  },
  {
    says: "the universe of a structure over two universes is their maximum",
    on: ["Prod"],
    climb: (environment) => {
      const pair = call("Prod", [TWO, levelOne], sort(TWO), TYPE);
      define(environment, "pair", sort(levelSucc(TWO)), arrow(pair, sort(TWO)), [], OPAQUE_HINT);
    },
  },
  {
    says: "lists of literals compute their length by recursion",
    on: ["Nat", "List", "Eq"],
    climb: (environment) => {
      const natList = call("List", [levelZero], NAT);
      const length = (items: Term): Term =>
        call(
          "List.rec",
          [levelOne, levelZero],
          NAT,
          fun("_", natList, () => NAT),
          ZERO,
          fun("h", NAT, () => fun("t", natList, () => fun("ih", NAT, (ih) => apply(SUCC, ih)))),
          items,
        );
      proveByRefl(environment, levelOne, NAT, length(list([literal(5), literal(6), literal(7)])), literal(3));
    },
  },
];
