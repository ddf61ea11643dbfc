/**
 * A library written down after elaboration, so that loading it is reading terms and having the kernel check them: the
 * text need not be parsed and elaborated again. Nothing in it is believed: every declaration goes through the kernel.
 *
 * The form is one JSON object of flat number lists. Strings, levels and terms are numbered in the order in which they are
 * written, and refer to earlier ones by number; a declaration refers to strings and terms.
 */
import {
  addDeclaration,
  application,
  type BinderInfo,
  boundVariable,
  type ConstructorDeclaration,
  constant,
  type Declaration,
  type Environment,
  type InductiveDeclaration,
  type Level,
  LevelKind,
  lambda,
  letIn,
  levelIMax,
  levelMax,
  levelParameter,
  levelSucc,
  levelZero,
  type NewDeclaration,
  naturalLiteral,
  pi,
  projection,
  type QuotientKind,
  sort,
  stringLiteral,
  type Term,
  TermKind,
} from "../kernel/index.ts";
import type { Library } from "./library.ts";

/** The written form; `source` tells from which text it was made. */
interface Written {
  readonly source: string;
  readonly strings: readonly string[];
  readonly levels: readonly number[];
  readonly terms: readonly number[];
  readonly declarations: readonly number[];
  /** Pairs of name and mark. */
  readonly marks: readonly number[];
}

const kinds = ["axiom", "definition", "theorem", "opaque", "inductive", "quotient"] as const;

/** Writes every declaration of the library's own layer. */
export function writeLibrary(library: Library, source: string): string {
  const writer = new Writer(library.environment);
  for (const name of library.environment.names()) writer.declare(library.environment.require(name));
  const marks = library.marks.flatMap(({ name, mark }) => [writer.string(name), writer.string(mark)]);
  const { strings, levels, terms, declarations } = writer;
  const written: Written = { source, strings: [...strings.keys()], levels, terms, declarations, marks };
  return JSON.stringify(written);
}

class Writer {
  readonly strings = new Map<string, number>();
  readonly levels: number[] = [];
  readonly terms: number[] = [];
  readonly declarations: number[] = [];
  private readonly levelNumbers = new Map<Level, number>();
  private readonly termNumbers = new Map<Term, number>();
  private readonly environment: Environment;

  constructor(environment: Environment) {
    this.environment = environment;
  }

  string(text: string): number {
    let number = this.strings.get(text);
    if (number === undefined) {
      number = this.strings.size;
      this.strings.set(text, number);
    }
    return number;
  }

  /** Constructors and recursors come with their type. */
  declare(declaration: Declaration): void {
    if (declaration.kind === "constructor" || declaration.kind === "recursor") return;
    if (declaration.kind === "inductive") {
      if (declaration.block[0] === declaration.name) this.declareBlock(declaration);
      return;
    }
    const { kind, name, levelParameters, type } = declaration;
    const head = [kinds.indexOf(kind), this.string(name), ...this.names(levelParameters), this.term(type)];
    if (kind === "quotient") head.push(this.string(declaration.quotientKind));
    if (kind === "definition" || kind === "theorem" || kind === "opaque") head.push(this.term(declaration.value));
    if (kind === "definition") head.push(declaration.hint);
    this.declarations.push(...head);
  }

  private names(list: readonly string[]): number[] {
    return [list.length, ...list.map((name) => this.string(name))];
  }

  private declareBlock(first: InductiveDeclaration): void {
    const parts = [
      kinds.indexOf("inductive"),
      ...this.names(first.levelParameters),
      first.parameterCount,
      first.block.length,
    ];
    for (const name of first.block) {
      const inductive = this.environment.require(name) as InductiveDeclaration;
      parts.push(this.string(name), this.term(inductive.type), inductive.constructors.length);
      for (const builder of inductive.constructors) {
        const declaration = this.environment.require(builder) as ConstructorDeclaration;
        parts.push(this.string(builder), this.term(declaration.type));
      }
    }
    this.declarations.push(...parts);
  }

  private level(level: Level): number {
    const known = this.levelNumbers.get(level);
    if (known !== undefined) return known;
    const parts: number[] = [level.kind];
    if (level.kind === LevelKind.parameter) parts.push(this.string(level.name));
    else if (level.kind !== LevelKind.zero) {
      parts.push(this.level(level.first));
      if (level.kind !== LevelKind.succ) parts.push(this.level(level.second));
    }
    this.levels.push(...parts);
    this.levelNumbers.set(level, this.levelNumbers.size);
    return this.levelNumbers.size - 1;
  }

  private term(term: Term): number {
    const known = this.termNumbers.get(term);
    if (known !== undefined) return known;
    const parts = [term.kind, ...this.parts(term)];
    this.terms.push(...parts);
    this.termNumbers.set(term, this.termNumbers.size);
    return this.termNumbers.size - 1;
  }

