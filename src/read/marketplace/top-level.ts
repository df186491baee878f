/** What a marketplace file says of itself, checked: names it may not have, keys nobody reads, renames that lead nowhere. */
import { nearest, quoted } from '../../lib/text.ts'
import { type Kind, misfits } from '../kinds.ts'
import { type Data, isRecord, own } from '../record.ts'
import type { Fault } from '../sources/source.ts'
import { normalPath } from '../sources.ts'

const known = [
  ...['$schema', 'name', 'owner', 'plugins', 'description', 'version', 'metadata'],
  ...['forceRemoveDeletedPlugins', 'allowCrossMarketplaceDependenciesOn', 'renames'],
]

const kinds: Record<string, Kind> = {
  $schema: 'text',
  description: 'text',
  version: 'text',
  metadata: 'a map',
  forceRemoveDeletedPlugins: 'true or false',
  allowCrossMarketplaceDependenciesOn: 'a list of texts',
}

/** Names that Claude takes from the vendor's own repositories only. */
const vendors = [
  ...['claude-code-marketplace', 'claude-code-plugins', 'claude-plugins-official', 'anthropic-marketplace'],
  ...['anthropic-plugins', 'agent-skills', 'anthropic-agent-skills', 'life-sciences', 'knowledge-work-plugins'],
  ...['claude-for-legal', 'claude-for-financial-services', 'financial-services-plugins', 'first-party-plugins'],
  ...['claude-tag-plugins', 'claude-community', 'claude-plugins-community', 'healthcare'],
  ...['anthropic-plugin-directory', 'claude-plugin-directory'],
]
const impersonating =
  /official[^a-z0-9]*(?:anthropic|claude)|(?:anthropic|claude)[^a-z0-9]*official|^(?:anthropic|claude)[^a-z0-9]*(?:marketplace|plugins)/i
const refused = [
  ...['inline', 'builtin', 'skills-dir', 'synced', 'claude-plugin-test', 'npm', 'pip', 'uv', 'cargo', 'github', 'gh'],
  ...['org', 'org-provisioned', 'unknown'],
]

/** Everything wrong with the file outside its entries, in the order of the format's reference. */
export function topLevelFaults(data: Data): Fault[] {
  return [...nameFaults(own(data, 'name')), ...ownerFaults(own(data, 'owner')), ...restFaults(data)]
}

/** What Claude has against a marketplace of that name; a vendor's name is only advice, since it may be the vendor's repository. */
export function nameFaults(name: unknown): Fault[] {
  const tell = (message: string, fix: string, severity: Fault['severity'] = 'error'): Fault[] => [
    { at: ['name'], severity, message, fix },
  ]
  if (name === undefined) return tell('marketplace has no name', 'add "name": "acme-plugins"')
  if (typeof name !== 'string' || name.trim() === '')
    return tell(`marketplace name is ${quoted(name)}, expected text`, 'write a short name, e.g. "acme-plugins"')
  if (/[\s/\\\p{Cc}\p{Cf}]|\.\./u.test(name) || name === '.')
    return tell(
      `marketplace name ${quoted(name)} holds a character that Claude refuses`,
      'use letters, digits and hyphens',
    )
  const folded = name
    .toLowerCase()
    .replace(/[._-]+/g, '-')
    .replace(/-+$/, '')
  if (vendors.includes(folded))
    return tell(
      `marketplace name ${quoted(name)} is reserved for Anthropic's own repositories`,
      'choose another name',
      'advice',
    )
  if (impersonating.test(name))
    return tell(`marketplace name ${quoted(name)} passes as one of Anthropic's`, 'choose another name')
  if (refused.includes(folded) || folded.startsWith('claudeai-'))
    return tell(`marketplace name ${quoted(name)} is reserved`, 'choose another name')
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/.test(name))
    return tell(
      `marketplace name ${quoted(name)} is refused by Claude Desktop`,
      'use letters, digits and hyphens',
      'warning',
    )
  return []
}

