/** What the files of the central data say of each other must hold: ids are unique, and every id that is named exists. */
import { expected, quoted } from '../../lib/text.ts'
import type { Connector } from '../../model/connector.ts'
import type { ConnectorRequest } from '../../model/connector-request.ts'
import type { Organisation } from '../../model/organisation.ts'
import type { Policy } from '../../model/policy.ts'
import type { Team } from '../../model/team.ts'
import type { Tombstone } from '../../model/tombstone.ts'
import type { Wave } from '../../model/wave.ts'
import type { KeyPath } from '../document/json.ts'
import { nameFaults } from '../marketplace/top-level.ts'
import type { CentralFile, Tell } from './file.ts'

export interface CentralFiles {
  organisation: CentralFile<Organisation> | null
  teams: CentralFile<Team[]> | null
  waves: CentralFile<Wave[]> | null
  policy: CentralFile<Policy> | null
  connectors: CentralFile<Connector>[]
  requests: CentralFile<ConnectorRequest[]> | null
  tombstones: CentralFile<Tombstone[]> | null
}

/** What may be named: the ids, and the file that lists them. */
interface Known {
  kind: string
  ids: readonly string[]
  file: string
}

/** Tells every id that is there twice or named without being there. */
export function checkReferences(files: CentralFiles): void {
  const { organisation, teams, waves, policy, connectors, requests, tombstones } = files
  const domains = { kind: 'domain', ids: idsOf(policy?.data.domains), file: 'org/policy.yaml' }
  const classes = { kind: 'data class', ids: idsOf(policy?.data.dataClasses), file: 'org/policy.yaml' }
  const knownTeams = { kind: 'team', ids: idsOf(teams?.data), file: 'org/teams.yaml' }
  const knownWaves = { kind: 'wave', ids: idsOf(waves?.data), file: 'org/waves.yaml' }

  if (policy) {
    const { data, tell } = policy
    twice(tell, ['dataClasses'], 'data class', idsOf(data.dataClasses))
    twice(tell, ['domains'], 'domain', idsOf(data.domains))
    twice(tell, ['tags'], 'tag', data.tags, false)
  }
  if (organisation) checkMarketplaceName(organisation)
  if (tombstones) checkTombstones(tombstones)
  if (organisation) named(organisation.tell, ['support', 'team'], organisation.data.support.team, knownTeams)
  if (waves) twice(waves.tell, [], 'wave', idsOf(waves.data))
  if (teams) {
    const { data, tell } = teams
    twice(tell, [], 'team', idsOf(data))
    for (const [i, team] of data.entries()) {
      named(tell, [i, 'domain'], team.domain, domains)
      named(tell, [i, 'wave'], team.wave, knownWaves)
      for (const [j, grant] of (team.grants ?? []).entries()) {
        const fault = grantFault(grant, connectors)
        if (fault) tell([i, 'grants', j], fault.message, fault.fix)
      }
    }
  }
  if (requests) {
    const { data, tell } = requests
    twice(tell, [], 'request', idsOf(data))
    for (const [i, { id, requestedBy }] of data.entries()) {
      named(tell, [i, 'requestedBy'], requestedBy, knownTeams)
      if (connectors.some((connector) => connector.data.id === id))
        tell([i, 'id'], `connector ${quoted(id)} is provisioned already`, 'remove the request')
    }
  }
  for (const { data, tell, file } of connectors) {
    checkConnectorId(data, tell, file)
    named(tell, ['owner'], data.owner, knownTeams)
    named(tell, ['class'], data.class, classes)
    twice(tell, ['scopes'], 'scope', idsOf(data.scopes))
    for (const [i, scope] of data.scopes.entries()) named(tell, ['scopes', i, 'class'], scope.class, classes)
    for (const [i, variant] of data.variants.entries()) {
      for (const [j, team] of (variant.audience ?? []).entries())
        named(tell, ['variants', i, 'audience', j], team, knownTeams)
    }
  }
  checkServerNames(connectors)
}

