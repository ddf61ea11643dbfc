export { kimina } from "./back-end.ts";
