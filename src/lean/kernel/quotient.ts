/**
 * Quotient types: the four constants of Lean's `Quot`, whose types are fixed here and never taken from a declaration.
 * `Quot.lift` speaks of `Eq`, which must be the real equality. Source: Lean 4 `quot.cpp`.
 */
import type { Environment, QuotientKind } from "./environment.ts";
import { KernelError } from "./errors.ts";
import { levelParameter, levelZero } from "./level.ts";
import { arrow, piOver } from "./substitution.ts";
// biome-ignore format: imports of one file together
import {
  alphaEqual, application, applications, BinderInfo, constant, freshFreeVariable, sort, type Term,
} from "./term.ts";

const NAMES: Readonly<Record<QuotientKind, string>> = {
  type: "Quot",
  constructor: "Quot.mk",
  lift: "Quot.lift",
  induction: "Quot.ind",
};

/** Adds one of the four constants; the earlier ones that it mentions must be there. Throws `bad-quotient`. */
export function addQuotient(environment: Environment, quotientKind: QuotientKind): void {
  const name = NAMES[quotientKind];
  if (quotientKind !== "type" && environment.get("Quot")?.kind !== "quotient")
    throw new KernelError("bad-quotient", `${name} before Quot`);
  if (quotientKind === "induction" && environment.get("Quot.mk")?.kind !== "quotient")
    throw new KernelError("bad-quotient", `${name} before Quot.mk`);
  if (quotientKind === "lift") checkEquality(environment);
  const type = quotientType(quotientKind);
  const levelParameters = quotientKind === "lift" ? ["u", "v"] : ["u"];
  environment.insert({ kind: "quotient", quotientKind, name, levelParameters, type });
}

const PROP = sort(levelZero);

/** `α → α → Prop`. */
function relationOn(alpha: Term): Term {
  return arrow(alpha, arrow(alpha, PROP));
}

function quotientType(kind: QuotientKind): Term {
  const u = levelParameter("u");
  const relationInfo = kind === "type" || kind === "constructor" ? BinderInfo.explicit : BinderInfo.implicit;
  const alpha = freshFreeVariable("α", sort(u), null, BinderInfo.implicit);
  const r = freshFreeVariable("r", relationOn(alpha), null, relationInfo);
  const a = freshFreeVariable("a", alpha);
  const quotient = applications(constant("Quot", [u]), [alpha, r]);
  switch (kind) {
    case "type":
      return piOver([alpha, r], sort(u));
    case "constructor":
      return piOver([alpha, r, a], quotient);
    case "lift": {
      const v = levelParameter("v");
      const beta = freshFreeVariable("β", sort(v), null, BinderInfo.implicit);
      const f = freshFreeVariable("f", arrow(alpha, beta));
      const b = freshFreeVariable("b", alpha);
      const images = applications(constant("Eq", [v]), [beta, application(f, a), application(f, b)]);
      const respects = piOver([a, b], arrow(applications(r, [a, b]), images));
      return piOver([alpha, r, beta, f], arrow(respects, arrow(quotient, beta)));
    }
    case "induction": {
      const beta = freshFreeVariable("β", arrow(quotient, PROP), null, BinderInfo.implicit);
      const q = freshFreeVariable("q", quotient);
      const made = applications(constant("Quot.mk", [u]), [alpha, r, a]);
      const step = piOver([a], application(beta, made));
      return piOver([alpha, r, beta], arrow(step, piOver([q], application(beta, q))));
    }
  }
}

/** Refuses unless `Eq.{u} : {α : Sort u} → α → α → Prop` with the one constructor `refl : ∀ a, Eq a a`. */
function checkEquality(environment: Environment): void {
  const refuse = new KernelError("bad-quotient", "Eq is not declared as the equality type");
  const declaration = environment.get("Eq");
  if (declaration?.kind !== "inductive" || declaration.levelParameters.length !== 1) throw refuse;
  if (declaration.constructors.length !== 1) throw refuse;
  const builder = environment.require(declaration.constructors[0]!);
  const u = levelParameter(declaration.levelParameters[0]!);
  const alpha = freshFreeVariable("α", sort(u));
  const a = freshFreeVariable("a", alpha);
  const reflexive = applications(constant("Eq", [u]), [alpha, a, a]);
  if (!alphaEqual(declaration.type, piOver([alpha], relationOn(alpha)))) throw refuse;
  if (!alphaEqual(builder.type, piOver([alpha, a], reflexive))) throw refuse;
}
