/** CODEOWNERS as GitHub and GitLab read it: the last pattern that matches a path says who owns it. */

export interface OwnerLine {
  /** 1-based. */
  line: number
  pattern: string
  owners: string[]
}

/** Lines with a pattern, comments and section heads left out. */
export function ownerLines(text: string): OwnerLine[] {
  return text.split('\n').flatMap((raw, i) => {
    const bare = raw.replace(/(^|\s)#.*$/, '').trim()
    if (bare === '' || /^\^?\[/.test(bare)) return []
    const [pattern = '', ...owners] = bare.split(/(?<!\\)\s+/)
    return [{ line: i + 1, pattern: pattern.replaceAll('\\ ', ' '), owners }]
  })
}

/** The line that decides about a path from the root. */
export function ownerLineOf(lines: readonly OwnerLine[], path: string): OwnerLine | undefined {
  return lines.findLast(({ pattern }) => covers(pattern, path))
}

function covers(pattern: string, path: string): boolean {
  const anchored = pattern.replace(/^\//, '')
  const isFolder = anchored.endsWith('/')
  const steps = anchored.split('/').filter((step) => step !== '')
  if (steps.length === 0) return pattern !== ''
  const floats = !pattern.startsWith('/') && steps.length === 1
  // A star at the end stays in its folder; anything else also names what lies below.
  const below = isFolder || steps.at(-1) !== '*' || floats
  const trail = path.split('/')
  const wanted = floats ? ['**', ...steps] : steps
  const reaches = reachesOf(wanted, trail)
  return reaches.some((end) => (end === trail.length ? !isFolder : below && end > 0))
}

/** How many steps of the path the pattern can use up. */
function reachesOf(wanted: readonly string[], trail: readonly string[]): number[] {
  let ends = new Set([0])
  for (const step of wanted) {
    const next = new Set<number>()
    for (const end of ends) {
      if (step === '**') for (let i = end; i <= trail.length; i++) next.add(i)
      else if (end < trail.length && fits(step, trail[end] ?? '')) next.add(end + 1)
    }
    ends = next
  }
  return [...ends]
}

/** One step of a pattern with * and ?, without backtracking over more than one star at a time. */
function fits(pattern: string, text: string): boolean {
  let [p, t, star, mark] = [0, 0, -1, 0]
  while (t < text.length) {
    if (p < pattern.length && pattern[p] !== '*' && (pattern[p] === '?' || pattern[p] === text[t]))
      [p, t] = [p + 1, t + 1]
    else if (pattern[p] === '*') [star, mark, p] = [p, t, p + 1]
    else if (star >= 0) [p, mark, t] = [star + 1, mark + 1, mark + 1]
    else return false
  }
  while (pattern[p] === '*') p++
  return p === pattern.length
}
