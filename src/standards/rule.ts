/** What a rule is: one fact that must hold, with everything that its page, its test and its report need. */
import type { Adjudication } from '../model/adjudication.ts'
import type { Finding, Severity } from '../model/finding.ts'
import type { MarketplaceFacts, Org } from '../model/library.ts'
import type { LifecycleState } from '../model/manifest.ts'
import type { Plugin } from '../model/plugin.ts'
import type { Policy } from '../model/policy.ts'
import type { Result, Tier, TierDerivation } from '../model/result.ts'
import type { PlacedWaiver } from '../model/waiver.ts'

export type KeyPath = readonly (string | number)[]

/** A place and what is wrong there. The engine turns a key path into line and column. */
export interface Found {
  /** Key path: into the manifest, or into `file` when that is a JSON or YAML file. */
  at?: KeyPath
  /** Relative to the plugin, empty for its folder, or from the root when it starts with a slash; the README when left out. */
  file?: string
  line?: number
  column?: number
  /** What is so: lower case, no full stop, the author's value in quotes. */
  message: string
  /** An order that can be pasted. */
  fix: string
  /** What was found, as short text; never a secret. */
  evidence?: string
  /** Lighter than that of the rule, for what is told ahead of its time; such a finding holds no level back. */
  severity?: Severity
  /** Its line holds what nobody may see: a secret or personal data. */
  hideLine?: true
}

/** What rules know of the other plugins. */
export interface Listed {
  name: string
  lifecycle: LifecycleState | null
  requiredTier: Tier
  version: string | null
  /** Teams besides the owner that are known to rely on it, sorted: their plugins need it, or they use it. */
  reliedOnBy: readonly string[]
}

/** A plugin as it was last released: what a new version is compared with. */
export interface Released {
  version: string
  digest: string
  skills: string[]
  commands: string[]
  connectors: string[]
  /** As connector:scope. */
  scopes: string[]
  /** Data classes that it declared. */
  classes: string[]
}

export interface History {
  /** By plugin name. */
  released: ReadonlyMap<string, Released>
  /** Names that are no longer in use; `renamedTo` is null for a plugin that was removed. */
  retired: readonly { name: string; renamedTo: string | null }[]
}

/** The plugin under judgement with its text at hand. */
export interface Subject {
  plugin: Plugin
  tier: TierDerivation
  lifecycle: LifecycleState | null
  /** Text of one of its files; null when it has none. */
  text(path: string): string | null
  /** Bytes of one of its files up to 1 MiB; null when it has none. */
  bytes(path: string): Buffer | null
  /** What reading and rendering left behind under a rule's id. */
  notes(rule: string): Finding[]
}

/** Everything around it. */
export interface Around {
  org: Org
  policy: Policy
  /** Whether there is central data at all. */
  hasOrg: boolean
  /** By plugin name. */
  listed: ReadonlyMap<string, Listed>
  /** What earlier runs recorded; left out when nothing was. */
  history?: History
  /** CODEOWNERS of the repository, null where there is none; left out when nobody looked. */
  codeowners?: { file: string; text: string } | null
  asOf: string
}

/** For rules over the whole catalogue. */
export interface Whole extends Around {
  subjects: readonly Subject[]
  waivers: readonly PlacedWaiver[]
  adjudications: readonly Adjudication[]
  /** Verdicts so far: all of the plugin-scope rules; for a rule that is judged last, those of every other rule. */
  results: readonly Result[]
  /** Every rule of the run, by id. */
  rules: ReadonlyMap<string, Pick<Described, 'waivable'>>
  /** The marketplace file at the root; left out where there is none. */
  marketplace?: MarketplaceFacts
  /** Findings that belong to no plugin, left by reading. */
  notes(rule: string): Finding[]
}

/**
 * A change to the tidy example plugin and the organisation around it. YAML is laid over what is there: maps are joined,
 * anything else replaces, null removes.
 */
export interface Example {
  title: string
  /** YAML over its manifest. */
  manifest?: string
  /** YAML over its plugin.json. */
  pluginJson?: string
  /** Files replaced, added or (null) removed. */
  files?: Record<string, string | null>
  /** One passage of a file, which must be there, replaced by another. */
  edits?: Record<string, readonly [from: string, to: string]>
  /** Symbolic links: path and what each points to. */
  links?: Record<string, string>
  /** YAML of its marketplace entry; the plugin is then listed in a marketplace. */
  entry?: string
  /** Its files are elsewhere; only the marketplace entry is known. */
  remote?: true
  /** Other plugins of the catalogue by name, each the tidy neighbour with changes of its own; null takes the neighbour away. */
  others?: Record<string, Pick<Example, 'manifest' | 'pluginJson' | 'files' | 'edits'> | null>
  /** YAML over the example organisation's policy. */
  policy?: string
  /** YAML over its teams and connectors, each a map by id; `none` for a catalogue without central data. */
  org?: string
  /** CODEOWNERS instead of the example repository's; null for none. */
  codeowners?: string | null
  /** YAML list of the plugin's reviews; the digest `current` is that of its content. */
  reviews?: string
  /** YAML list of waivers. */
  waivers?: string
  /** Day of the commit that brought the waivers. */
  committed?: string
  /** YAML list of open requests for connectors. */
  requests?: string
  /** YAML list of adjudications. */
  adjudications?: string
  /** YAML of `released` (by plugin; the digest `current` is that of its content) and `retired`. */
  history?: string
}

interface Described {
  /** A fact that holds; equals the file name. */
  id: string
  /** Severity from each tier upwards; a tier below the first is not judged. */
  severity: Partial<Record<Tier, Severity>>
  waivable: boolean
  /** Enforced from the first day; otherwise in grace until policy sets a date. */
  dayOne: boolean
  /** Rule-set version that brought it. */
  since: string
  effort: 'S' | 'M' | 'L'
  /** What it looks at; without it the cell is not applicable, and could not run where it cannot be read. */
  needs: 'manifest' | 'files' | 'nothing'
  /** True when only people can vouch for it. */
  attested?: boolean
  title: string
  /** The harm that it prevents. */
  why: string
  /** What to do in general; each finding says what to do here. */
  remedy: string
  sources: readonly string[]
  pass: readonly Example[]
  /** Each with the exact messages it must give. */
  fail: readonly (Example & { finds: readonly string[] })[]
  none: readonly Example[]
}

export interface PluginRule extends Described {
  scope: 'plugin'
  /** Whether there is anything to look at; always, when left out. */
  applies?(subject: Subject, around: Around): boolean
  check(subject: Subject, around: Around): Iterable<Found>
}

export interface CatalogRule extends Described {
  scope: 'catalog'
  /** Whether it looks at the verdicts of the other rules. */
  last?: true
  applies?(subject: Subject, whole: Whole): boolean
  /** Findings with the slug of the plugin they belong to, since two may bear one name; null for none. */
  check(whole: Whole): Iterable<Found & { plugin: string | null }>
}

export type Rule = PluginRule | CatalogRule

export function rule(definition: Omit<PluginRule, 'scope'>): PluginRule {
  return { scope: 'plugin', ...definition }
}

export function catalogRule(definition: Omit<CatalogRule, 'scope'>): CatalogRule {
  return { scope: 'catalog', ...definition }
}
