/** Whatever reaches data is listed in dataTouched: every connector, and hooks that read files. */
import { counted, quoted } from '../../lib/text.ts'
import { connectorOf } from '../../model/approved-set-up.ts'
import { usesOf } from '../connectors.ts'
import { rule } from '../rule.ts'

export default rule({
  id: 'declares-data',
  severity: { T1: 'error' },
  waivable: true,
  dayOne: true,
  since: '2026.11',
  effort: 'M',
  needs: 'manifest',
  title: 'Declares the data it touches',
  why: 'Nobody can weigh a plugin, or say who was affected by its fault, without knowing which data it reaches.',
  remedy:
    'Add one entry to dataTouched for each connector, and one for files that hooks read; an empty list says that it touches none.',
  sources: ['scaling article: "what data it touches"'],
  pass: [
    { title: 'an entry for each connector' },
    {
      title: 'no connector and no data',
      manifest: '{ dataTouched: [], connectors: [] }',
      files: { '.mcp.json': null },
      edits: { 'README.md': ['from `netsuite`', 'that were pasted'], 'CONNECTORS.md': ['netsuite', 'none'] },
    },
  ],
  fail: [
    {
      title: 'a declared connector without an entry',
      manifest: `connectors:
  - { id: netsuite, scopes: [ledger.read, ledger.write], data: [ledger entries] }
  - { id: drive, scopes: [files.read], data: [documents] }`,
      edits: {
        '.mcp.json': [
          '"netsuite": {',
          '"drive": { "type": "http", "url": "https://mcp.brightwater.example/drive" },\n    "netsuite": {',
        ],
        'README.md': ['from `netsuite`', 'from `netsuite` and `drive`'],
        'CONNECTORS.md': ['| netsuite |', '| netsuite, drive |'],
      },
      org: 'teams: { controlling: { grants: [netsuite:ledger.read, netsuite:ledger.write, drive:files.read] }, plugin-office: { grants: [netsuite:ledger.read, netsuite:ledger.write, drive:files.read] }, data-protection: { grants: [netsuite:ledger.read, netsuite:ledger.write, drive:files.read] } }',
      finds: ['no data is declared for connector "drive"'],
    },
    {
      title: 'a hook that reads files',
      manifest:
        'hooks: [{ event: PostToolUse, matcher: Write, script: ./scripts/note.sh, network: false, reads: [path of the file just written] }]',
      files: {
        'hooks/hooks.json':
          '{ "hooks": { "PostToolUse": [{ "matcher": "Write", "hooks": [{ "type": "command", "command": "\\"${CLAUDE_PLUGIN_ROOT}\\"/scripts/note.sh", "timeout": 10 }] }] } }\n',
        'scripts/note.sh': '#!/bin/sh\nexit 0\n',
      },
      finds: ['no data is declared for what 1 hook reads'],
    },
  ],
  none: [{ title: 'a draft', manifest: 'lifecycle: draft' }],
  *check({ plugin }, { org, hasOrg }) {
    const { manifest } = plugin
    if (manifest === null) return
    const described = new Set(
      manifest.dataTouched.flatMap(({ connector }) =>
        connector === undefined ? [] : [connector, connectorOf(org, connector)?.id ?? connector],
      ),
    )
    for (const { id, connector, declared, place } of usesOf(plugin, org)) {
      if (described.has(id) || (declared !== undefined && described.has(declared.id))) continue
      // A declared connector that does not exist is told by names-known-connectors.
      if (hasOrg && connector === undefined && declared !== undefined) continue
      const system = JSON.stringify(connector?.name ?? id)
      const fix = `add to dataTouched: - { system: ${system}, connector: ${id}, class: ${connector?.class ?? 'internal'}, operations: [read], purpose: … }`
      yield { ...place, message: `no data is declared for connector ${quoted(id)}`, fix }
    }
    const reading = (manifest.hooks ?? []).filter(({ reads = [] }) => reads.length > 0)
    if (reading.length === 0 || manifest.dataTouched.some(({ connector }) => connector === undefined)) return
    const fix =
      'add to dataTouched: - { system: Files of the session, class: internal, operations: [read], purpose: … }'
    yield {
      at: ['hooks'],
      message: `no data is declared for what ${counted(reading.length, 'hook')} ${reading.length === 1 ? 'reads' : 'read'}`,
      fix,
    }
  },
})
