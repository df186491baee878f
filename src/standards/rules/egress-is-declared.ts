/** The hosts a plugin talks to are those it declares, and all of them are allowed. */
import { quoted } from '../../lib/text.ts'
import { hostsCalled, placeIn } from '../calls.ts'
import { usesOf } from '../connectors.ts'
import { isAllowed, isProvisioned, isSpokenOf } from '../hosts.ts'
import { rule } from '../rule.ts'
import { lineAt } from '../texts.ts'

export default rule({
  id: 'egress-is-declared',
  severity: { T1: 'warning', T2: 'error' },
  waivable: true,
  dayOne: false,
  since: '2026.11',
  effort: 'S',
  needs: 'manifest',
  title: 'Declares the hosts it talks to',
  why: 'A host that nobody declared is a way out for data that nobody reviewed.',
  remedy:
    'List every host under egress, remove those that are no longer used, and ask the central team to allow new ones.',
  sources: ["Anthropic's plugin review policy", 'dotnet/skills: list of known domains'],
  pass: [
    {
      title: 'a declared and allowed host',
      manifest: 'egress: [api.brightwater.example]',
      files: {
        'scripts/rates.py':
          'import urllib.request\n\nurllib.request.urlopen("https://api.brightwater.example/rates")\n',
      },
    },
    { title: 'the host of a provisioned connector' },
  ],
  fail: [
    {
      title: 'a host that is not declared',
      files: {
        'scripts/rates.py':
          'import urllib.request\n\nurllib.request.urlopen("https://api.brightwater.example/rates")\n',
      },
      finds: ['host "api.brightwater.example" is called, but not declared'],
    },
    {
      title: 'a host in the command of a skill',
      edits: {
        'skills/draft-accruals/SKILL.md': [
          'Leave out',
          '```sh\ncurl -s https://api.brightwater.example/rates\n```\n\nLeave out',
        ],
      },
      finds: ['host "api.brightwater.example" is called, but not declared'],
    },
    {
      title: 'a declared host that nothing calls',
      manifest: 'egress: [api.brightwater.example]',
      finds: ['host "api.brightwater.example" is declared, but called nowhere'],
    },
    {
      title: 'a host that is not allowed',
      manifest: 'egress: [rates.elsewhere.example]',
      files: {
        'scripts/rates.py': 'import urllib.request\n\nurllib.request.urlopen("https://rates.elsewhere.example/day")\n',
      },
      finds: ['host "rates.elsewhere.example" is not on the allow-list'],
    },
  ],
  none: [
    {
      title: 'a plugin that talks to nobody',
      files: { '.mcp.json': null },
      manifest: '{ dataTouched: [], connectors: [] }',
    },
    { title: 'a draft', manifest: 'lifecycle: draft' },
  ],
  applies: ({ plugin: { egress, manifest, documents } }) =>
    egress.length > 0 ||
    (manifest?.egress ?? []).length > 0 ||
    documents.some(({ body }) => hostsCalled(body).length > 0),
  *check({ plugin, text }, { org, policy, hasOrg }) {
    const { manifest, documents, files } = plugin
    const named = usesOf(plugin, org).flatMap(({ declared: use, server }) =>
      use !== undefined && server?.host != null ? [server.host] : [],
    )
    const declared = (manifest?.egress ?? []).map((host) => host.toLowerCase())
    const prompts = documents.filter(({ role }) => role === 'skill' || role === 'agent' || role === 'command')
    const called = new Map(
      plugin.egress.map((host): [string, { file?: string; line?: number }] => [
        host,
        placeIn(
          host,
          plugin.files.map(({ path }) => path),
          text,
        ),
      ]),
    )
    for (const { path, body, line } of prompts) {
      for (const { host, offset } of hostsCalled(body))
        if (!called.has(host)) called.set(host, { file: path, line: line + lineAt(body, offset) - 1 })
    }
    for (const [host, place] of [...called].sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (declared.includes(host) || named.includes(host) || isProvisioned(host, org) || isSpokenOf(host)) continue
      yield { ...place, message: `host ${quoted(host)} is called, but not declared`, fix: `add to egress: ${host}` }
    }
    for (const [i, host] of declared.entries()) {
      const at = ['egress', i]
      const isNamed =
        called.has(host) || files.some(({ path }) => path !== plugin.readme && text(path)?.toLowerCase().includes(host))
      if (!isNamed)
        yield { at, message: `host ${quoted(host)} is declared, but called nowhere`, fix: 'remove it from egress' }
      else if (hasOrg && !isAllowed(host, policy) && !isProvisioned(host, org)) {
        yield {
          at,
          message: `host ${quoted(host)} is not on the allow-list`,
          fix: 'ask the central team to add it to egress in org/policy.yaml, or do without it',
        }
      }
    }
  },
})
