/** Links from one document of a plugin to a heading of another that has no such heading. */
import type { Note } from '../model/finding.ts'
import type { RenderedDocument } from '../model/rendered.ts'

/** The notes by the path of the document with the link; `rendered` are documents by path. What could not be rendered is not blamed. */
export function lostJumps(
  rendered: ReadonlyMap<string, Pick<RenderedDocument, 'anchors' | 'jumps'>>,
): { path: string; note: Note }[] {
  return [...rendered].flatMap(([path, { jumps }]) =>
    jumps.flatMap((jump) => {
      const anchors = rendered.get(jump.path)?.anchors ?? []
      return anchors.length === 0 || anchors.includes(jump.anchor) ? [] : [{ path, note: jump.note }]
    }),
  )
}
