/** Where the findings of every failing example stand and what they tell an author to do: one page to read in review. */
import { expect, it } from 'vitest'
import { rules } from '../../src/standards/index.ts'
import { judgeExample } from './example.ts'

it('points at the place and gives an order', async () => {
  const blocks = rules.flatMap((rule) =>
    rule.fail.map((example) => {
      const own = judgeExample(rules, example).filter((result) => result.rule === rule.id)
      const lines = own.flatMap(({ findings }) =>
        findings.map(({ file, line, column, severity, message, fix, pointer, evidence }) => {
          const place = [file ?? 'catalogue', line, line === null ? null : column]
            .filter((part) => part !== null)
            .join(':')
          const more = [
            pointer === null ? [] : [`at: ${pointer}`],
            evidence === null ? [] : [`evidence: ${evidence}`],
            [`fix: ${fix}`],
          ].flat()
          return [
            `${place}  ${severity}  ${message}`,
            ...more.map((text) => `    ${text.replaceAll('\n', '\n         ')}`),
          ].join('\n')
        }),
      )
      return `## ${rule.id}: ${example.title}\n\n${lines.join('\n')}\n`
    }),
  )
  await expect(blocks.join('\n')).toMatchFileSnapshot('places.golden.txt')
})
