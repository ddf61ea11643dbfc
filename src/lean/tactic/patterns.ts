/** Term patterns (`⟨x, y⟩` in `intro` and `have`) as the patterns of `rcases`. */
import type { RcasesPattern, Term as TermSyntax } from "../syntax/index.ts";

/** The same pattern for `rcases`; null when it has no counterpart. */
export function patternOfTerm(syntax: TermSyntax): RcasesPattern | null {
  const { start, end } = syntax;
  switch (syntax.kind) {
    case "identifier":
      if (syntax.name === "rfl") return { kind: "rfl", start, end };
      return syntax.name.includes(".") ? null : { kind: "name", name: syntax.name, start, end };
    case "hole":
      return { kind: "ignore", start, end };
    case "anonymousConstructor":
    case "tuple": {
      const items = syntax.items.map(patternOfTerm);
      return items.includes(null) ? null : { kind: "tuple", items: items as RcasesPattern[], start, end };
    }
    case "ascription": {
      const pattern = patternOfTerm(syntax.term);
      return pattern === null ? null : { kind: "typed", pattern, type: syntax.type, start, end };
    }
    default:
      return null;
  }
}
