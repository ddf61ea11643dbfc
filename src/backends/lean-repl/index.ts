export { leanRepl } from "./back-end.ts";
