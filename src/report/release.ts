/** What `npm run release` prints: what changes for users, where the plugin stands, and what to type next. */
import { counted, listed } from '../lib/text.ts'
import type { ReleaseDiff } from '../model/release-page.ts'

export interface ReleaseReport {
  name: string
  /** Folder from the root. */
  folder: string
  plan: {
    last: { version: string } | null
    diff: ReleaseDiff | null
    version: string
    next: string
    needs: string | null
  }
  /** Files that were written, from the root. */
  written: readonly string[]
  isReady: boolean
  /** Why it cannot be installed yet. */
  reason: string | null
  level: string
  least: string
  missing: readonly string[]
}

const signs = { added: '+', removed: '-', changed: '~' }

export function releaseText(report: ReleaseReport): string {
  const { name, plan, written, isReady, reason, level, least, missing } = report
  const lines = [`${name} ${plan.next}`, '', ...changesOf(plan), '']
  if (written.length > 0) lines.push(`written: ${written.join(', ')}`, '')
  lines.push(`its standards level is ${level}, ${least} is needed to be offered`)
  if (isReady) lines.push('', 'to publish it:', ...gitCommands(report))
  else {
    lines.push(`not offered yet: ${reason ?? 'another version is newer'}`)
    if (missing.length > 0) lines.push(`to the next level: ${missing.join(', ')}`)
    lines.push(`    fix: npm run check -- ${name}, have it reviewed, and run this again`)
  }
  return `${lines.join('\n')}\n`
}

function changesOf({ last, diff, needs, version, next }: ReleaseReport['plan']): string[] {
  if (last === null || diff === null || needs === null) return ['the first release']
  const files = diff.files ?? []
  const step = `the changes since ${last.version} need a ${needs} version`
  const raised = next === version ? `, ${version} is one` : `: ${version} → ${next}`
  return [
    `${step}${raised}`,
    ...diff.changes.map(
      ({ group, how, name, detail, bump }) =>
        `  ${signs[how]} ${group} ${name}${detail === null ? '' : ` (${detail})`}${bump === 'major' ? '  breaks' : ''}`,
    ),
    ...(diff.changes.length === 0 ? ['  no data, scope, connector or part differs'] : []),
    `  ${counted(files.length, 'file')} ${files.length === 1 ? 'differs' : 'differ'}${files.length > 0 && files.length <= 7 ? `: ${listed(files.map(({ path }) => path))}` : ''}`,
  ]
}

function gitCommands({ name, folder, plan }: ReleaseReport): string[] {
  const tag = `${name}--v${plan.next}`
  return [
    '  npm run generate',
    `  git add ${folder} org .claude-plugin CODEOWNERS`,
    `  git commit -m "Release ${name} ${plan.next}"`,
    `  git tag -a ${tag} -m "${name} ${plan.next}"`,
    `  git push --follow-tags`,
  ]
}
