/** Nobody is surprised by what a plugin reports, downloads or replaces. */
import { quoted } from '../../lib/text.ts'
import { type Disclosed, disclosedBy, isDisclosed } from '../disclosures.ts'
import { rule } from '../rule.ts'
import { runningLines, scriptFile } from '../scripts.ts'

const setup = (line: string) => ({
  files: { 'scripts/setup.sh': `#!/bin/sh\n# pip install pandas, by hand\n${line}\n` },
})

export default rule({
  id: 'discloses-telemetry-and-downloads',
  severity: { T1: 'error' },
  waivable: false,
  dayOne: false,
  since: '2026.11',
  effort: 'S',
  needs: 'files',
  title: 'Discloses telemetry, downloads and updates',
  why: 'Software that arrives after the review, and figures that leave without a word, were agreed to by nobody.',
  remedy: 'Say it under discloses in the manifest, one sentence each, or take it out.',
  sources: ["Anthropic's plugin review policy"],
  pass: [
    {
      title: 'a disclosed download',
      manifest: 'discloses: [Downloads pandas from the internal package index on first use.]',
      ...setup('pip install pandas==2.2.3'),
    },
    { title: 'an instruction that is only printed', ...setup('echo "first run: pip install pandas"') },
  ],
  fail: [
    {
      title: 'an install that nobody mentions',
      ...setup('pip install pandas==2.2.3'),
      finds: ['download "pip install" is not disclosed'],
    },
    {
      title: 'usage figures sent away',
      manifest: '{ egress: [eu.i.posthog.com], discloses: [Downloads nothing.] }',
      policy: 'egress: [eu.i.posthog.com]',
      files: { 'scripts/report.py': 'import posthog\n\nposthog.host = "https://eu.i.posthog.com"\n' },
      finds: ['telemetry "import posthog" is not disclosed'],
    },
  ],
  none: [{ title: 'no script and no hook' }, { title: 'a draft', manifest: 'lifecycle: draft' }],
  applies: ({ plugin: { files, hooks } }) => hooks.length > 0 || files.some(({ path }) => scriptFile.test(path)),
  *check(subject) {
    const { manifest, hooks } = subject.plugin
    const sentences = manifest?.discloses ?? []
    const told = new Set<string>()
    const isNew = (kind: Disclosed, file: string) => {
      const key = `${kind} ${file}`
      if (isDisclosed(kind, sentences) || told.has(key)) return false
      told.add(key)
      return true
    }
    const fix = (kind: Disclosed) =>
      `add to discloses: - what the ${kind} is, when it happens and where it goes; or take it out`
    for (const { path, line, action } of hooks) {
      const does = disclosedBy('hook.sh', action)
      if (does === null || !isNew(does.kind, path ?? '')) continue
      yield {
        ...(path !== null && { file: path }),
        ...(line !== null && { line }),
        message: `${does.kind} ${quoted(does.seen)} of a hook is not disclosed`,
        fix: fix(does.kind),
      }
    }
    for (const { file, line, text } of runningLines(subject)) {
      const does = disclosedBy(file, text)
      if (does !== null && isNew(does.kind, file))
        yield { file, line, message: `${does.kind} ${quoted(does.seen)} is not disclosed`, fix: fix(does.kind) }
    }
  },
})
