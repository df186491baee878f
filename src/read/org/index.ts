/** org/ → Org: what the central team owns. A fault in it is an error for everybody, so it stops the run. */
import { join } from 'node:path'
import { nearest, quoted } from '../../lib/text.ts'
import { Adjudications } from '../../model/adjudication.ts'
import { Connector, type ConnectorVariant } from '../../model/connector.ts'
import { ConnectorRequests } from '../../model/connector-request.ts'
import type { Finding } from '../../model/finding.ts'
import type { Org } from '../../model/library.ts'
import { Organisation } from '../../model/organisation.ts'
import { Policy } from '../../model/policy.ts'
import { RecordedReleases } from '../../model/release-record.ts'
import { Reviews } from '../../model/review.ts'
import { Teams } from '../../model/team.ts'
import { Tombstones } from '../../model/tombstone.ts'
import { Waivers } from '../../model/waiver.ts'
import { Waves } from '../../model/wave.ts'
import { findingOf, inOrder } from '../findings.ts'
import { noteOf } from '../note.ts'
import { canonicalOf } from '../plugins/canonical.ts'
import { byText } from '../record.ts'
import { entriesIn, kindAt } from '../scan.ts'
import { centralDataError } from './central-data-error.ts'
import { centralRule, filesIn, readCentral } from './file.ts'
import { readHistory, readMeasurements } from './history.ts'
import { checkReferences } from './references.ts'

const topLevel = [
  'organisation.yaml',
  'teams.yaml',
  'waves.yaml',
  'policy.yaml',
  'requests.yaml',
  'adjudications.yaml',
  'tombstones.yaml',
]

/** The central data in a folder; empty when there is no folder. Throws a CentralDataError when any of it is wrong. */
export function readOrg(org: string): Org {
  const lists = { connectors: [], requests: [], teams: [], waves: [], waivers: [], adjudications: [], tombstones: [] }
  const byName = { approved: new Map(), reviews: new Map(), recorded: new Map() }
  const empty: Org = { organisation: null, policy: null, history: [], measurements: [], ...lists, ...byName }
  if (kindAt(org) !== 'folder') return empty

  const findings: Finding[] = []
  const read = <S extends Parameters<typeof readCentral>[2]>(path: string, schema: S) =>
    readCentral(org, path, schema, findings)
  const organisation = read('organisation.yaml', Organisation)
  const teams = read('teams.yaml', Teams)
  const waves = read('waves.yaml', Waves)
  const policy = read('policy.yaml', Policy)
  const connectors = filesIn(org, 'connectors').flatMap((name) => read(`connectors/${name}.yaml`, Connector) ?? [])
  const byPlugin = <S extends Parameters<typeof read>[1]>(folder: string, schema: S) =>
    filesIn(org, folder).flatMap((name) => {
      const file = read(`${folder}/${name}.yaml`, schema)
      return file ? [[name, file.data] as const] : []
    })
  const reviews = byPlugin('reviews', Reviews)
  const recorded = byPlugin('releases', RecordedReleases)
  const waivers = filesIn(org, 'waivers').flatMap((name) => read(`waivers/${name}.yaml`, Waivers) ?? [])
  const requests = read('requests.yaml', ConnectorRequests)
  const adjudications = read('adjudications.yaml', Adjudications)
  const tombstones = read('tombstones.yaml', Tombstones)
  const history = readHistory(org, findings)
  const measurements = readMeasurements(org, findings)
  checkNames(org, findings)
  // What a refused file would have listed is not missing anywhere else.
  const files = { organisation, teams, waves, policy, connectors, requests, tombstones }
  if (findings.length === 0) checkReferences(files)
  if (findings.length > 0) throw centralDataError(inOrder(findings))

  return {
    organisation: organisation?.data ?? null,
    teams: teams?.data ?? [],
    connectors: connectors.map(({ data }) => data).sort((a, b) => byText(a.id, b.id)),
    approved: approvedIn(connectors.map(({ data }) => data)),
    waves: waves?.data ?? [],
    requests: requests?.data ?? [],
    policy: policy?.data ?? null,
    reviews: new Map(reviews),
    recorded: new Map(recorded),
    tombstones: tombstones?.data ?? [],
    waivers: waivers.flatMap(({ file, data, lineOf }) =>
      data.map((waiver, i) => ({ ...waiver, file, line: lineOf([i]) })),
    ),
    adjudications: adjudications?.data ?? [],
    history,
    measurements,
  }
}

/** Fingerprints of the approved variants, in their order, by connector id. */
export function approvedIn(connectors: readonly Connector[]): Org['approved'] {
  return new Map(connectors.map(({ id, variants }) => [id, variants.map(fingerprintOf)]))
}

/** An approved variant in the form in which servers of plugins are compared; environment variables belong to local servers. */
function fingerprintOf({ transport, url, command, args, auth, headers, variables }: ConnectorVariant): string {
  const isLocal = transport === 'stdio'
  return canonicalOf({ transport, url, command, args, auth, headers, variables: isLocal ? variables : [] }).fingerprint
}

/** Files that nothing reads, mostly typing slips: central data that is silently ignored is worse than none. */
function checkNames(org: string, findings: Finding[]): void {
  for (const folder of ['', 'connectors', 'releases', 'reviews', 'waivers']) {
    for (const { name } of entriesIn(join(org, folder))) {
      const isKnown = folder === '' ? topLevel.includes(name) : name.endsWith('.yaml')
      if (isKnown || !/\.ya?ml$/i.test(name)) continue
      const file = folder === '' ? `org/${name}` : `org/${folder}/${name}`
      const meant = folder === '' ? nearest(name, topLevel) : name.replace(/\.ya?ml$/i, '.yaml')
      const fix = meant === undefined ? 'remove it' : `git mv ${file} ${file.slice(0, -name.length)}${meant}`
      findings.push(
        findingOf(noteOf(centralRule, 'error', `nothing reads a file called ${quoted(name)}`, { fix }), null, file),
      )
    }
  }
}
