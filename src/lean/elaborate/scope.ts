/** What a text has opened, as name resolution sees it. Source: Lean 4, `OpenDecl`. */

/**
 * `open A` or `open A hiding x`; one name that stands for another (`open A (x)`, `open A renaming x → y`); or only the
 * scoped instances of a namespace (`open scoped A`).
 */
export type OpenDeclaration =
  | { readonly kind: "namespace"; readonly namespace: string; readonly hidden: readonly string[] }
  | { readonly kind: "name"; readonly name: string; readonly target: string }
  | { readonly kind: "instances"; readonly namespace: string };

/** Do both open the same? */
export function sameDeclaration(left: OpenDeclaration, right: OpenDeclaration): boolean {
  if (left.kind === "name" || right.kind === "name")
    return left.kind === "name" && right.kind === "name" && left.name === right.name && left.target === right.target;
  if (left.kind !== right.kind || left.namespace !== right.namespace) return false;
  const [hidden, others] = [left, right].map((one) => (one.kind === "namespace" ? one.hidden : [])) as [
    string[],
    string[],
  ];
  return hidden.length === others.length && hidden.every((name, i) => name === others[i]);
}

/** Are the scoped instances of `space` at hand? */
export function hasScopedInstances(
  {
    namespace,
    openDeclarations,
  }: { readonly namespace: string; readonly openDeclarations: readonly OpenDeclaration[] },
  space: string,
): boolean {
  if (enclosingNamespaces(namespace).includes(space)) return true;
  return openDeclarations.some((declaration) => declaration.kind !== "name" && declaration.namespace === space);
}

/** `A.B`, `A`: the namespaces around what stands in `A.B`, innermost first. */
export function enclosingNamespaces(namespace: string): string[] {
  const spaces: string[] = [];
  for (let space = namespace; space !== ""; space = space.slice(0, Math.max(0, space.lastIndexOf("."))))
    spaces.push(space);
  return spaces;
}

/** The whole name of what is declared as `name` in `namespace`, and the namespace that its text stands in then. */
export function declaredName(name: string, namespace: string): { readonly full: string; readonly namespace: string } {
  if (name.startsWith("_root_.")) return { full: name.slice("_root_.".length), namespace };
  const full = namespace === "" ? name : `${namespace}.${name}`;
  // `def A.f` stands for `namespace A`, `def f`, `end A`.
  return { full, namespace: name.includes(".") ? full.slice(0, full.lastIndexOf(".")) : namespace };
}
