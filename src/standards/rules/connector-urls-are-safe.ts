/** The address of a server is there, is encrypted, and leads where the connector's owner says. */
import { quoted } from '../../lib/text.ts'
import { connectorOf } from '../../model/approved-set-up.ts'
import { hostFault } from '../addresses.ts'
import { placeOf } from '../connectors.ts'
import { noted } from '../noted.ts'
import { rule } from '../rule.ts'

const id = 'connector-urls-are-safe'

export default rule({
  id,
  severity: { T1: 'error' },
  waivable: false,
  dayOne: true,
  since: '2026.11',
  effort: 'S',
  needs: 'files',
  title: 'Has safe connector addresses',
  why: 'An address that is empty, unencrypted or somebody else’s sends data, and the sign-in, to the wrong place.',
  remedy: 'Take the address from the connector registry.',
  sources: [
    'anthropics/knowledge-work-plugins#933',
    'anthropics/knowledge-work-plugins#15',
    'agnix MCP-010 and MCP-017',
  ],
  pass: [
    { title: 'an encrypted address of the provisioned connector' },
    { title: 'a catalogue without central data', org: 'none' },
  ],
  fail: [
    {
      title: 'an empty address',
      edits: { '.mcp.json': ['https://mcp.brightwater.example/netsuite', ''] },
      finds: ['server "netsuite" has an empty address'],
    },
    {
      title: 'an address without a type',
      edits: { '.mcp.json': ['"type": "http",', ''] },
      finds: ['server "netsuite" has an address but no type, and is dropped'],
    },
    {
      title: 'a host that is not the connector’s',
      edits: { '.mcp.json': ['mcp.brightwater.example', 'mcp.brightwatr.example'] },
      manifest: 'egress: [mcp.brightwatr.example]',
      policy: 'egress: [mcp.brightwatr.example]',
      finds: ['host "mcp.brightwatr.example" is not one of connector "netsuite"'],
    },
    {
      title: 'an address inside the network',
      edits: { '.mcp.json': ['mcp.brightwater.example', '169.254.169.254'] },
      manifest: 'egress: [169.254.169.254]',
      policy: 'egress: [169.254.169.254]',
      finds: ['server "netsuite" leads to a link-local address, "169.254.169.254"'],
    },
    {
      title: 'a host that looks like another',
      edits: { '.mcp.json': ['mcp.brightwater.example', 'mcp.brightwаter.example'] },
      manifest: 'egress: [mcp.xn--brightwter-5qi.example]',
      policy: 'egress: [mcp.xn--brightwter-5qi.example]',
      finds: ['server "netsuite" has a host of letters that can be mistaken, "mcp.xn--brightwter-5qi.example"'],
    },
  ],
  none: [
    { title: 'no server', manifest: '{ connectors: [], dataTouched: [] }', files: { '.mcp.json': null } },
    { title: 'a draft', manifest: 'lifecycle: draft' },
  ],
  applies: ({ plugin, notes }) => plugin.servers.length > 0 || notes(id).length > 0,
  *check(subject, { org }) {
    yield* noted(subject, id, 'take the address from the connector registry')
    const told = subject.notes(id).map(({ message }) => message)
    for (const server of subject.plugin.servers) {
      // One fault of an address is enough to mend it.
      if (told.some((message) => message.startsWith(`server ${quoted(server.name)} `))) continue
      const fault = hostFault(server, connectorOf(org, server.name))
      if (fault !== null) yield { ...placeOf(server), ...fault }
    }
  },
})
