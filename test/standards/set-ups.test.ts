/** Every set-up that is not the approved one is told by a rule, and the approved one by none. */
import { describe, expect, test } from 'vitest'
import { isSetUpAsApproved } from '../../src/model/approved-set-up.ts'
import { rules } from '../../src/standards/index.ts'
import { judgeExample, subjectOf } from './example.ts'

const ids = [
  'connectors-match-standard',
  'connector-auth-is-approved',
  'connector-urls-are-safe',
  'connectors-hold-no-secrets',
]
const judging = rules.filter(({ id }) => ids.includes(id))
const address = 'https://mcp.brightwater.example/netsuite'
const local =
  'connectors: { netsuite: { variants: [{ name: standard, transport: stdio, command: npx, args: [-y, netsuite-mcp@1.2.0], auth: env, variables: [NETSUITE_TOKEN] }] } }'
const regions = `connectors: { netsuite: { variants: [{ name: standard, transport: http, url: "${address}", auth: oauth, audience: [marketing] }, { name: finance, transport: http, url: "${address}/eu", auth: oauth, audience: [finance-operations] }] } }`

function told(config: unknown, org?: string) {
  const files = { '.mcp.json': JSON.stringify({ mcpServers: { netsuite: config } }) }
  const example = {
    title: 'a set-up',
    manifest: 'audience: [finance-operations]',
    files,
    ...(org !== undefined && { org }),
  }
  const { subject, whole } = subjectOf(judging, example)
  const [server] = subject.plugin.servers
  if (server === undefined) throw new Error('there is no server')
  const findings = judgeExample(judging, example).flatMap(({ rule, findings }) =>
    findings.map(({ message }) => `${rule}: ${message}`),
  )
  return { isApproved: isSetUpAsApproved(server, subject.plugin, whole.org), findings }
}

describe('as approved', () => {
  test.each<[string, unknown, string?]>([
    ['word for word', { type: 'http', url: address }],
    [
      'with a slash at the end and the usual port',
      { type: 'http', url: `${address.replace('example', 'example:443')}/` },
    ],
    [
      'a local server',
      { command: 'npx', args: ['-y', 'netsuite-mcp@1.2.0'], env: { NETSUITE_TOKEN: '${NETSUITE_TOKEN}' } },
      local,
    ],
  ])('%s', (_, config, org) => {
    expect(told(config, org)).toEqual({ isApproved: true, findings: [] })
  })
})

describe('otherwise', () => {
  test.each<[string, unknown, string, string?]>([
    ['another path', { type: 'http', url: `${address}/v2` }, `url is "${address}/v2", expected "${address}"`],
    [
      'another port',
      { type: 'http', url: address.replace('example', 'example:8443') },
      `url is "${address.replace('example', 'example:8443')}", expected "${address}"`,
    ],
    ['a query', { type: 'http', url: `${address}?region=eu` }, `url is "${address}?region", expected "${address}"`],
    [
      'scopes of its own',
      { type: 'http', url: address, oauth: { scopes: 'ledger.write' } },
      'list of scopes is "ledger.write", expected none',
    ],
    ['another transport', { type: 'sse', url: address }, 'server "netsuite" uses sse'],
    [
      'another host',
      { type: 'http', url: 'https://mcp.elsewhere.example/netsuite' },
      'host "mcp.elsewhere.example" is not one of connector "netsuite"',
    ],
    [
      'another program',
      { command: 'node', args: ['-y', 'netsuite-mcp@1.2.0'], env: { NETSUITE_TOKEN: '${NETSUITE_TOKEN}' } },
      'command is "node -y netsuite-mcp@1.2.0", expected "npx -y netsuite-mcp@1.2.0"',
      local,
    ],
    [
      'another version',
      { command: 'npx', args: ['-y', 'netsuite-mcp@1.3.0'], env: { NETSUITE_TOKEN: '${NETSUITE_TOKEN}' } },
      'command is "npx -y netsuite-mcp@1.3.0", expected "npx -y netsuite-mcp@1.2.0"',
      local,
    ],
    [
      'a variable too few',
      { command: 'npx', args: ['-y', 'netsuite-mcp@1.2.0'], env: { LANG: 'en' } },
      'list of variables is "LANG", expected "NETSUITE_TOKEN"',
      local,
    ],
    [
      'a variant for other teams',
      { type: 'http', url: address },
      `differs from the approved variant "finance": url is "${address}", expected "${address}/eu"`,
      regions,
    ],
  ])('%s', (_, config, message, org) => {
    const { isApproved, findings } = told(config, org)
    expect(isApproved).toBe(false)
    expect(findings.join('\n')).toContain(message)
  })
})
