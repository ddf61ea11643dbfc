/**
 * The tables of an export: names, universe levels and expressions by index. An index must be defined on an earlier line.
 * Source: lean4export, format 3.
 */
import {
  application,
  BinderInfo,
  boundVariable,
  constant,
  type Level,
  lambda,
  letIn,
  levelIMax,
  levelMax,
  levelParameter,
  levelSucc,
  levelZero,
  naturalLiteral,
  pi,
  projection,
  sort,
  stringLiteral,
  type Term,
} from "../kernel/index.ts";
import { asCount, asList, asObject, asText, type JsonObject } from "./fields.ts";
import { Rejected, Unreadable } from "./outcome.ts";

const BINDER_INFOS: ReadonlyMap<string, BinderInfo> = new Map([
  ["default", BinderInfo.explicit],
  ["implicit", BinderInfo.implicit],
  ["strictImplicit", BinderInfo.strictImplicit],
  ["instImplicit", BinderInfo.instance],
]);

/** Entries by index, each defined once. */
class IndexTable<Entry> {
  private readonly entries = new Map<number, Entry>();
  private readonly what: string;

  constructor(what: string, zeroth: Entry | null) {
    this.what = what;
    if (zeroth !== null) this.entries.set(0, zeroth);
  }

  get(index: unknown): Entry {
    const entry = this.entries.get(asCount(index, `index of a ${this.what}`));
    if (entry === undefined) throw new Rejected("undefined-index", `${this.what} ${index} is not defined yet`);
    return entry;
  }

  define(index: unknown, entry: Entry): void {
    const position = asCount(index, `index of a ${this.what}`);
    if (this.entries.has(position)) throw new Rejected("redefined-index", `${this.what} ${position} is defined twice`);
    this.entries.set(position, entry);
  }
}

export class Primitives {
  private readonly names = new IndexTable<string>("name", "");
  private readonly levels = new IndexTable<Level>("level", levelZero);
  private readonly expressions = new IndexTable<Term>("expression", null);

  name(index: unknown): string {
    return this.names.get(index);
  }
  expression(index: unknown): Term {
    return this.expressions.get(index);
  }
  nameList(list: unknown, what: string): string[] {
    return asList(list, what).map((index) => this.name(index));
  }

  /** Takes the line when it defines a name, a level or an expression. */
  read(line: JsonObject): boolean {
    if ("in" in line) this.names.define(line["in"], this.readName(line));
    else if ("il" in line) this.levels.define(line["il"], this.readLevel(line));
    else if ("ie" in line) this.expressions.define(line["ie"], this.readExpression(line));
    else return false;
    return true;
  }

  private readName(line: JsonObject): string {
    if ("str" in line) {
      const { pre, str } = asObject(line["str"], "str");
      return join(this.name(pre), printedComponent(asText(str, "str.str")));
    }
    if ("num" in line) {
      const { pre, i } = asObject(line["num"], "num");
      return join(this.name(pre), String(asCount(i, "num.i")));
    }
    throw new Unreadable("a name has str or num");
  }

  private readLevel(line: JsonObject): Level {
    if ("succ" in line) return levelSucc(this.levels.get(line["succ"]));
    if ("param" in line) return levelParameter(this.name(line["param"]));
    const key = "max" in line ? "max" : "imax";
    if (!(key in line)) throw new Unreadable("a level has succ, max, imax or param");
    const operands = asList(line[key], key);
    if (operands.length !== 2) throw new Unreadable(`${key}: expected two levels, found ${operands.length}`);
    const [left, right] = operands.map((index) => this.levels.get(index));
    return key === "max" ? levelMax(left!, right!) : levelIMax(left!, right!);
  }

  private readExpression(line: JsonObject): Term {
    if ("app" in line) {
      const { fn, arg } = asObject(line["app"], "app");
      return application(this.expression(fn), this.expression(arg));
    }
    if ("bvar" in line) return boundVariable(asCount(line["bvar"], "bvar"));
    if ("sort" in line) return sort(this.levels.get(line["sort"]));
    if ("const" in line) {
      const { name, us } = asObject(line["const"], "const");
      const levels = asList(us, "const.us").map((index) => this.levels.get(index));
      return constant(this.name(name), levels);
    }
    if ("lam" in line) return this.readBinder(lambda, asObject(line["lam"], "lam"));
    if ("forallE" in line) return this.readBinder(pi, asObject(line["forallE"], "forallE"));
    if ("letE" in line) {
      const { name, type, value, body } = asObject(line["letE"], "letE");
      return letIn(this.name(name), this.expression(type), this.expression(value), this.expression(body));
    }
    if ("proj" in line) {
      const { typeName, idx, struct } = asObject(line["proj"], "proj");
      return projection(this.name(typeName), asCount(idx, "proj.idx"), this.expression(struct));
    }
    if ("natVal" in line) {
      const digits = asText(line["natVal"], "natVal");
      if (!/^[0-9]+$/.test(digits)) throw new Unreadable(`natVal: expected digits, found ${digits.slice(0, 60)}`);
      return naturalLiteral(BigInt(digits));
    }
    if ("strVal" in line) return stringLiteral(asText(line["strVal"], "strVal"));
    if ("mdata" in line) return this.expression(asObject(line["mdata"], "mdata")["expr"]);
    throw new Unreadable(`unknown expression with keys ${Object.keys(line).join(", ")}`);
  }

  private readBinder(make: typeof pi, binder: JsonObject): Term {
    const info = BINDER_INFOS.get(asText(binder["binderInfo"], "binderInfo"));
    if (info === undefined) throw new Unreadable(`binderInfo: unknown value ${binder["binderInfo"]}`);
    return make(this.name(binder["name"]), this.expression(binder["type"]), this.expression(binder["body"]), info);
  }
}

function join(prefix: string, component: string): string {
  return prefix === "" ? component : `${prefix}.${component}`;
}

/** Quoted when the bare text could be mistaken for something else, so that different names stay different. */
function printedComponent(text: string): string {
  return text === "" || /[.«»]|^[0-9]/.test(text) ? `«${text.replaceAll("»", "»»")}»` : text;
}
