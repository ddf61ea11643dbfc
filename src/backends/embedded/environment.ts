/** What judges, as a digest: the fragment's own files, library included. Wherever they run, equal files judge alike. */
import { createHash } from "node:crypto";
import { Effect, FileSystem } from "effect";
import { VerifierError } from "../../services/index.ts";

/** SHA-256 of the files of `src/lean`, 64 hexadecimal digits. */
export const environmentDigest = Effect.gen(function* () {
  const fileSystem = yield* FileSystem.FileSystem;
  const folder = new URL("../../lean/", import.meta.url).pathname;
  const files = (yield* fileSystem.readDirectory(folder, { recursive: true })).filter((file) =>
    /\.(?:ts|lean|compiled)$/.test(file),
  );
  const hash = createHash("sha256");
  for (const file of files.sort()) hash.update(`${file}\n`).update(yield* fileSystem.readFile(`${folder}${file}`));
  return hash.digest("hex");
}).pipe(Effect.mapError((cause) => new VerifierError({ reason: "environment", message: String(cause), cause })));
