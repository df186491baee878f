/** Release tags, <name>--v<version>: which commit each names. */

import { dayOf } from '../git-log.ts'
import { runGit } from '../run-git.ts'

export interface Tag {
  tag: string
  plugin: string
  version: string
  commit: string
  day: string
}

const fields = ['refname:strip=2', 'objecttype', 'objectname', 'committerdate:unix']
const peeled = ['*objecttype', '*objectname', '*committerdate:unix']

/** Every tag of the form, as git lists them; those that name no commit are left out. */
export function tagsOf(root: string): Tag[] {
  const format = [...fields, ...peeled].map((field) => `%(${field})`).join('%00')
  const done = runGit(root, ['for-each-ref', `--format=${format}`, 'refs/tags/*--v*'], { most: 64 * 1_048_576 })
  const lines = done === null || done.cut ? [] : done.output.toString('utf8').split('\n')
  return lines.flatMap((line) => {
    const [tag = '', type, id = '', date = '', innerType, innerId = '', innerDate = ''] = line.split('\0')
    const [, plugin = '', version = ''] = /^(.+?)--v(.+)$/.exec(tag) ?? []
    if (plugin === '') return []
    if (type === 'commit') return [{ tag, plugin, version, commit: id, day: dayOf(date) }]
    return innerType === 'commit' ? [{ tag, plugin, version, commit: innerId, day: dayOf(innerDate) }] : []
  })
}
