/** One temporary folder for a whole run, removed at its end, whatever became of the tests. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'plugin-commons-tests-'))
  process.env['PLUGIN_COMMONS_TESTS'] = folder
  return () => rmSync(folder, { recursive: true, force: true })
}
