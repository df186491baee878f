/** The configuration of a server names variables; it never holds their values. */

import { markOf } from '../../lib/secrets.ts'
import { listed, quoted } from '../../lib/text.ts'
import { connectorOf } from '../../model/approved-set-up.ts'
import { placeOf } from '../connectors.ts'
import { noted } from '../noted.ts'
import { rule } from '../rule.ts'
import { serverConfigs } from '../server-configs.ts'
import { serverSecrets } from '../server-secrets.ts'

const ours = /^(?:CLAUDE_|user_config\.|HOME$|USER$|PATH$|PWD$|TMPDIR$)/
const approved =
  'connectors: { netsuite: { variants: [{ name: standard, transport: http, url: https://mcp.brightwater.example/netsuite, auth: header, headers: [Authorization], variables: [NETSUITE_TOKEN] }] } }'
const headers = (value: string) => ({
  '.mcp.json': ['/netsuite"', `/netsuite",\n      "headers": { "Authorization": "${value}" }`] as const,
})

export default rule({
  id: 'connectors-hold-no-secrets',
  severity: { T0: 'error' },
  waivable: false,
  dayOne: true,
  since: '2026.11',
  effort: 'M',
  needs: 'files',
  title: 'Holds no secret in a connector',
  why: 'Whoever can read the plugin can sign in with what its configuration holds, and a repository never forgets.',
  remedy:
    'Rotate the secret, then write a registered variable such as ${NETSUITE_TOKEN}, or an option with "sensitive": true.',
  sources: ['scaling article: provisioning', 'agnix MCP-018', 'snyk/agent-scan W008'],
  pass: [
    { title: 'sign-in on connect' },
    { title: 'a registered variable', edits: headers('Bearer ${NETSUITE_TOKEN}'), org: approved },
  ],
  fail: [
    {
      title: 'a value in a header',
      edits: headers('Bearer wq8Zt2LrK5bN7vXc'),
      org: approved,
      finds: [`server "netsuite" holds a literal value in header "Authorization" (${markOf('wq8Zt2LrK5bN7vXc')})`],
    },
    {
      title: 'a default that is the secret',
      edits: headers('Bearer ${NETSUITE_TOKEN:-wq8Zt2LrK5bN7vXc}'),
      org: approved,
      finds: [`server "netsuite" holds a literal value in header "Authorization" (${markOf('wq8Zt2LrK5bN7vXc')})`],
    },
    {
      title: 'a variable that is not registered',
      edits: headers('Bearer ${MY_TOKEN}'),
      org: approved,
      finds: ['server "netsuite" uses variable "MY_TOKEN", which is not registered'],
    },
    {
      title: 'an option that is not sensitive',
      pluginJson:
        'userConfig: { ledger_token: { title: Token, description: Of the ledger, type: string, default: none } }',
      edits: headers('Bearer ${user_config.ledger_token}'),
      org: approved,
      finds: ['option "ledger_token" is sent as a secret, but is not sensitive'],
    },
  ],
  none: [{ title: 'no server', manifest: '{ connectors: [], dataTouched: [] }', files: { '.mcp.json': null } }],
  applies: ({ plugin, notes }) => plugin.servers.length > 0 || notes('connectors-hold-no-secrets').length > 0,
  *check(subject, { org }) {
    const { plugin } = subject
    yield* noted(subject, 'connectors-hold-no-secrets', 'rotate it, and write the name of a variable')
    for (const config of serverConfigs(subject)) {
      for (const { file, at, message, fix } of serverSecrets(config)) yield { file, at, message, fix, hideLine: true }
    }
    for (const server of plugin.servers) {
      const place = placeOf(server)
      const isSent = server.auth === 'header' || server.auth === 'env'
      for (const { key, sensitive } of plugin.options) {
        if (
          !isSent ||
          sensitive ||
          !server.variables.includes(`user_config.${key}`) ||
          !/token|secret|key|passw|credential/i.test(key)
        )
          continue
        yield {
          ...place,
          message: `option ${quoted(key)} is sent as a secret, but is not sensitive`,
          fix: `add "sensitive": true to userConfig.${key}`,
        }
      }
      const connector = connectorOf(org, server.name)
      if (connector === undefined) continue
      const registered = connector.variants.flatMap(({ variables = [] }) => variables)
      const strange = [...new Set([...server.environment, ...server.variables])].filter(
        (name) => !ours.test(name) && !registered.includes(name),
      )
      if (strange.length === 0) continue
      const fix =
        registered.length > 0
          ? `use ${listed(registered.map((name) => `\${${name}}`))}`
          : `remove it; org/connectors/${connector.id}.yaml registers none`
      yield {
        ...place,
        message: `server ${quoted(server.name)} uses ${strange.length === 1 ? 'variable' : 'variables'} ${listed(strange.map((name) => quoted(name)))}, which ${strange.length === 1 ? 'is' : 'are'} not registered`,
        fix,
      }
    }
  },
})
