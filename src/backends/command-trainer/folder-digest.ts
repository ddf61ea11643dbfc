/** The content of a folder of weights as a digest: equal for equal files under equal names, whatever their times. */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import path from "node:path";

export interface FolderDigest {
  /** SHA-256 over all files, 64 hexadecimal digits. */
  readonly digest: string;
  /** The same over the files of weights alone, so that a log beside equal weights does not make them new ones. */
  readonly weights: string;
  readonly files: number;
  readonly bytes: number;
}

const WEIGHTS = /\.(safetensors|bin|pt|pth|gguf|npz)$/;

/** Paths of the files under a folder with `/`, in the order of their UTF-16 units. Links are followed. */
const filesUnder = async (folder: string): Promise<ReadonlyArray<string>> => {
  const names = await readdir(folder, { recursive: true });
  const files: Array<string> = [];
  for (const name of names)
    if ((await stat(path.join(folder, name))).isFile()) files.push(name.replaceAll(path.sep, "/"));
  return files.sort((a, b) => (a < b ? -1 : 1));
};

const fileDigest = async (file: string): Promise<{ readonly digest: string; readonly bytes: number }> => {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const block of createReadStream(file, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    hash.update(block);
    bytes += block.length;
  }
  return { digest: hash.digest("hex"), bytes };
};

/** The digest of a folder: over a line `path, size, SHA-256` a file. Rejects with what the file system says. */
export const folderDigest = async (folder: string): Promise<FolderDigest> => {
  const names = await filesUnder(folder);
  const onlyWeights = names.some((name) => WEIGHTS.test(name));
  const all = createHash("sha256");
  const weights = createHash("sha256");
  let total = 0;
  for (const name of names) {
    const { bytes, digest } = await fileDigest(path.join(folder, name));
    const line = `${JSON.stringify([name, bytes, digest])}\n`;
    all.update(line);
    if (!onlyWeights || WEIGHTS.test(name)) weights.update(line);
    total += bytes;
  }
  return { digest: all.digest("hex"), weights: weights.digest("hex"), files: names.length, bytes: total };
};
