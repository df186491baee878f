/** Every path that a plugin names leads to a file of its own. */
import { quoted } from '../../lib/text.ts'
import type { Manifest } from '../../model/manifest.ts'
import { noted } from '../noted.ts'
import { type KeyPath, rule } from '../rule.ts'

const id = 'paths-stay-inside'

export default rule({
  id,
  severity: { T0: 'error' },
  waivable: false,
  dayOne: true,
  since: '2026.11',
  effort: 'S',
  needs: 'nothing',
  title: 'Names only paths inside the plugin',
  why: 'A path that leads out reads what nobody reviewed; one that leads nowhere drops a part without a word.',
  remedy: 'Write the path with ./ in front, in the letter case of the file.',
  sources: ["Claude's path rules", 'zip-slip'],
  pass: [
    { title: 'evidence in a file of the plugin' },
    { title: 'evidence on the web', manifest: 'reliability: { evidence: https://wiki.brightwater.example/accruals }' },
  ],
  fail: [
    {
      title: 'evidence that does not exist',
      manifest: 'reliability: { evidence: ./docs/evaluations.md }',
      finds: ['path "./docs/evaluations.md" does not exist'],
    },
    {
      title: 'other letter case',
      manifest: 'reliability: { evidence: ./docs/Evaluation.md }',
      finds: ['path "./docs/Evaluation.md" has other letter case than the file'],
    },
    {
      title: 'a command outside',
      pluginJson: 'commands: [./commands/, ../shared/commands/]',
      finds: ['path "../shared/commands/" leads out of the plugin'],
    },
    {
      title: 'a link to another plugin',
      edits: {
        'docs/evaluation.md': ['# Evaluation', '# Evaluation\n\n[Audit](../../finance-expense-audit/README.md)'],
      },
      finds: ['link "../../finance-expense-audit/README.md" leads out of the plugin'],
    },
  ],
  none: [{ title: 'files in another repository', remote: true }],
  applies: ({ plugin, notes }) => plugin.source.kind === 'local' || notes(id).length > 0,
  *check(subject) {
    yield* noted(subject, id, 'name a path inside the plugin')
    const { manifest, files } = subject.plugin
    if (manifest === null) return
    const known = files.map(({ path }) => path)
    for (const { at, path } of pathsOf(manifest)) {
      const steps = path.split('/').filter((step) => step !== '' && step !== '.')
      const written = steps.join('/')
      const folded = written.toLowerCase()
      const meant = known.find((file) => file.toLowerCase() === folded)
      const tell = (what: string, fix: string) => ({ at, message: `path ${quoted(path)} ${what}`, fix })
      if (/^(?:[/\\~]|[a-z]:|file:)/i.test(path) || steps.includes('..'))
        yield tell('leads out of the plugin', 'name a path inside the plugin')
      else if (known.some((file) => file === written || file.startsWith(`${written}/`))) {
        if (!path.startsWith('./')) yield tell('does not start with ./', `write ./${written}`)
      } else if (meant !== undefined) yield tell('has other letter case than the file', `write ./${meant}`)
      else yield tell('does not exist', 'correct the path, or add the file')
    }
  },
})

/** Paths that the manifest names; evidence may be a sentence or an address instead. */
function pathsOf({ reliability, hooks = [], thirdParty = [] }: Manifest): { at: KeyPath; path: string }[] {
  const { evidence = '' } = reliability
  return [
    ...(/^\.{0,2}\//.test(evidence) ? [{ at: ['reliability', 'evidence'], path: withoutAnchor(evidence) }] : []),
    ...hooks.flatMap(({ script }, i) => (script === undefined ? [] : [{ at: ['hooks', i, 'script'], path: script }])),
    ...thirdParty.map(({ path }, i) => ({ at: ['thirdParty', i, 'path'], path })),
  ]
}

function withoutAnchor(path: string): string {
  return path.replace(/#.*$/, '')
}
