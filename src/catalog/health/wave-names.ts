/** Names of waves, short enough for a plot, a table and a sentence. */
import type { Link } from '../../model/card.ts'
import type { Context } from '../context.ts'
import { waveRoute } from '../routes.ts'

/** "Wave 2: teams that handle sensitive material" as "Wave 2". */
export function shortName(name: string): string {
  return name.split(':')[0]?.trim() || name
}

/** The text with every wave named shortly. */
export function shortWaves({ library }: Context, text: string): string {
  return library.org.waves.reduce((said, { name }) => said.replaceAll(name, shortName(name)), text)
}

export function waveLink({ library }: Context, id: string): Link {
  const wave = library.org.waves.find((one) => one.id === id)
  return wave === undefined ? { title: id, url: null } : { title: shortName(wave.name), url: waveRoute(id) }
}
