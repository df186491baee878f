/** Servers are reached and signed in to in the ways that the connector's owner approved. */
import { connectorOf } from '../../model/approved-set-up.ts'
import { placeOf } from '../connectors.ts'
import { modeFaults } from '../modes.ts'
import { rule } from '../rule.ts'

export default rule({
  id: 'connector-auth-is-approved',
  severity: { T1: 'warning', T2: 'error' },
  waivable: true,
  dayOne: false,
  since: '2026.11',
  effort: 'S',
  needs: 'files',
  title: 'Uses approved transport and sign-in',
  why: 'Another way to sign in goes past the grants, and an outdated transport stops working on somebody else’s schedule.',
  remedy: 'Switch to http with sign-in on connect, or to what the registry approves for this connector.',
  sources: ['agnix MCP-012', 'Model Context Protocol 2025-03-26: SSE transport deprecated'],
  pass: [{ title: 'http with sign-in on connect' }],
  fail: [
    {
      title: 'a deprecated transport',
      edits: { '.mcp.json': ['"type": "http"', '"type": "sse"'] },
      finds: ['server "netsuite" uses sse, which is deprecated, approved is http'],
    },
    {
      title: 'a key in a header where people should sign in',
      edits: {
        '.mcp.json': ['/netsuite"', '/netsuite",\n      "headers": { "Authorization": "Bearer ${NETSUITE_TOKEN}" }'],
      },
      org: 'connectors: { netsuite: { variants: [{ name: standard, transport: http, url: https://mcp.brightwater.example/netsuite, auth: oauth, variables: [NETSUITE_TOKEN] }] } }',
      finds: ['server "netsuite" signs in by header, approved is oauth'],
    },
  ],
  none: [
    { title: 'no server', manifest: '{ connectors: [], dataTouched: [] }', files: { '.mcp.json': null } },
    { title: 'a draft', manifest: 'lifecycle: draft' },
  ],
  applies: ({ plugin }) => plugin.servers.length > 0,
  *check({ plugin }, { org }) {
    for (const server of plugin.servers) {
      for (const fault of modeFaults(server, connectorOf(org, server.name))) yield { ...placeOf(server), ...fault }
    }
  },
})
