/** The marketplace file and its entries are what Claude accepts. */
import type { Finding } from '../../model/finding.ts'
import { foundOf } from '../noted.ts'
import { catalogRule, type Found } from '../rule.ts'

const id = 'marketplace-is-valid'
const file = '.claude-plugin/marketplace.json'

/** Rules under which reading files what is wrong with the marketplace file itself. */
const alsoOfFile = [
  'json-is-valid',
  'json-keys-are-unique',
  'text-is-utf8',
  'paths-stay-inside',
  'holds-only-plain-files',
  'fits-size-budget',
]
/** Rules that look at the files of a plugin, and so see nothing of an entry whose files are elsewhere. */
const ofSource = ['connectors-hold-no-secrets']

export default catalogRule({
  id,
  severity: { T0: 'error' },
  waivable: false,
  dayOne: true,
  since: '2026.11',
  effort: 'S',
  needs: 'nothing',
  title: 'Is listed in a valid marketplace',
  why: 'Claude refuses a marketplace that breaks its format, and with it every plugin that it lists.',
  remedy: 'Correct the entry or the field as the message says; run claude plugin validate for what the client adds.',
  sources: ['code.claude.com: plugin marketplaces', 'claude plugin validate'],
  pass: [{ title: 'a plain entry', entry: '{ category: finance }' }],
  fail: [
    {
      title: 'a key that counts for other sources',
      entry: '{ category: finance, headersHelper: ./token.sh }',
      finds: ['"headersHelper" counts for archive sources only'],
    },
  ],
  none: [{ title: 'a catalogue without a marketplace file' }],
  applies: (_, { marketplace }) => marketplace !== undefined,
  *check({ subjects, notes }) {
    for (const rule of [id, ...alsoOfFile]) {
      for (const note of notes(rule))
        if (isFault(note) && (rule === id || note.file === file)) yield { plugin: null, ...looseOf(note) }
    }
    for (const subject of subjects) {
      const isRemote = subject.plugin.source.kind === 'remote'
      for (const rule of [id, ...(isRemote ? ofSource : [])]) {
        for (const note of subject.notes(rule))
          if (isFault(note)) yield { plugin: subject.plugin.slug, ...foundOf(subject, note, 'correct the entry') }
      }
    }
  },
})

/** Advice about a marketplace is no fault of it: a missing description, a name of the vendor's in the vendor's repository. */
function isFault({ severity }: Finding): boolean {
  return severity !== 'advice'
}

/** A finding of no plugin keeps its path from the root. */
function looseOf({ file: path, line, column, message, fix }: Finding): Found {
  return {
    ...(path !== null && { file: path }),
    ...(line !== null && { line }),
    ...(column !== null && { column }),
    message,
    fix: fix ?? 'correct the file',
  }
}
