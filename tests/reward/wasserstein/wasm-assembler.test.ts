/** The binaries of the assembler, compiled and run. */
import { expect, it } from "vitest";
import { sharedMemory } from "../../../src/reward/wasserstein/search-kernel.ts";
import {
  add,
  constant,
  get,
  localNumbers,
  moduleBytes,
  set,
  ValueType,
} from "../../../src/reward/wasserstein/wasm-assembler.ts";

declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
};

type Exports = Readonly<Record<string, (...given: ReadonlyArray<number>) => number>>;

const run = (bytes: Uint8Array): Exports =>
  new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory: sharedMemory(1) } }).exports as Exports;

const { i32 } = ValueType;

it("numbers of every length are written so that they are read as they were", () => {
  const numbers = [0, 1, 63, 64, 65, 127, 128, 8191, 8192, 1_048_575, 1_048_576, 2 ** 30, 2 ** 31 - 1];
  const signed = [...numbers, ...numbers.slice(1).map((number) => -number), -129, -8193, -(2 ** 31)];
  const module = run(
    moduleBytes(
      signed.map((value) => ({ name: `n${value}`, parameters: [], locals: [], result: i32, body: constant(value) })),
    ),
  );
  for (const value of signed) expect(module[`n${value}`]!()).toBe(value | 0);
});

it("a function may have as many locals as it likes, and names beyond ASCII", () => {
  const local = localNumbers();
  const parameter = local(i32);
  const locals = Array.from({ length: 300 }, () => local(i32));
  const sums = locals.map((one, i) => set(one, add(get(i === 0 ? parameter : locals[i - 1]!), constant(i))));
  const body = [...sums, get(locals.at(-1)!)];
  const module = run(moduleBytes([{ name: "größe", parameters: [parameter], locals, result: i32, body }]));
  expect(module["größe"]!(5)).toBe(5 + (299 * 300) / 2);
});
