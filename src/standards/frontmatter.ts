/** Where a key of the frontmatter stands, for prompts whose records keep its value alone. */

/** 1-based line of a top-level key; 1 when it is not found. */
export function lineOfKey(text: string, key: string): number {
  for (const [i, line] of text.slice(0, 20_000).split('\n').entries()) {
    if (i > 0 && /^---\s*$/.test(line)) break
    if (line.startsWith(`${key}:`)) return i + 1
  }
  return 1
}
