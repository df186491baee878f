/** Who worked on which plugin and when, as far as git and the reviews tell; persons by name in the directory or by number. */

export interface Contribution {
  /** Name of the plugin. */
  plugin: string
  /** Name as in org/teams.yaml and org/reviews, else "author" and a number; never an address. For counting, not for showing. */
  person: string
  day: string
  kind: 'commit' | 'review'
  /** Commits or reviews of that person on that day. */
  count: number
}

/** When files of org/connectors changed, as far as git tells. */
export interface ConnectorHistory {
  /** Day of the first commit; what came before is not known. Null where nothing is. */
  since: string | null
  /** Oldest first, a connector once a day. */
  changes: { connector: string; day: string }[]
}

export interface ContributionFacts {
  /** Sorted by plugin, day, person, kind; bots left out. */
  contributions: Contribution[]
  /** Day of the first commit by plugin name; plugins that no commit touched are missing, and all where history is cut off. */
  created: Map<string, string>
  connectors: ConnectorHistory
  /** none: not in git. partial: a shallow clone, or more history than is read. */
  history: 'whole' | 'partial' | 'none'
}
