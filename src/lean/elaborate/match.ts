/** `match`, `fun | …`, `nomatch`, `nofun`, and patterns in `fun`, `have` and `let`. */
import type { Term } from "../kernel/index.ts";
import type { LocalDeclaration, Term as TermSyntax } from "../syntax/index.ts";
import { unsupported } from "./failure.ts";
import type { Session } from "./session.ts";

type Of<Kind extends TermSyntax["kind"]> = TermSyntax & { readonly kind: Kind };

export function elaborateMatch(_session: Session, syntax: Of<"match">, _expected: Term | null): Term {
  return unsupported(syntax.start, "match");
}
export function elaborateFunMatch(_session: Session, syntax: Of<"funMatch">, _expected: Term | null): Term {
  return unsupported(syntax.start, "fun |");
}
export function elaborateNomatch(_session: Session, syntax: Of<"nomatch">, _expected: Term | null): Term {
  return unsupported(syntax.start, "nomatch");
}
export function elaborateNofun(_session: Session, syntax: Of<"nofun">, _expected: Term | null): Term {
  return unsupported(syntax.start, "nofun");
}
/** `have pattern := value; body`. */
export function elaborateMatchOn(
  _session: Session,
  declaration: LocalDeclaration,
  _pattern: TermSyntax,
  _body: TermSyntax,
  _expected: Term | null,
): Term {
  return unsupported(declaration.start, "pattern in `have`");
}
