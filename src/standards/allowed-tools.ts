/** What allowed-tools lists, as text or as a list. */

/** Entries of a list or text, parted by commas or spaces outside parentheses. */
export function toolsIn(value: string): string[] {
  const tools: string[] = []
  let [depth, start] = [0, 0]
  const end = (at: number) => {
    const tool = value.slice(start, at).replace(/^[\s[\]"'-]+|[\s[\]"']+$/g, '')
    if (tool !== '') tools.push(tool)
    start = at + 1
  }
  for (let i = 0; i < value.length; i++) {
    const mark = value[i] ?? ''
    if (mark === '(') depth++
    else if (mark === ')') depth = Math.max(0, depth - 1)
    else if (depth === 0 && /[\s,]/.test(mark)) end(i)
  }
  end(value.length)
  return tools
}
