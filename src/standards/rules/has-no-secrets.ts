/** No file of a plugin holds a key, token or password. */
import { rule } from '../rule.ts'
import { markOf, secretsIn } from '../secrets.ts'
import { serverConfigs } from '../server-configs.ts'
import { serverSecrets } from '../server-secrets.ts'
import { lineAt } from '../texts.ts'

// Put together here, so that no scanner takes this file for a leak.
const token = ['ghp', 'Zt2LrK5bN7vXcWq8Ej4HuY6mPd3Ga9Sf1RzC'].join('_')

export default rule({
  id: 'has-no-secrets',
  severity: { T0: 'error' },
  waivable: false,
  dayOne: true,
  since: '2026.11',
  effort: 'M',
  needs: 'files',
  title: 'Holds no secret',
  why: 'A plugin is copied to every machine that installs it, its secrets included, and stays in the history of the repository.',
  remedy: 'Rotate the secret first, then remove it from the file; the old value is to be taken as known.',
  sources: ['gitleaks', 'secretlint'],
  pass: [
    {
      title: 'a placeholder',
      edits: {
        'docs/evaluation.md': [
          '# Evaluation',
          '# Evaluation\n\nSet `GITHUB_TOKEN=ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx` first.',
        ],
      },
    },
  ],
  fail: [
    {
      title: 'a token in a document',
      edits: {
        'docs/evaluation.md': ['# Evaluation', `# Evaluation\n\nThe replay used ${token} to read the entries.`],
      },
      finds: [`a GitHub token stands here (${markOf(token)})`],
    },
    {
      title: 'a password in an address',
      files: { 'scripts/replay.py': 'source = "postgresql://replay:hT7-vq2Lm@ledger.brightwater.example/close"\n' },
      finds: [`a password in an address stands here (${markOf('hT7-vq2Lm')})`],
    },
  ],
  none: [{ title: 'a plugin whose files are elsewhere', remote: true }],
  *check(subject) {
    // Values in the configuration of servers are told by the rule of the connectors.
    const elsewhere = serverConfigs(subject).flatMap((config) => serverSecrets(config))
    for (const { path, type } of subject.plugin.files) {
      const text = type === 'text' ? subject.text(path) : null
      if (text === null) continue
      for (const { kind, offset, value } of secretsIn(text)) {
        if (elsewhere.some((one) => one.file === path && (one.value.includes(value) || value.includes(one.value))))
          continue
        yield {
          file: path,
          line: lineAt(text, offset),
          message: `${kind} stands here (${markOf(value)})`,
          fix: 'rotate it, then remove it from the file',
          hideLine: true,
        }
      }
    }
  },
})
