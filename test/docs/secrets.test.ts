/** A page repeats no secret: not in its HTML, not in what is searched, not in the line that a finding shows. */
import { expect, test } from 'vitest'
import { renderDocument } from '../../src/docs/index.ts'
import { context, documentOf } from './fixture.ts'

// Put together here, so that no scanner takes this file for a leak.
const token = ['ghp', 'Zt2LrK5bN7vXcWq8Ej4HuY6mPd3Ga9Sf1RzC'].join('_')
const own = 'bwg_k4t9x2m7q1zd'
const password = 'hT7-vq2Lm'

test.each(['markdown', 'mdx'] as const)('%s', (syntax) => {
  const body = `# Replay\n\nIt used ${token}, see [the log](missing-${own}.md).\n\n\`\`\`sh\nexport TOKEN=${token}\npsql postgresql://replay:${password}@ledger.acme.example/close\n\`\`\`\n`
  const secrets = [{ kind: 'a gateway key', pattern: 'bwg_[a-z0-9]{12}' }]
  const said = JSON.stringify(renderDocument(documentOf(body, { syntax }), { ...context, secrets }))
  expect([token, own, password].filter((secret) => said.includes(secret))).toEqual([])
  expect(said).toContain('It used …')
})
