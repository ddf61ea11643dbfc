/**
 * How elaboration and tactics stop: a plain object is thrown (no stack trace: it is control flow of `first` and `try`),
 * and its message is built only if somebody reads it.
 */

/**
 * `rejected`: the text is wrong Lean. `unsupported`: it uses a construct outside the fragment (`message` names it).
 * `sorry`: it gives up; unlike `rejected` no `first` or `try` goes on after it.
 */
export type FailureKind = "rejected" | "unsupported" | "sorry";

export class ElaborationFailure {
  readonly _tag = "ElaborationFailure";
  readonly kind: FailureKind;
  /** UTF-16 offset into the source. */
  readonly offset: number;
  private readonly build: () => string;
  private built: string | null = null;

  constructor(kind: FailureKind, offset: number, build: () => string) {
    this.kind = kind;
    this.offset = offset;
    this.build = build;
  }

  get message(): string {
    return (this.built ??= this.build());
  }

  /** Builds the message now, while what it speaks of still exists. */
  settle(): void {
    this.built ??= this.build();
  }
}

/** A definition calls itself; it may be elaborated again over a constant for itself. */
export class RecursiveUse extends ElaborationFailure {
  constructor(offset: number, name: string) {
    super("unsupported", offset, () => `recursive use of \`${name}\``);
  }
}

/** Throws: the text is not Lean, for the reason `build` gives when read (at once or never: it may look at the state). */
export function reject(offset: number, build: (() => string) | string): never {
  throw new ElaborationFailure("rejected", offset, typeof build === "string" ? () => build : build);
}

/** Throws: `construct` is outside the fragment. */
export function unsupported(offset: number, construct: string): never {
  throw new ElaborationFailure("unsupported", offset, () => construct);
}

/** Throws: the proof is given up with `sorry` or `admit`. */
export function rejectSorry(offset: number): never {
  throw new ElaborationFailure("sorry", offset, () => "declaration uses `sorry`");
}
