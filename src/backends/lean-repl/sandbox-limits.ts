/** Bounds of what runs in the sandbox, besides its memory. */

/** Most processes and threads at once. */
export const MOST_TASKS = 256;
/** Processor seconds of one process: more than it lives for. */
export const PROCESSOR_SECONDS = 6 * 3600;
/** Largest file that it may write, in bytes. */
export const LARGEST_FILE = 256 * 2 ** 20;
