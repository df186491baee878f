/** What a scaffold writes, and what to do with it. */
export interface Scaffold {
  /** From the root. */
  folder: string
  /** Content by path inside the folder, in the order in which they are named. */
  files: Record<string, string>
  /** An order, completing "Next:". */
  next: string
}
