/** Two plugins of one name: each has its own cells, also of the rules that look at the whole catalogue. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { judgeRoot } from '../../src/build.ts'
import { asOf, temporary } from '../sites.ts'

const files = {
  'accruals/.claude-plugin/plugin.json': { name: 'accruals', version: '1.0.0', description: 'Drafts accruals.' },
  'forecast/.claude-plugin/plugin.json': { name: 'forecast', version: '1.0.0', dependencies: ['accruals'] },
  'forecast-old/.claude-plugin/plugin.json': { name: 'forecast', version: '0.9.0', dependencies: ['accrual'] },
}

test('the findings of one are not those of the other', async () => {
  const root = temporary('twins-')
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(root, dirname(path)), { recursive: true })
    writeFileSync(join(root, path), JSON.stringify(content))
  }
  const given = { root, cache: temporary('cache-'), asOf, rootName: '.', base: () => '/', clock: () => 0 }
  for (const _ of ['from nothing', 'from kept results']) {
    const { results, verdicts } = (await judgeRoot(given)).judgement
    expect(verdicts.map(({ name, path }) => [name, path])).toEqual([
      ['accruals', 'accruals'],
      ['forecast', 'forecast'],
      ['forecast', 'forecast-old'],
    ])
    const told = (rule: string) =>
      results
        .filter((result) => result.rule === rule && result.plugin === 'forecast')
        .map(({ findings }) => findings.map(({ message, file }) => `${file} ${message}`))
    expect(told('dependencies-resolve')).toEqual([
      [],
      ['forecast-old/.claude-plugin/plugin.json dependency "accrual" is no plugin of the catalogue'],
    ])
    expect(told('id-is-unique')).toEqual([
      [],
      ['forecast-old name "forecast" is used by "forecast" and "forecast-old"'],
    ])
  }
})