  private parts(term: Term): number[] {
    switch (term.kind) {
      case TermKind.boundVariable:
        return [term.index];
      case TermKind.sort:
        return [this.level(term.level)];
      case TermKind.constant:
        return [this.string(term.name), term.levels.length, ...term.levels.map((level) => this.level(level))];
      case TermKind.application:
        return [this.term(term.first), this.term(term.second)];
      case TermKind.lambda:
      case TermKind.pi:
        return [this.string(term.name), term.binderInfo, this.term(term.first), this.term(term.second)];
      case TermKind.let:
        return [this.string(term.name), this.term(term.first), this.term(term.third), this.term(term.second)];
      case TermKind.projection:
        return [this.string(term.name), term.index, this.term(term.first)];
      case TermKind.natural:
        return [this.string(term.natural.toString())];
      default:
        return [this.string(term.name)];
    }
  }
}

/**
 * Fills `library` (empty) with what `text` says, everything checked by the kernel. Answers false, having done nothing,
 * when the text was written from another source. Throws `KernelError` when the kernel refuses a declaration.
 */
export function readLibrary(library: Library, text: string, source: string): boolean {
  const written = JSON.parse(text) as Written;
  if (written.source !== source) return false;
  new Reader(written).read(library);
  return true;
}

class Reader {
  private readonly written: Written;
  private readonly levels: Level[] = [];
  private readonly terms: Term[] = [];
  /** Position in `declarations`. */
  private next = 0;

  constructor(written: Written) {
    this.written = written;
    this.readLevels();
    this.readTerms();
  }

  read(library: Library): void {
    const { declarations, marks } = this.written;
    while (this.next < declarations.length) addDeclaration(library.environment, this.declaration());
    for (let i = 0; i < marks.length; i += 2)
      library.applyMark({ name: this.string(marks[i]!), mark: this.string(marks[i + 1]!) });
  }

  private string(number: number): string {
    return this.written.strings[number]!;
  }

  private readLevels(): void {
    const { levels: list } = this.written;
    for (let i = 0; i < list.length; ) {
      const kind = list[i++]!;
      if (kind === LevelKind.zero) this.levels.push(levelZero);
      else if (kind === LevelKind.parameter) this.levels.push(levelParameter(this.string(list[i++]!)));
      else if (kind === LevelKind.succ) this.levels.push(levelSucc(this.levels[list[i++]!]!));
      else {
        const make = kind === LevelKind.max ? levelMax : levelIMax;
        this.levels.push(make(this.levels[list[i++]!]!, this.levels[list[i++]!]!));
      }
    }
  }

  private readTerms(): void {
    const { terms: list } = this.written;
    const { terms } = this;
    let i = 0;
    const take = (): number => list[i++]!;
    const string = (): string => this.string(take());
    const term = (): Term => terms[take()]!;
    while (i < list.length) {
      const kind = take() as TermKind;
      switch (kind) {
        case TermKind.boundVariable:
          terms.push(boundVariable(take()));
          break;
        case TermKind.sort:
          terms.push(sort(this.levels[take()]!));
          break;
        case TermKind.constant: {
          const name = string();
          terms.push(
            constant(
              name,
              Array.from({ length: take() }, () => this.levels[take()]!),
            ),
          );
          break;
        }
        case TermKind.application:
          terms.push(application(term(), term()));
          break;
        case TermKind.lambda:
        case TermKind.pi: {
          const name = string();
          const info = take() as BinderInfo;
          const make = kind === TermKind.lambda ? lambda : pi;
          terms.push(make(name, term(), term(), info));
          break;
        }
        case TermKind.let:
          terms.push(letIn(string(), term(), term(), term()));
          break;
        case TermKind.projection:
          terms.push(projection(string(), take(), term()));
          break;
        case TermKind.natural:
          terms.push(naturalLiteral(BigInt(string())));
          break;
        default:
          terms.push(stringLiteral(string()));
      }
    }
  }

  private take(): number {
    return this.written.declarations[this.next++]!;
  }
  private takeString(): string {
    return this.string(this.take());
  }
  private takeTerm(): Term {
    return this.terms[this.take()]!;
  }
  private takeNames(): string[] {
    return Array.from({ length: this.take() }, () => this.takeString());
  }

  private declaration(): NewDeclaration {
    const kind = kinds[this.take()]!;
    if (kind === "inductive") return this.block();
    const name = this.takeString();
    const levelParameters = this.takeNames();
    const type = this.takeTerm();
    if (kind === "quotient") return { kind, quotientKind: this.takeString() as QuotientKind };
    if (kind === "axiom") return { kind, name, levelParameters, type };
    const value = this.takeTerm();
    return kind === "definition"
      ? { kind, name, levelParameters, type, value, hint: this.take() }
      : { kind, name, levelParameters, type, value };
  }

  private block(): NewDeclaration {
    const levelParameters = this.takeNames();
    const parameterCount = this.take();
    const types = Array.from({ length: this.take() }, () => {
      const name = this.takeString();
      const type = this.takeTerm();
      const constructors = Array.from({ length: this.take() }, () => ({
        name: this.takeString(),
        type: this.takeTerm(),
      }));
      return { name, type, constructors };
    });
    return { kind: "inductive", levelParameters, parameterCount, types };
  }
}
