/** Every hook is declared with what it does, and none sees more than it needs. */
import { listed, quoted } from '../../lib/text.ts'
import { hasCondition, isEverything, isSame, untimed } from '../hooks.ts'
import { noted } from '../noted.ts'
import { rule } from '../rule.ts'

const id = 'hooks-are-declared'
const data =
  'dataTouched: [{ system: NetSuite ledger, connector: netsuite, class: confidential, operations: [read, write], purpose: Finds receipts. }, { system: Files of the session, class: internal, operations: [read], purpose: Checks a note. }]'
const declared = (matcher: string, what = 'script: ./scripts/note.sh, reads: [path of the file just written], ') =>
  `hooks: [{ event: PostToolUse, ${matcher}${what}network: false }]\n${data}`
const files = (matcher: string, timeout = ', "timeout": 10') => ({
  'hooks/hooks.json': `{ "hooks": { "PostToolUse": [{ ${matcher}"hooks": [{ "type": "command", "command": "\\"\${CLAUDE_PLUGIN_ROOT}\\"/scripts/note.sh"${timeout} }] }] } }\n`,
  'scripts/note.sh': '#!/bin/sh\nexit 0\n',
})

export default rule({
  id,
  severity: { T1: 'warning', T2: 'error' },
  waivable: true,
  dayOne: false,
  since: '2026.11',
  effort: 'M',
  needs: 'files',
  title: 'Declares its hooks',
  why: 'A hook runs in every session, whether or not the plugin is used, and reads what people do there.',
  remedy:
    'Declare each hook in the manifest with event, matcher, script, network and what it reads; give it a matcher or a condition.',
  sources: ["Anthropic's plugin review policy"],
  pass: [
    {
      title: 'a declared hook with a matcher',
      manifest: declared('matcher: Write, '),
      files: files('"matcher": "Write", '),
    },
  ],
  fail: [
    {
      title: 'a hook that is not declared',
      manifest: data,
      files: files('"matcher": "Write", '),
      finds: ['hook "PostToolUse · Write" is not declared in the manifest'],
    },
    {
      title: 'a declared hook that is not there',
      manifest: declared('matcher: Write, '),
      files: { 'scripts/note.sh': '#!/bin/sh\nexit 0\n' },
      finds: ['hook "PostToolUse · Write" is declared, but no file has it'],
    },
    {
      title: 'a hook on every tool',
      manifest: declared(''),
      files: files(''),
      finds: ['hook "PostToolUse" runs after every tool'],
    },
    {
      title: 'a hook that may run for ever',
      manifest: declared('matcher: Write, '),
      files: files('"matcher": "Write", ', ''),
      finds: ['hook "PostToolUse · Write" has no timeout'],
    },
    {
      title: 'a declaration that says nothing of what it runs and reads',
      manifest: declared('matcher: Write, ', ''),
      files: files('"matcher": "Write", '),
      finds: ['hook "PostToolUse · Write" is declared without script and reads'],
    },
  ],
  none: [{ title: 'no hook' }, { title: 'a draft', manifest: 'lifecycle: draft' }],
  applies: ({ plugin, notes }) =>
    plugin.hooks.length > 0 || (plugin.manifest?.hooks ?? []).length > 0 || notes(id).length > 0,
  *check(subject) {
    const { hooks, manifest } = subject.plugin
    yield* noted(subject, id, 'write { "hooks": { "PostToolUse": [{ "matcher": "Write", "hooks": [ … ] }] } }')
    for (const hook of hooks) {
      const place = hook.path === null ? {} : { file: hook.path, ...(hook.line !== null && { line: hook.line }) }
      // A hook that never runs is told by reading.
      if (!hook.known) continue
      if (manifest !== null && !(manifest.hooks ?? []).some((one) => isSame(one, hook))) {
        const matcher = hook.matcher === null ? '' : ` matcher: ${JSON.stringify(hook.matcher)},`
        const fix = `add to hooks: - { event: ${hook.event},${matcher} script: ./…, network: false, reads: [ … ] }`
        yield { ...place, message: `hook ${quoted(hook.name)} is not declared in the manifest`, fix }
      }
      if (/^(?:Pre|Post)ToolUse/.test(hook.event) && isEverything(hook.matcher) && !hasCondition(subject, hook)) {
        const when = hook.event.startsWith('Pre') ? 'before' : 'after'
        yield {
          ...place,
          message: `hook ${quoted(hook.name)} runs ${when} every tool`,
          fix: 'add a matcher such as "Write|Edit", or a condition under "if"',
        }
      }
    }
    for (const { name, path, line } of untimed(subject)) {
      const place = path === null ? {} : { file: path, ...(line !== null && { line }) }
      yield {
        ...place,
        message: `hook ${quoted(name)} has no timeout`,
        fix: 'add "timeout": 10, or the seconds it needs',
      }
    }
    for (const [i, one] of (manifest?.hooks ?? []).entries()) {
      const hook = hooks.find((each) => isSame(one, each))
      if (hook !== undefined) {
        const missing = [
          ...(one.script === undefined && hook.handler === 'command' ? ['script'] : []),
          ...(one.reads === undefined ? ['reads'] : []),
        ]
        if (missing.length > 0)
          yield {
            at: ['hooks', i],
            message: `hook ${quoted(hook.name)} is declared without ${listed(missing)}`,
            fix: `add ${listed(missing.map((key) => (key === 'script' ? 'script: ./…' : 'reads: [ … ], empty when it reads nothing')))}`,
          }
        continue
      }
      const name = isEverything(one.matcher ?? null) ? one.event : `${one.event} · ${one.matcher}`
      yield {
        at: ['hooks', i],
        message: `hook ${quoted(name)} is declared, but no file has it`,
        fix: 'remove it from the manifest, or correct event and matcher',
      }
    }
  },
})
