/** A badge a plugin: its level and its checks, as SVG and for shields.io; nothing in it was worded by an author. */
import { byNameAndTurn } from '../lib/by-turn.ts'
import type { Plugin } from '../model/plugin.ts'
import { type Level, levels, type Verdict } from '../model/result.ts'
import { jsonText, output } from './output.ts'

export default output({
  id: 'badges',
  title: 'Level and checks of each plugin as a badge',
  into: 'site',
  gives: [
    { path: 'badges/{plugin}.svg', type: 'image/svg+xml', title: 'Level and checks as a picture' },
    { path: 'api/v1/badges/{plugin}.json', type: 'application/json', title: 'The same in the form shields.io reads' },
  ],
  files: ({ library, judgement }) =>
    Object.fromEntries(
      verdictsBySlug(library.plugins, judgement.verdicts).flatMap(([slug, verdict]) => [
        [`badges/${slug}.svg`, badge(verdict)],
        [`api/v1/badges/${slug}.json`, jsonText(endpoint(verdict))],
      ]),
    ),
})

/** Fill of the right half; white text has 4.5:1 on each. */
const colours: Record<Level, string> = { gold: '#0f5b46', silver: '#3f7a69', bronze: '#5f6d63', listed: '#6b6a60' }

/** Several plugins may bear one name: the n-th of them has the n-th verdict. */
export function verdictsBySlug(
  plugins: readonly Pick<Plugin, 'name' | 'slug'>[],
  verdicts: readonly Verdict[],
): [slug: string, verdict: Verdict][] {
  const judged = byNameAndTurn(verdicts, ({ name }) => name)
  return [...byNameAndTurn(plugins, ({ name }) => name)].map(([turn, { name, slug }]) => {
    const verdict = judged.get(turn)
    if (verdict === undefined) throw new Error(`internal: "${name}" was not judged`)
    return [slug, verdict]
  })
}

/** The form that shields.io reads: shields.io/badges/endpoint-badge. */
export function endpoint({ level, strict }: Verdict): Record<string, unknown> {
  const color = colours[level].slice(1)
  return { schemaVersion: 1, label: 'standards', message: `${level} · ${figure(strict)}`, color }
}

function figure({ passed, of }: Verdict['strict']): string {
  return of === 0 ? 'no checks' : `${passed} of ${of}`
}

/** Attributes only, no style: it is shown where styles are forbidden. Widths are given, so that every font fits. */
export function badge({ level, strict }: Verdict): string {
  const word = level.charAt(0).toUpperCase() + level.slice(1)
  const checks = figure(strict)
  const [label, wordWide, checksWide] = [widthOf('standards'), widthOf(word), widthOf(checks)]
  const left = label + 12
  const squaresAt = left + 8
  const wordAt = squaresAt + 3 * 11 + 2
  const checksAt = wordAt + wordWide + 10
  const width = checksAt + checksWide + 8
  const squares = [0, 1, 2].map((i) => {
    const fill = i < levels.indexOf(level) ? '#fff' : 'none'
    return `<rect x="${squaresAt + i * 11 + 0.5}" y="6.5" width="7" height="7" rx="1.5" fill="${fill}" stroke="#fff"/>`
  })
  const text = (at: number, wide: number, says: string) =>
    `<text x="${at}" y="14" textLength="${wide}" lengthAdjust="spacingAndGlyphs">${says}</text>`
  const name = `Standards: ${word}, ${strict.of === 0 ? checks : `${checks} checks hold`}`
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="20" viewBox="0 0 ${width} 20" role="img" aria-label="${name}">
<title>${name}</title>
<rect width="${width}" height="20" rx="4" fill="${colours[level]}"/>
<path d="M4 0H${left}V20H4A4 4 0 0 1 0 16V4A4 4 0 0 1 4 0Z" fill="#363d35"/>
${squares.join('')}
<g fill="#fff" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="11">${text(6, label, 'standards')}${text(wordAt, wordWide, word)}${text(checksAt, checksWide, checks)}</g>
</svg>
`
}

/** Pixels that a word takes in Verdana at 11, near enough for textLength to even out. */
function widthOf(word: string): number {
  const narrow = [...word].filter((letter) => 'il tfr1'.includes(letter)).length
  return Math.round(word.length * 6.9 - narrow * 2.4)
}
