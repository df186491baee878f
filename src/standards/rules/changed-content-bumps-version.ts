/** Content that changed carries a higher version. */
import { gt, inc, valid } from 'semver'
import { quoted } from '../../lib/text.ts'
import { noted } from '../noted.ts'
import { pluginJson } from '../plugin-json.ts'
import { rule } from '../rule.ts'

const id = 'changed-content-bumps-version'

export default rule({
  id,
  severity: { T1: 'error' },
  waivable: true,
  dayOne: true,
  since: '2026.11',
  effort: 'S',
  needs: 'files',
  title: 'Changed content has a higher version',
  why: 'Claude keeps what it installed under the version: without a higher one users go on with the old content, and nobody notices.',
  remedy:
    'Raise the version in plugin.json: the last number for a fix, the middle one for something new, the first for a break.',
  sources: [
    'anthropics/claude-code#32983',
    'anthropics/claude-code#41922',
    'anthropics/claude-code#39751',
    'anthropics/claude-code#61954',
    'helm chart-testing',
  ],
  pass: [
    {
      title: 'a higher version',
      history:
        'released: { finance-accruals: { version: 1.1.0, digest: old, skills: [draft-accruals], connectors: [netsuite], scopes: [netsuite:ledger.read, netsuite:ledger.write], classes: [confidential] } }',
    },
    { title: 'nothing changed', history: 'released: { finance-accruals: { version: 1.2.0, digest: current } }' },
  ],
  fail: [
    {
      title: 'other content under the same version',
      history:
        'released: { finance-accruals: { version: 1.2.0, digest: old, connectors: [netsuite], scopes: [netsuite:ledger.read, netsuite:ledger.write], classes: [confidential] } }',
      finds: ['content changed since version "1.2.0" was released, the version did not'],
    },
    {
      title: 'a lower version',
      history:
        'released: { finance-accruals: { version: 1.3.0, digest: old, connectors: [netsuite], scopes: [netsuite:ledger.read, netsuite:ledger.write], classes: [confidential] } }',
      finds: ['version "1.2.0" is lower than "1.3.0", which was released'],
    },
  ],
  none: [
    { title: 'never released' },
    {
      title: 'a draft',
      manifest: 'lifecycle: draft',
      history: 'released: { finance-accruals: { version: 1.2.0, digest: old } }',
    },
  ],
  applies: ({ plugin, notes }, { history }) =>
    (plugin.version !== null && history?.released.has(plugin.name) === true) || notes(id).length > 0,
  *check(subject, { history }) {
    // A tag that was moved has nothing to do with what lies here.
    yield* noted(subject, id)
    const { name, version, digest } = subject.plugin
    const released = history?.released.get(name)
    if (released === undefined || version === null || valid(version) === null || valid(released.version) === null)
      return
    if (gt(version, released.version) || (version === released.version && digest === released.digest)) return
    const same = !gt(released.version, version)
    const message = same
      ? `content changed since version ${quoted(version)} was released, the version did not`
      : `version ${quoted(version)} is lower than ${quoted(released.version)}, which was released`
    yield {
      file: pluginJson,
      at: ['version'],
      message,
      fix: `write "version": ${quoted(inc(released.version, 'patch'))}`,
    }
  },
})
