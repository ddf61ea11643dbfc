/**
 * Inductive families and definitions built through the kernel's interface, for the tests: `Nat`, `Eq`, `And`, `Or`,
 * `Exists`, `True`, `False`, `List`, `Nat.le`, `Acc`, `Bool`, `Prod`, and addition and multiplication on `Nat`.
 */
import {
  addDeclaration,
  application,
  applications,
  arrow,
  BinderInfo,
  boundVariable,
  constant,
  Environment,
  freshFreeVariable,
  type InductiveBlock,
  type Level,
  lambdaOver,
  levelMax,
  levelOne,
  levelParameter,
  levelSucc,
  levelZero,
  naturalLiteral,
  piOver,
  sort,
  type Term,
} from "../../../src/lean/kernel/index.ts";

export const u = levelParameter("u");
export const v = levelParameter("v");
export const PROP = sort(levelZero);
export const TYPE = sort(levelOne);
export const NAT = constant("Nat");
export const ZERO = constant("Nat.zero");
export const SUCC = constant("Nat.succ");

/** `name.{levels} args…`. */
export function call(name: string, levels: readonly Level[], ...args: readonly Term[]): Term {
  return applications(constant(name, levels), args);
}

export function apply(fn: Term, ...args: readonly Term[]): Term {
  return applications(fn, args);
}

/** `(name : type) → body(variable)`. */
export function forall(name: string, type: Term, body: (variable: Term) => Term, info?: BinderInfo): Term {
  const variable = freshFreeVariable(name, type, null, info ?? BinderInfo.explicit);
  return piOver([variable], body(variable));
}

/** `fun (name : type) => body(variable)`. */
export function fun(name: string, type: Term, body: (variable: Term) => Term): Term {
  const variable = freshFreeVariable(name, type);
  return lambdaOver([variable], body(variable));
}

export function literal(value: number | bigint): Term {
  return naturalLiteral(value);
}

/** `Eq.{1} Nat left right`. */
export function natEq(left: Term, right: Term): Term {
  return call("Eq", [levelOne], NAT, left, right);
}

/** A block of one type. */
export function single(
  name: string,
  levelParameters: readonly string[],
  parameterCount: number,
  type: Term,
  constructors: readonly (readonly [string, Term])[],
): InductiveBlock {
  const made = constructors.map(([suffix, builder]) => ({ name: `${name}.${suffix}`, type: builder }));
  return { kind: "inductive", levelParameters, parameterCount, types: [{ name, type, constructors: made }] };
}

const implicit = BinderInfo.implicit;

