/**
 * What Cowork's sync and upload refuse although Claude Code takes it. Names that are not kebab-case and descriptions that
 * are too long are told by name-is-kebab-case and skills-meet-spec.
 */
import { counted, listed, quoted } from '../lib/text.ts'
import type { Plugin } from '../model/plugin.ts'
import { lineOfKey } from './frontmatter.ts'
import type { Found, Subject } from './rule.ts'
import { isMap } from './server-configs.ts'
import { claudeKeys } from './skill-keys.ts'

const filesMost = 5_000
const bytesMost = 200 * 1_048_576
const publicHosts = ['github.com', 'gitlab.com', 'bitbucket.org']
const marketplace = '/.claude-plugin/marketplace.json'

/** One finding for each thing; `repository` is the address of the repository that holds the marketplace. */
export function* coworkFaults(
  { plugin, text }: Pick<Subject, 'plugin' | 'text'>,
  repository: string | undefined,
): Generator<Found> {
  const { source } = plugin
  if (source.kind === 'remote') yield* remoteFaults(source, repository)
  else if (plugin.quarantined === null) yield* contentFaults(plugin, text)
}

function* remoteFaults(
  { type, written }: Extract<Plugin['source'], { kind: 'remote' }>,
  repository: string | undefined,
): Generator<Found> {
  const tell = (message: string, fix: string) => ({ file: marketplace, message, fix })
  if (['npm', 'archive', 'command'].includes(type))
    yield tell(
      `source ${quoted(type)} is not one that Cowork syncs`,
      'use github, url or git-subdir, or a folder that starts with ./',
    )
  const url = isMap(written) && typeof written.url === 'string' ? written.url : ''
  if (type !== 'url' && type !== 'git-subdir') return
  if (!/^https:\/\//i.test(url)) {
    yield tell(`source address ${quoted(url)} does not start with https://`, 'write the whole address, https://…')
    return
  }
  const host = URL.canParse(url) ? new URL(url).hostname : ''
  const own = repository !== undefined && URL.canParse(repository) ? new URL(repository).hostname : null
  if (publicHosts.includes(host) || host === own) return
  yield tell(
    `source host ${quoted(host)} is not ${publicHosts.join(', ')} or that of the marketplace`,
    'move the repository, or bring the folder into this one',
  )
}

function* contentFaults({ files, size, skills, servers }: Plugin, text: Subject['text']): Generator<Found> {
  if (!files.some(({ path }) => path === '.claude-plugin/plugin.json')) {
    yield {
      file: '',
      message: 'there is no .claude-plugin/plugin.json',
      fix: 'add .claude-plugin/plugin.json with name, version and description',
    }
  }
  const program = files.find(({ path }) => path.startsWith('bin/'))
  if (program !== undefined)
    yield {
      file: program.path,
      message: 'there is a folder bin/ at the top',
      fix: 'git mv bin scripts, and name the programs by their path',
    }
  if (files.length > filesMost)
    yield {
      file: '',
      message: `plugin has ${counted(files.length, 'file')}, expected at most 5,000`,
      fix: 'move large assets out',
    }
  if (size > bytesMost)
    yield {
      file: '',
      message: `plugin has ${counted(Math.round(size / 1_048_576), 'MiB', 'MiB')}, expected at most 200 MiB`,
      fix: 'move large assets out',
    }
  for (const { path, name, fields } of skills) {
    const extra = fields.map(({ key }) => key).filter((key) => claudeKeys.includes(key))
    const [first] = extra
    if (first === undefined) continue
    const place = path === null ? {} : { file: path, line: lineOfKey(text(path) ?? '', first) }
    const keys = `${extra.length === 1 ? 'key' : 'keys'} ${listed(extra.slice(0, 7).map((key) => quoted(key)))}`
    yield {
      ...place,
      message: `${keys} of skill ${quoted(name)} would be refused if the skill were uploaded on its own`,
      fix: `keep ${extra.length === 1 ? 'it' : 'them'} for Claude Code, or move ${extra.length === 1 ? 'it' : 'them'} under metadata`,
    }
  }
  for (const { name, path, line, surfaces } of servers) {
    const note = surfaces.find(({ surface, verdict }) => surface === 'cowork' && verdict === 'ignored')?.note
    if (note == null || !note.includes('no default')) continue
    yield {
      ...(path !== null && { file: path }),
      ...(line !== null && { line }),
      message: `server ${quoted(name)} is ignored: ${note}`,
      fix: 'give the option a default, or a fixed address',
    }
  }
}
