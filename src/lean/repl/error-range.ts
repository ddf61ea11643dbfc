/** The range of a message about a place that is known by its beginning only. */
import type { Span } from "../syntax/index.ts";

/**
 * The end of the widest tactic, or else of the widest node, that begins at `offset`; a name when the message is about
 * one. `offset` itself when nothing begins there.
 */
export function endOfNodeAt(tree: unknown, offset: number, message: string): number {
  const isAboutName = message.startsWith("Unknown identifier") || message.startsWith("Unknown constant");
  let end = offset;
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (typeof value !== "object" || value === null) return;
    const node = value as Partial<Span> & { readonly kind?: string };
    const begins = node.start === offset && node.end !== undefined && node.kind !== undefined;
    const counts = begins && node.kind !== "andThen" && (!isAboutName || node.kind === "identifier");
    if (counts && node.end! > end) end = node.end!;
    for (const child of Object.values(node)) visit(child);
  };
  visit(tree);
  return end;
}
