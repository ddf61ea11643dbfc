/**
 * Writes the compiled form of the prelude (src/lean/prelude/library.compiled). To be run after each change of the
 * prelude's text or of what elaboration makes of it; a test says when that was forgotten.
 *
 *     node scripts/compile-library.ts
 */
import { writeFileSync } from "node:fs";
import { compilePrelude } from "../src/lean/load-library.ts";
import { compiledLibraryFile } from "../src/lean/prelude/index.ts";

const text = compilePrelude();
writeFileSync(compiledLibraryFile, text);
console.log(`${compiledLibraryFile.pathname}: ${text.length} bytes`);
