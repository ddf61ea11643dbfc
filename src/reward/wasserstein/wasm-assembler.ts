/**
 * A small assembler for WebAssembly binaries (core specification 2.0, relaxed SIMD): enough to write the matrix kernel of
 * the nearest-neighbour search as code, so that it runs at the machine's speed without a native build.
 */

/** Instructions as bytes, nested freely. */
export type Code = ReadonlyArray<number | Code>;

const flatten = (code: Code, out: Array<number> = []): Array<number> => {
  for (const part of code)
    if (typeof part === "number") out.push(part);
    else flatten(part, out);
  return out;
};

/** Unsigned LEB128 of a 32-bit number. */
const unsigned = (value: number): Array<number> => {
  const out: Array<number> = [];
  for (; value > 127; value >>>= 7) out.push((value & 127) | 128);
  out.push(value);
  return out;
};

/** Signed LEB128 of a 32-bit number. */
const signed = (value: number): Array<number> => {
  const out: Array<number> = [];
  for (; value < -64 || value > 63; value >>= 7) out.push((value & 127) | 128);
  out.push(value & 127);
  return out;
};

const list = (items: ReadonlyArray<Code>): Code => [unsigned(items.length), ...items];
const section = (id: number, content: Code): Code => {
  const bytes = flatten(content);
  return [id, unsigned(bytes.length), bytes];
};
const name = (text: string): Code => list([...new TextEncoder().encode(text)].map((byte) => [byte]));

export const ValueType = { i32: 0x7f, f32: 0x7d, v128: 0x7b } as const;
type Value = (typeof ValueType)[keyof typeof ValueType];

/** A local variable or parameter of a function, by its number. */
export interface Local {
  readonly type: Value;
  readonly number: number;
}

export interface WasmFunction {
  readonly name: string;
  readonly parameters: ReadonlyArray<Local>;
  readonly locals: ReadonlyArray<Local>;
  readonly result?: Value;
  readonly body: Code;
}

/** Hands out the numbers of a function's parameters and then locals, in the order asked for. */
export const localNumbers = (): ((type: Value) => Local) => {
  let next = 0;
  return (type) => ({ type, number: next++ });
};

/** The binary of a module that imports the shared memory `env.memory` and exports its functions by name. */
export const moduleBytes = (functions: ReadonlyArray<WasmFunction>): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(
    flatten([
      [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
      section(
        1,
        list(
          functions.map(({ parameters, result }) => [
            0x60,
            list(parameters.map(({ type }) => [type])),
            list(result === undefined ? [] : [[result]]),
          ]),
        ),
      ),
      section(2, list([[name("env"), name("memory"), 2, 3, unsigned(1), unsigned(65536)]])),
      section(3, list(functions.map((_, index) => unsigned(index)))),
      section(7, list(functions.map((fn, index) => [name(fn.name), 0, unsigned(index)]))),
      section(
        10,
        list(
          functions.map(({ body, locals }) => {
            const bytes = flatten([list(locals.map(({ type }) => [1, type])), body, 0x0b]);
            return [unsigned(bytes.length), bytes];
          }),
        ),
      ),
    ]),
  );

export const get = (local: Local): Code => [0x20, unsigned(local.number)];
export const set = (local: Local, value: Code): Code => [value, 0x21, unsigned(local.number)];
export const constant = (value: number): Code => [0x41, signed(value)];
export const add = (a: Code, b: Code): Code => [a, b, 0x6a];
export const advance = (local: Local, bytes: number): Code => set(local, add(get(local), constant(bytes)));

const simd = (operation: number, ...immediates: ReadonlyArray<Code>): Code => [
  0xfd,
  unsigned(operation),
  ...immediates,
];
const memoryArgument = (alignment: number, offset: number): Code => [unsigned(alignment), unsigned(offset)];

export const loadVector = (pointer: Code, offset = 0): Code => [pointer, simd(0, memoryArgument(4, offset))];
export const loadSplat = (pointer: Code, offset = 0): Code => [pointer, simd(9, memoryArgument(2, offset))];
const store =
  (instruction: (offset: number) => Code) =>
  (pointer: Code, value: Code, offset = 0): Code => [pointer, value, instruction(offset)];

export const storeVector = store((offset) => simd(11, memoryArgument(4, offset)));
export const storeInteger = store((offset) => [0x36, memoryArgument(2, offset)]);
export const storeFloat = store((offset) => [0x38, memoryArgument(2, offset)]);
export const zeroVector: Code = simd(12, new Array<number>(16).fill(0));
export const splat = (value: Code): Code => [value, simd(19)];
export const lane = (value: Code, index: number): Code => [value, simd(31, [index])];
/** a · b + c in each lane, fused or not as the machine has it. */
export const multiplyAdd = (a: Code, b: Code, c: Code): Code => [a, b, c, simd(0x105)];
export const vectorAdd = (a: Code, b: Code): Code => [a, b, simd(228)];
export const vectorSubtract = (a: Code, b: Code): Code => [a, b, simd(229)];
export const vectorMaximum = (a: Code, b: Code): Code => [a, b, simd(233)];
export const vectorSquareRoot = (a: Code): Code => [a, simd(227)];
export const vectorNegate = (a: Code): Code => [a, simd(225)];
export const vectorAbove = (a: Code, b: Code): Code => [a, b, simd(68)];
export const anyLane = (a: Code): Code => [a, simd(83)];
export const floatAbove = (a: Code, b: Code): Code => [a, b, 0x5e];

export const when = (condition: Code, ...body: ReadonlyArray<Code>): Code => [condition, 0x04, 0x40, ...body, 0x0b];
/** Runs the body, takes `step` off the counter, and again while the counter is not zero. */
export const countDown = (counter: Local, step: number, ...body: ReadonlyArray<Code>): Code => [
  0x03,
  0x40,
  ...body,
  [get(counter), constant(step), 0x6b, 0x22, unsigned(counter.number)],
  [0x0d, 0],
  0x0b,
];