function ownerFaults(owner: unknown): Fault[] {
  if (owner === undefined)
    return [
      {
        at: [],
        severity: 'error',
        message: 'marketplace has no owner',
        fix: 'add "owner": { "name": "Finance Tools" }',
      },
    ]
  const name = isRecord(owner) ? own(owner, 'name') : undefined
  const odd = isRecord(owner) ? misfits(owner, { email: 'text', url: 'text' }) : []
  const faults = odd.map(
    ({ key, message }): Fault => ({ at: ['owner', key], severity: 'error', message: `owner ${message}` }),
  )
  if (typeof name === 'string' && name.trim() !== '') return faults
  return [
    ...faults,
    {
      at: ['owner'],
      severity: 'error',
      message: 'owner has no name',
      fix: 'write "owner": { "name": "Finance Tools" }',
    },
  ]
}

function restFaults(data: Data): Fault[] {
  const faults = misfits(data, kinds).map(({ key, message }): Fault => ({ at: [key], severity: 'error', message }))
  const metadata = own(data, 'metadata')
  const inside = isRecord(metadata) ? misfits(metadata, { description: 'text', version: 'text' }) : []
  for (const { key, message } of inside)
    faults.push({ at: ['metadata', key], severity: 'error', message: `metadata ${message}` })
  const described = own(data, 'description') ?? (isRecord(metadata) ? own(metadata, 'description') : undefined)
  if (described === undefined)
    faults.push({ at: [], severity: 'advice', message: 'marketplace has no description', fix: 'add "description"' })
  const pluginRoot = isRecord(metadata) ? own(metadata, 'pluginRoot') : undefined
  if (pluginRoot !== undefined && (typeof pluginRoot !== 'string' || normalPath(pluginRoot) === null)) {
    const message = `pluginRoot ${quoted(pluginRoot)} is not a path below the marketplace root`
    faults.push({ at: ['metadata', 'pluginRoot'], rule: 'paths-stay-inside', severity: 'error', message })
  }
  const plugins = own(data, 'plugins')
  if (!Array.isArray(plugins)) {
    const message = plugins === undefined ? 'marketplace has no plugins' : 'plugins is not a list'
    faults.push({
      at: plugins === undefined ? [] : ['plugins'],
      severity: 'error',
      message,
      fix: 'write "plugins": [ … ]',
    })
  }
  for (const key of Object.keys(data)) {
    if (known.includes(key)) continue
    const meant = key === 'pluginRoot' ? 'metadata.pluginRoot' : nearest(key, known)
    const message = `unknown key ${quoted(key)}${meant === undefined ? '' : `, did you mean ${quoted(meant)}`}`
    faults.push({ at: [key], where: 'key', severity: 'advice', message, fix: 'rename it, or move it under metadata' })
  }
  return [...faults, ...renameFaults(data)]
}

/** Every chain of renames must end at an entry or at null. */
function renameFaults(data: Data): Fault[] {
  const renames = own(data, 'renames')
  if (renames === undefined) return []
  if (!isRecord(renames))
    return [{ at: ['renames'], severity: 'error', message: 'renames is not a map', fix: 'write { "old": "new" }' }]
  const plugins = own(data, 'plugins')
  const names = new Set(
    Array.isArray(plugins) ? plugins.map((entry: unknown) => (isRecord(entry) ? own(entry, 'name') : undefined)) : [],
  )
  return Object.keys(renames).flatMap((old): Fault[] => {
    const seen = new Set<unknown>([old])
    let name = own(renames, old)
    while (typeof name === 'string' && !names.has(name) && Object.hasOwn(renames, name) && !seen.has(name)) {
      seen.add(name)
      name = own(renames, name)
    }
    if (name === null || (typeof name === 'string' && names.has(name))) return []
    const message = `rename of ${quoted(old)} ends at ${quoted(name)}, which no entry is called`
    return [{ at: ['renames', old], severity: 'error', message, fix: 'end it at the name of an entry, or at null' }]
  })
}
