/** Where the frontmatter of a prompt file is, wherever its author put it. */

export interface Block {
  /** Lines between the marks; null when there is no frontmatter. */
  lines: string[] | null
  /** 1-based lines of the file: of the first line of the block, and of its last. */
  start: number
  end: number
  body: string
  bodyLine: number
  fault: { message: string; line: number; fix: string } | null
}

const mark = /^---[ \t]*$/
const keyLine = /^[A-Za-z_][\w.-]*:(?:[ \t]|$)/

/** The frontmatter block: between the first `---` and the next, also below comments or a heading, also without marks. */
export function findBlock(text: string): Block {
  const lines = text.split('\n')
  const open = lines.findIndex((line) => mark.test(line))
  const preamble = open < 0 ? '' : lines.slice(0, open).join('\n')
  const opens = open === 0 || (open > 0 && isPreamble(preamble) && keyLine.test(firstFull(lines, open + 1)))
  if (!opens) return unmarked(text, lines)

  const close = lines.findIndex((line, i) => i > open && mark.test(line))
  const notFirst = {
    message: 'frontmatter is not at the first line',
    line: open + 1,
    fix: 'move it to the top of the file',
  }
  if (close >= 0) return between(lines, open + 1, close, close + 1, open === 0 ? null : notFirst)
  // Without an end the block can reach no further than its first blank line.
  const blank = lines.findIndex((line, i) => i > open && line.trim() === '')
  const stop = blank < 0 ? lines.length : blank
  if (!keyLine.test(lines[open + 1] ?? '')) return whole(text)
  return between(lines, open + 1, stop, stop, {
    message: 'frontmatter has no closing line',
    line: open + 1,
    fix: 'end it with a line ---',
  })
}

/** A heading followed by bare `description:` lines: 29 public skills look like that. */
function unmarked(text: string, lines: string[]): Block {
  const start = lines.findIndex((line) => line.trim() !== '' && !line.startsWith('#'))
  if (start < 0 || !/^(?:name|description):[ \t]+\S/.test(lines[start] ?? '')) return whole(text)
  const after = lines.findIndex((line, i) => i >= start && !keyLine.test(line))
  const stop = after < 0 ? lines.length : after
  return between(lines, start, stop, stop, {
    message: 'frontmatter has no --- lines around it',
    line: start + 1,
    fix: 'put --- above and below it, at the top',
  })
}

function between(lines: string[], from: number, to: number, rest: number, fault: Block['fault']): Block {
  let first = rest
  while (first < lines.length && lines[first]?.trim() === '') first++
  return {
    lines: lines.slice(from, to),
    start: from + 1,
    end: to,
    body: lines.slice(first).join('\n'),
    bodyLine: first + 1,
    fault,
  }
}

function whole(text: string): Block {
  return { lines: null, start: 1, end: 1, body: text, bodyLine: 1, fault: null }
}

function isPreamble(text: string): boolean {
  const parts: string[] = []
  let at = 0
  for (let open = text.indexOf('<!--'); open >= 0; open = text.indexOf('<!--', at)) {
    parts.push(text.slice(at, open))
    const close = text.indexOf('-->', open)
    if (close < 0) return false
    at = close + 3
  }
  parts.push(text.slice(at))
  const rest = parts.join('').split('\n')
  return rest.every((line) => line.trim() === '' || line.startsWith('#'))
}

function firstFull(lines: readonly string[], from: number): string {
  return lines.slice(from).find((line) => line.trim() !== '') ?? ''
}
