/** For Stryker: the name in `Effect.fn("name")` is left as it is, since it names a span of traces and changes no result. */

/** What is read of a node of Babel's. */
interface NodePath {
  readonly parent: {
    readonly type: string;
    readonly callee?: {
      readonly type: string;
      readonly object?: { readonly name?: string };
      readonly property?: { readonly name?: string };
    };
  } | null;
  readonly isStringLiteral: () => boolean;
}

class SpanNames {
  static readonly inject = [] as const;

  shouldIgnore(place: NodePath): string | undefined {
    const { parent } = place;
    const callee = parent?.type === "CallExpression" ? parent.callee : undefined;
    const isFn = callee?.object?.name === "Effect" && callee.property?.name === "fn";
    return isFn && place.isStringLiteral() ? "names a span of traces" : undefined;
  }
}

/** How Stryker finds it. */
export const strykerPlugins = [{ kind: "Ignore", name: "span-names", injectableClass: SpanNames }];
