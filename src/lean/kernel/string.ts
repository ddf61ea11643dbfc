/**
 * String literals: abbreviations of a list of characters. Their type is that of the expansion, which is checked like
 * any term, so nothing about `String` or `Char` is taken for granted.
 */
import type { Environment } from "./environment.ts";
import { KernelError } from "./errors.ts";
import { levelZero } from "./level.ts";
import { application, applications, constant, naturalLiteral, type Term } from "./term.ts";

/** `String.ofList ['a', …]`, or `String.mk […]` in environments where that is the constructor. */
export function stringToConstructor(environment: Environment, text: string): Term {
  const make = environment.has("String.ofList") ? "String.ofList" : "String.mk";
  if (!environment.has(make)) throw new KernelError("missing-literal-type", "String");
  const character = constant("Char");
  let list = application(constant("List.nil", [levelZero]), character);
  const cons = application(constant("List.cons", [levelZero]), character);
  const points = Array.from(text, (point) => point.codePointAt(0)!);
  for (let i = points.length; i-- > 0; )
    list = applications(cons, [application(constant("Char.ofNat"), naturalLiteral(points[i]!)), list]);
  return application(constant(make), list);
}
