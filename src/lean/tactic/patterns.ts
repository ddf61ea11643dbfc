/** Term patterns (`⟨x, y⟩` in `intro` and `have`) as the patterns of `rcases`. */
import { reject } from "../elaborate/failure.ts";
import type { RcasesPattern, Term as TermSyntax } from "../syntax/index.ts";

/** The same pattern for `rcases`; null when it has no counterpart. As in `match`, no variable may occur twice. */
export function patternOfTerm(syntax: TermSyntax): RcasesPattern | null {
  const pattern = convert(syntax);
  const seen = new Set<string>();
  for (const name of pattern === null ? [] : namesIn(pattern)) {
    if (seen.has(name)) reject(syntax.start, `invalid pattern, variable \`${name}\` occurred more than once`);
    seen.add(name);
  }
  return pattern;
}

function namesIn(pattern: RcasesPattern): readonly string[] {
  if (pattern.kind === "name") return [pattern.name];
  if (pattern.kind === "typed") return namesIn(pattern.pattern);
  return pattern.kind === "tuple" ? pattern.items.flatMap(namesIn) : [];
}

function convert(syntax: TermSyntax): RcasesPattern | null {
  const { start, end } = syntax;
  switch (syntax.kind) {
    case "identifier":
      if (syntax.name === "rfl") return { kind: "rfl", start, end };
      return syntax.name.includes(".") ? null : { kind: "name", name: syntax.name, start, end };
    case "hole":
      return { kind: "ignore", start, end };
    case "anonymousConstructor":
    case "tuple": {
      const items = syntax.items.map(convert);
      return items.includes(null) ? null : { kind: "tuple", items: items as RcasesPattern[], start, end };
    }
    case "ascription": {
      const pattern = convert(syntax.term);
      return pattern === null ? null : { kind: "typed", pattern, type: syntax.type, start, end };
    }
    default:
      return null;
  }
}
