/** No file of a plugin holds a key, token or password. */
import type { SecretForm } from '../../lib/secret-forms.ts'
import { markOf, ownForms, secretsIn } from '../../lib/secrets.ts'
import { pictureText } from '../picture-text.ts'
import { type Found, rule } from '../rule.ts'
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
    {
      title: 'a token in the comment of a picture',
      files: { 'docs/flow.gif': `GIF89a\u0001\0\u0001\0\0\0\0!\u00fe${String.fromCharCode(token.length)}${token}\0;` },
      finds: [`a GitHub token stands in what is written into the picture (${markOf(token)})`],
    },
    {
      title: 'a key of the organisation’s own',
      policy: 'secrets: [{ kind: a gateway key, pattern: "bwg_[a-z0-9]{12}" }]',
      edits: { 'docs/evaluation.md': ['# Evaluation', '# Evaluation\n\nThe replay used bwg_k4t9x2m7q1zd.'] },
      finds: [`a gateway key stands here (${markOf('bwg_k4t9x2m7q1zd')})`],
    },
  ],
  none: [{ title: 'a plugin whose files are elsewhere', remote: true }],
  *check(subject, { policy }) {
    const own = ownForms(policy.secrets)
    // Values in the configuration of servers are told by the rule of the connectors.
    const elsewhere = serverConfigs(subject).flatMap((config) => serverSecrets(config))
    for (const { path, type } of subject.plugin.files) {
      if (type !== 'text' && type !== 'binary') yield* inPicture(path, subject.bytes(path), own)
      const text = type === 'text' ? subject.text(path) : null
      if (text === null) continue
      for (const { kind, offset, value } of secretsIn(text, own)) {
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

/** Pictures carry text that nobody sees: captions, comments, settings of the program that made them. */
function* inPicture(file: string, bytes: Buffer | null, own: readonly SecretForm[]): Generator<Found> {
  if (bytes === null) return
  for (const { kind, value } of secretsIn(pictureText(bytes), own))
    yield {
      file,
      message: `${kind} stands in what is written into the picture (${markOf(value)})`,
      fix: 'rotate it, then save the picture without metadata',
    }
}