/** Claude refuses a marketplace under a reserved name, and with it every plugin. */
function checkMarketplaceName({ data, tell }: CentralFile<Organisation>): void {
  for (const { message, fix } of nameFaults(data.marketplace.name))
    tell(['marketplace', 'name'], message, fix ?? 'choose another name')
}

function checkTombstones({ data, tell }: CentralFile<Tombstone[]>): void {
  const names = data.map(({ name }) => name)
  for (const [i, { name, renamedTo, replacement }] of data.entries()) {
    if (names.indexOf(name) < i) tell([i, 'name'], `name ${quoted(name)} is there twice`, 'remove one of the two')
    if (renamedTo === name) tell([i, 'renamedTo'], `${quoted(name)} is renamed to itself`, 'leave renamedTo out')
    if (renamedTo !== undefined && replacement !== undefined)
      tell([i, 'replacement'], `${quoted(name)} is renamed and replaced`, 'keep renamedTo alone for the same plugin')
  }
}

function checkConnectorId({ id }: Connector, tell: Tell, file: string): void {
  if (file === `org/connectors/${id}.yaml`) return
  const name = file.replace(/^.*\/|\.yaml$/g, '')
  tell(
    ['id'],
    `connector id is ${quoted(id)}, the file is called ${quoted(name)}`,
    `git mv ${file} org/connectors/${id}.yaml`,
  )
}

/** A server name decides which connector a plugin uses, so it may belong to one only. */
function checkServerNames(connectors: CentralFiles['connectors']): void {
  const holders = new Map<string, string>()
  for (const { data, tell, file } of connectors) {
    for (const [path, name] of [
      [['id'], data.id] as const,
      ...(data.servers ?? []).map((name, i) => [['servers', i], name] as const),
    ]) {
      const holder = holders.get(name)
      if (holder !== undefined)
        tell(path, `${quoted(name)} already stands for a connector in ${holder}`, 'keep it in one of the two')
      else holders.set(name, file)
    }
  }
}

/** What is wrong with a grant, or null. */
function grantFault(grant: string, connectors: CentralFiles['connectors']): { message: string; fix: string } | null {
  const at = grant.indexOf(':')
  const form = 'write it like netsuite:ledger.read'
  if (at < 1) return { message: `grant is ${quoted(grant)}, expected connector:scope`, fix: form }
  const [id, scope] = [grant.slice(0, at), grant.slice(at + 1)]
  const connector = connectors.find(({ data }) => data.id === id)?.data
  if (!connector) {
    const known = connectors.map(({ data }) => data.id)
    const message = `grant ${quoted(grant)} names connector ${quoted(id)}, which is not there`
    return { message, fix: fixFor(id, known, 'org/connectors') }
  }
  const scopes = idsOf(connector.scopes)
  if (scopes.includes(scope)) return null
  const message = `grant ${quoted(grant)} names scope ${quoted(scope)}, which ${quoted(id)} has not`
  return { message, fix: fixFor(scope, scopes, `org/connectors/${id}.yaml`) }
}

function named(tell: Tell, path: KeyPath, id: string | undefined, { kind, ids, file }: Known): void {
  if (id === undefined || ids.includes(id)) return
  tell(path, `${kind} ${quoted(id)} is not in ${file}`, fixFor(id, ids, file))
}

function fixFor(id: string, known: readonly string[], file: string): string {
  return known.length === 0 ? `add ${id} to ${file}` : `use ${expected(id, known)}, or add ${id} to ${file}`
}

function twice(tell: Tell, above: KeyPath, kind: string, ids: readonly string[], isMap = true): void {
  for (const [i, id] of ids.entries()) {
    if (ids.indexOf(id) < i)
      tell([...above, i, ...(isMap ? ['id'] : [])], `${kind} ${quoted(id)} is there twice`, 'remove one of the two')
  }
}

function idsOf(items: readonly { id: string }[] | undefined): string[] {
  return (items ?? []).map(({ id }) => id)
}
