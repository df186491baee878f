/** What became of usage exports, as people read it. */
import type { DataQuality } from '../model/metric.ts'
import { counted } from './format.ts'

/** "19 files: 16 used, 2 used in part, 1 refused"; "no files" where there is none. */
export function filesSaid(counts: DataQuality['files']): string {
  const { used, partly, replaced, refused } = counts
  const parts: [count: number, said: string][] = [
    [used, 'used'],
    [partly, 'used in part'],
    [replaced, 'replaced by another'],
    [refused, 'refused'],
  ]
  const all = used + partly + replaced + refused
  if (all === 0) return 'no files'
  const some = parts.filter(([count]) => count > 0).map(([count, said]) => `${count} ${said}`)
  return `${counted(all, 'file')}: ${some.join(', ')}`
}

/** "lines 3, 7, 9 and more"; empty where the format has no lines. */
export function linesSaid(lines: readonly number[], rows: number): string {
  if (lines.length === 0) return ''
  return `${lines.length > 1 ? 'lines' : 'line'} ${lines.join(', ')}${rows > lines.length ? ' and more' : ''}`
}
