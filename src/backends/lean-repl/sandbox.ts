/**
 * Where a REPL runs. Lean runs what a candidate says, so it gets nothing to take and nowhere to go: no network, no
 * variables of this process, files read-only and only those it needs, a private temporary folder, bounded memory,
 * processor time, file sizes and processes, and death with this program. bubblewrap does it; without bubblewrap the
 * limits alone are left, which is said aloud. Source: bwrap(1), prlimit(1), setpriv(1).
 */
import { existsSync, realpathSync } from "node:fs";
import path from "node:path";
import { findProgram, type GroupCommand, PROGRAM_FOLDER } from "../../machine/index.ts";
import { LARGEST_FILE, MOST_TASKS, PROCESSOR_SECONDS } from "./sandbox-limits.ts";

/** Programs that the sandbox is made of, as found on the path; null where one is not installed. */
export interface SandboxTools {
  readonly bwrap: string | null;
  readonly prlimit: string | null;
  readonly setpriv: string | null;
}

export const findTools = (searched: string): SandboxTools => ({
  bwrap: findProgram("bwrap", searched),
  prlimit: findProgram("prlimit", searched),
  setpriv: findProgram("setpriv", searched),
});

const MEGABYTE = 2 ** 20;
/** Whoever owns nothing. */
const NOBODY = "65534";

/** System folders that programs and their libraries are in. */
const SYSTEM = ["/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/etc/ld.so.cache", "/etc/alternatives"];

export interface SandboxSettings {
  readonly tools: SandboxTools;
  /** Files and folders that may be read besides the system's. */
  readonly readable: ReadonlyArray<string>;
  /** The one folder that may be written to besides the private temporary one; null: none. */
  readonly writable: string | null;
  readonly megabytes: number;
  /** Is this program run by the superuser, whom limits on processes do not bind? */
  readonly isSuperuser: boolean;
}

/** Limits that hold with and without bubblewrap. */
const limited = ({ megabytes, tools }: SandboxSettings): ReadonlyArray<string> =>
  tools.prlimit === null
    ? []
    : [
        tools.prlimit,
        `--data=${megabytes * MEGABYTE}`,
        `--cpu=${PROCESSOR_SECONDS}`,
        `--fsize=${LARGEST_FILE}`,
        `--nproc=${MOST_TASKS}`,
        "--core=0",
        "--",
      ];

/** The command inside bubblewrap. */
export const inSandbox = (command: GroupCommand, bwrap: string, settings: SandboxSettings): GroupCommand => {
  const { isSuperuser, readable, tools, writable } = settings;
  const bound = [...SYSTEM, ...readable].filter((file) => existsSync(file));
  const toolchains = toolchainFolder();
  const found = toolchains !== null && existsSync(toolchains) ? { ELAN_HOME: toolchains } : {};
  const variables = { ...command.environment, ...found, HOME: "/tmp", TMPDIR: "/tmp" };
  const nobody =
    isSuperuser && tools.setpriv !== null
      ? [tools.setpriv, "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups", "--"]
      : [];
  const words = [
    ...nobody,
    bwrap,
    "--unshare-all",
    "--die-with-parent",
    "--clearenv",
    ...Object.entries(variables).flatMap(([name, value]) => ["--setenv", name, value]),
    ...["--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp"],
    ...bound.flatMap((file) => ["--ro-bind", file, file]),
    ...(writable === null ? [] : ["--bind", writable, writable]),
    ...["--remount-ro", "/"],
    ...["--chdir", [...bound, writable].includes(command.folder) ? command.folder : "/tmp", "--"],
    ...limited(settings),
    ...command.words,
  ];
  return { words, folder: "/", environment: {} };
};

/** The command with limits only: what is left without bubblewrap. */
export const withLimits = (command: GroupCommand, settings: SandboxSettings): GroupCommand => ({
  ...command,
  words: [...limited(settings), ...dyingWithParent(settings.tools), ...command.words],
});

/** Words that make a process die with this one, whatever it is busy with. */
export const dyingWithParent = ({ setpriv }: SandboxTools): ReadonlyArray<string> =>
  setpriv === null ? [] : [setpriv, "--pdeathsig", "KILL", "--"];

/** Where elan keeps Lean's toolchains; null where that cannot be told. */
const toolchainFolder = (): string | null => {
  const { ELAN_HOME, HOME } = process.env;
  return ELAN_HOME ?? (HOME === undefined ? null : path.join(HOME, ".elan"));
};

/** Where this program's packages are, which may be elsewhere behind a link. */
const packageFolder = (): ReadonlyArray<string> => {
  const folder = path.join(PROGRAM_FOLDER, "node_modules");
  return existsSync(folder) ? [realpathSync(folder)] : [];
};

/** What a command needs to read, by its words: its folder, programs named by a path, this program, Lean's toolchains. */
export const readableFor = ({ folder, words }: GroupCommand): ReadonlyArray<string> => {
  const toolchains = toolchainFolder();
  return [
    folder,
    ...(toolchains === null ? [] : [toolchains]),
    ...words.filter((word) => path.isAbsolute(word)),
    ...(words.some((word) => word.startsWith(PROGRAM_FOLDER)) ? [PROGRAM_FOLDER, ...packageFolder()] : []),
  ];
};
