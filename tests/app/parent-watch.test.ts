import { describe, expect, it } from "vitest";
import { isWhole, type ProcessInfo, watchedChain } from "../../src/app/parent-watch.ts";

const TERMINAL = "/dev/pts/1";
type Family = Readonly<Record<number, Partial<ProcessInfo> & { readonly parent: number }>>;

/** Processes by their ids, of one session and one terminal unless they say otherwise; 10 is the run. */
const reader = (family: Family) => (id: number) =>
  family[id] === undefined ? null : { session: 2, words: ["node", "bin/stp.js"], input: TERMINAL, ...family[id] };

const login = { parent: 1, words: ["-bash"] };
const npm = { parent: 2, words: ["npm exec stp run x.json"] };
const scriptShell = { words: ["sh", "-c", "'stp' run x.json"] };
const run = { words: ["node", "bin/stp.js", "run"] };

describe("what is watched", () => {
  const cases: ReadonlyArray<readonly [string, Family, ReadonlyArray<number>]> = [
    [
      "npm, through the shell of its script",
      { 2: login, 3: npm, 4: { parent: 3, ...scriptShell }, 10: { parent: 4, ...run } },
      [10, 4, 3],
    ],
    ["npm, where its shell has become the run", { 2: login, 3: npm, 10: { parent: 3, ...run } }, [10, 3]],
    ["npm as process 1 of a container", { 1: { ...npm, parent: 0 }, 10: { parent: 1, ...run } }, [10, 1]],
    [
      "the same program under an older Node",
      { 2: login, 3: { parent: 2, words: ["node", "/x/bin/stp.js", "run"] }, 10: { parent: 3, ...run } },
      [10, 3],
    ],
    [
      "both",
      {
        2: login,
        3: npm,
        4: { parent: 3, ...scriptShell },
        5: { parent: 4, words: ["node", "stp"] },
        10: { parent: 5, ...run },
      },
      [10, 5, 4, 3],
    ],
    ["no shell of the user's", { 2: login, 10: { parent: 2, ...run } }, []],
    [
      "no shell with a command of its own, e.g. of ssh",
      { 2: login, 4: { parent: 2, ...scriptShell }, 10: { parent: 4, ...run } },
      [],
    ],
    ["no process 1", { 1: { parent: 0, words: ["/sbin/init"] }, 10: { parent: 1, ...run } }, []],
    ["nothing by process 1 of a container", { 10: { parent: 0, ...run } }, []],
    [
      "no interactive shell that npm started",
      { 2: login, 3: npm, 4: { parent: 3, words: ["bash"] }, 10: { parent: 4, ...run } },
      [],
    ],
    [
      "nothing of another session (setsid)",
      { 2: login, 3: npm, 4: { parent: 3, ...scriptShell }, 10: { parent: 4, session: 10, ...run } },
      [],
    ],
    [
      "nothing with another input (nohup … & in a script)",
      { 2: login, 3: npm, 4: { parent: 3, ...scriptShell }, 10: { parent: 4, input: "/dev/null", ...run } },
      [],
    ],
    ["nothing where nothing can be read", {}, []],
  ];
  it.each(cases)("is %s", (_, family, chain) => {
    expect(watchedChain(10, reader(family))).toStrictEqual(chain.length === 0 ? [] : chain);
  });
});

describe("a chain", () => {
  const family = { 2: login, 3: npm, 4: { parent: 3, ...scriptShell }, 10: { parent: 4, ...run } };

  it("is whole while each process is the child of the next, whoever their elders are", () => {
    expect(isWhole([10, 4, 3], reader(family))).toBe(true);
    expect(isWhole([10, 4, 3], reader({ ...family, 3: { ...npm, parent: 1 } }))).toBe(true);
  });

  it("is broken when the shell has ended, or npm behind the shell", () => {
    expect(isWhole([10, 4, 3], reader({ 3: npm, 10: { parent: 1, ...run } }))).toBe(false);
    expect(isWhole([10, 4, 3], reader({ ...family, 4: { parent: 1, ...scriptShell } }))).toBe(false);
  });
});
