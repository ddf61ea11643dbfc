/** A small library for the printer's tests: types of constants, and terms made short. */
import {
  applications,
  BinderInfo,
  boundVariable,
  constant,
  freshFreeVariable,
  levelOne,
  levelParameter,
  levelSucc,
  levelZero,
  pi,
  sort,
  type Term,
} from "../../../src/lean/kernel/index.ts";

export const prop: Term = sort(levelZero);
export const type: Term = sort(levelOne);
export const nat: Term = constant("Nat");
const { explicit, implicit, instance } = BinderInfo;

function arrows(...types: readonly Term[]): Term {
  return types.slice(0, -1).reduceRight((codomain, domain) => pi("a", domain, codomain), types.at(-1)!);
}

const sortU = sort(levelParameter("u"));
const typeU = sort(levelSucc(levelParameter("u")));
const [b0, b1] = [boundVariable(0), boundVariable(1)];
const listOf = (item: Term): Term => applications(constant("List"), [item]);
const le = (left: Term, right: Term): Term => applications(constant("instNat.le"), [left, right]);

const eqOf = (left: Term, right: Term): Term => applications(constant("Eq"), [boundVariable(2), left, right]);

const types: Readonly<Record<string, Term>> = {
  Nat: type,
  True: prop,
  "Nat.succ": pi("n", nat, nat),
  "Nat.gcd": pi("m", nat, pi("n", nat, nat)),
  "instNat.le": arrows(nat, nat, prop),
  "instNat.lt": arrows(nat, nat, prop),
  "instNat.ge": arrows(nat, nat, prop),
  "instNat.gt": arrows(nat, nat, prop),
  "instNat.dvd": arrows(nat, nat, prop),
  Not: arrows(prop, prop),
  And: arrows(prop, prop, prop),
  Or: arrows(prop, prop, prop),
  Iff: arrows(prop, prop, prop),
  Eq: pi("α", sortU, arrows(b0, b1, prop), implicit),
  "Eq.refl": pi("α", sortU, pi("a", b0, prop), implicit),
  "Eq.symm": pi(
    "α",
    sortU,
    pi("a", b0, pi("b", b1, pi("h", eqOf(b1, b0), eqOf(b1, b0)), implicit), implicit),
    implicit,
  ),
  Exists: pi("α", sortU, arrows(arrows(b0, prop), prop), implicit),
  "Nat.le_trans": pi("n", nat, pi("m", nat, pi("h", le(b1, b0), prop), implicit), implicit),
  List: arrows(typeU, typeU),
  "List.length": pi("α", typeU, pi("as", listOf(b0), nat), implicit),
  "List.map": pi(
    "α",
    typeU,
    pi("β", typeU, pi("f", pi("a", b1, b1), pi("l", listOf(boundVariable(2)), listOf(b1))), implicit),
    implicit,
  ),
  Decidable: arrows(prop, type),
  decide: pi("p", prop, pi("inst", applications(constant("Decidable"), [b0]), constant("Bool"), instance), explicit),
};

export const typeOf = (name: string): Term | null => types[name] ?? null;

export const call = (name: string, ...args: readonly Term[]): Term => applications(constant(name), args);
export const variable = (name: string, ofType: Term): Term => freshFreeVariable(name, ofType);
export const arrow = (domain: Term, codomain: Term): Term => pi("a", domain, codomain);
export const eq = (left: Term, right: Term): Term => call("Eq", nat, left, right);