export const families: Readonly<Record<string, () => InductiveBlock>> = {
  Nat: () =>
    single("Nat", [], 0, TYPE, [
      ["zero", NAT],
      ["succ", forall("n", NAT, () => NAT)],
    ]),
  Bool: () =>
    single("Bool", [], 0, TYPE, [
      ["false", constant("Bool")],
      ["true", constant("Bool")],
    ]),
  True: () => single("True", [], 0, PROP, [["intro", constant("True")]]),
  False: () => single("False", [], 0, PROP, []),
  Unit: () => single("Unit", [], 0, TYPE, [["unit", constant("Unit")]]),
  Eq: () =>
    single(
      "Eq",
      ["u"],
      2,
      forall("α", sort(u), (alpha) => arrow(alpha, arrow(alpha, PROP)), implicit),
      [["refl", forall("α", sort(u), (alpha) => forall("a", alpha, (a) => call("Eq", [u], alpha, a, a)), implicit)]],
    ),
  And: () =>
    single("And", [], 2, arrow(PROP, arrow(PROP, PROP)), [
      [
        "intro",
        forall(
          "a",
          PROP,
          (a) =>
            forall(
              "b",
              PROP,
              (b) => forall("left", a, () => forall("right", b, () => call("And", [], a, b))),
              implicit,
            ),
          implicit,
        ),
      ],
    ]),
  Or: () =>
    single("Or", [], 2, arrow(PROP, arrow(PROP, PROP)), [
      [
        "inl",
        forall(
          "a",
          PROP,
          (a) => forall("b", PROP, (b) => forall("h", a, () => call("Or", [], a, b)), implicit),
          implicit,
        ),
      ],
      [
        "inr",
        forall(
          "a",
          PROP,
          (a) => forall("b", PROP, (b) => forall("h", b, () => call("Or", [], a, b)), implicit),
          implicit,
        ),
      ],
    ]),
  Exists: () =>
    single(
      "Exists",
      ["u"],
      2,
      forall("α", sort(u), (alpha) => arrow(arrow(alpha, PROP), PROP), implicit),
      [
        [
          "intro",
          forall(
            "α",
            sort(u),
            (alpha) =>
              forall(
                "p",
                arrow(alpha, PROP),
                (p) => forall("w", alpha, (w) => forall("h", application(p, w), () => call("Exists", [u], alpha, p))),
                implicit,
              ),
            implicit,
          ),
        ],
      ],
    ),
  List: () => {
    const type = sort(levelSucc(u));
    return single("List", ["u"], 1, arrow(type, type), [
      ["nil", forall("α", type, (alpha) => call("List", [u], alpha), implicit)],
      [
        "cons",
        forall(
          "α",
          type,
          (alpha) => {
            const list = call("List", [u], alpha);
            return forall("head", alpha, () => forall("tail", list, () => list));
          },
          implicit,
        ),
      ],
    ]);
  },
  "Nat.le": () =>
    single(
      "Nat.le",
      [],
      1,
      forall("n", NAT, () => arrow(NAT, PROP)),
      [
        ["refl", forall("n", NAT, (n) => call("Nat.le", [], n, n), implicit)],
        [
          "step",
          forall(
            "n",
            NAT,
            (n) =>
              forall(
                "m",
                NAT,
                (m) => forall("h", call("Nat.le", [], n, m), () => call("Nat.le", [], n, apply(SUCC, m))),
                implicit,
              ),
            implicit,
          ),
        ],
      ],
    ),
  Acc: () => {
    const relation = (alpha: Term): Term => arrow(alpha, arrow(alpha, PROP));
    return single(
      "Acc",
      ["u"],
      2,
      forall("α", sort(u), (alpha) => forall("r", relation(alpha), () => arrow(alpha, PROP)), implicit),
      [
        [
          "intro",
          forall("α", sort(u), (alpha) =>
            forall("r", relation(alpha), (r) =>
              forall("x", alpha, (x) => {
                const below = forall("y", alpha, (y) => arrow(apply(r, y, x), call("Acc", [u], alpha, r, y)));
                return forall("h", below, () => call("Acc", [u], alpha, r, x));
              }),
            ),
          ),
        ],
      ],
    );
  },
  Prod: () => {
    const type = (level: Level): Term => sort(levelSucc(level));
    const result = sort(levelSucc(levelMax(u, v)));
    return single("Prod", ["u", "v"], 2, arrow(type(u), arrow(type(v), result)), [
      [
        "mk",
        forall("α", type(u), (alpha) =>
          forall("β", type(v), (beta) =>
            forall("fst", alpha, () => forall("snd", beta, () => call("Prod", [u, v], alpha, beta))),
          ),
        ),
      ],
    ]);
  },
};

/** Recursion on the second argument: `fun m n => Nat.rec zeroCase (fun k ih => succCase) n`. */
export function byRecursion(zeroCase: (m: Term) => Term, succCase: (m: Term, ih: Term) => Term): Term {
  return fun("m", NAT, (m) =>
    fun("n", NAT, (n) =>
      call(
        "Nat.rec",
        [levelOne],
        fun("_", NAT, () => NAT),
        zeroCase(m),
        fun("k", NAT, () => fun("ih", NAT, (ih) => succCase(m, ih))),
        n,
      ),
    ),
  );
}

const binary = arrow(NAT, arrow(NAT, NAT));

/** Adds `Nat.add` and `Nat.mul`. */
export function addArithmetic(environment: Environment): void {
  const add = byRecursion(
    (m) => m,
    (_, ih) => apply(SUCC, ih),
  );
  addDeclaration(environment, {
    kind: "definition",
    name: "Nat.add",
    levelParameters: [],
    type: binary,
    value: add,
    hint: 1,
  });
  const mul = byRecursion(
    () => ZERO,
    (m, ih) => call("Nat.add", [], ih, m),
  );
  addDeclaration(environment, {
    kind: "definition",
    name: "Nat.mul",
    levelParameters: [],
    type: binary,
    value: mul,
    hint: 2,
  });
}

/** An environment with the named families (all of them by default) and, when `Nat` is there, arithmetic. */
export function environmentWith(names: readonly string[] = Object.keys(families)): Environment {
  const environment = new Environment();
  for (const name of names) addDeclaration(environment, families[name]!());
  if (names.includes("Nat")) addArithmetic(environment);
  return environment;
}

export { boundVariable };
