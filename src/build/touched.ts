/** Which plugins a change touches: their content differs, they are new, or what is said of them differs. */
import { digestOf } from '../lib/digest.ts'
import type { Judgement } from '../model/judgement.ts'

/** Names in order. Places are left out: a line that moved is no change of what is said. */
export function touchedPlugins(now: Judgement, base: Judgement): string[] {
  const [after, before] = [saidOf(now), saidOf(base)]
  return now.verdicts.map(({ name }) => name).filter((name) => after.get(name) !== before.get(name))
}

function saidOf({ verdicts, results }: Judgement): Map<string, string> {
  const byPlugin = Map.groupBy(results, ({ plugin }) => plugin)
  return new Map(
    verdicts.map(({ name, content }) => {
      const cells = byPlugin.get(name) ?? []
      return [
        name,
        digestOf([
          content,
          cells.map(({ rule, state, findings }) => [rule, state, findings.map(({ message }) => message)]),
        ]),
      ]
    }),
  )
}
