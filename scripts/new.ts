/**
 * Scaffolds a member of the house:
 *   npm run new -- plugin NAME [--root DIR]    a plugin folder that builds, with the questions of the manifest answered by you
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { kebab } from '../src/model/primitives.ts'

const { values, positionals } = parseArgs({ allowPositionals: true, options: { root: { type: 'string' } } })
const [kind, name] = positionals
const root = resolve(values.root ?? join(import.meta.dirname, '..'))

if (kind !== 'plugin' || name === undefined) stop('type: npm run new -- plugin NAME')
else if (!kebab.test(name) || name.length < 3 || name.length > 64) {
  stop(
    `"${name}" cannot be a plugin name: use 3 to 64 lower-case letters, digits and single hyphens, e.g. finance-close`,
  )
} else if (existsSync(join(root, 'plugins', name))) stop(`plugins/${name} exists already`)
else create(name)

function create(plugin: string): void {
  const title = plugin.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase())
  const files: Record<string, string> = {
    'README.md': readme(plugin, title),
    'CHANGELOG.md': '# Changelog\n\n## 0.1.0\n\n### Added\n\n- First version.\n',
    '.claude-plugin/plugin.json': `${JSON.stringify(
      {
        name: plugin,
        displayName: title,
        version: '0.1.0',
        description: `${title}: say in one sentence what it does and when to use it.`,
        author: { name: 'Your team', email: 'your-team@example.com' },
        license: 'Apache-2.0',
      },
      null,
      2,
    )}\n`,
    [`skills/${plugin}/SKILL.md`]: skill(plugin, title),
  }
  for (const [path, content] of Object.entries(files)) {
    const file = join(root, 'plugins', plugin, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
  }
  process.stdout.write(
    `plugins/${plugin}\n${Object.keys(files)
      .map((path) => `  ${path}`)
      .join('\n')}\n\nNext: fill in README.md, then type\n    npm run check -- ${plugin}\n`,
  )
}

function readme(plugin: string, title: string): string {
  return `---
title: ${title}
summary: Say what it does and when to use it, in one or two sentences.
owner: your-team                 # id of a team in org/teams.yaml
maintainers: [first.person, second.person]
domain: your-domain              # id of a domain in org/policy.yaml
tags: []
lifecycle: draft                 # published, once it may be relied on
audience: everyone               # or a list of team ids
dataTouched: []                  # one entry for each system: system, class, operations, purpose
reliability:
  statement: Not tried by anyone else yet.
  limits: [Say what it is known to get wrong.]
connectors: []                   # e.g. { id: netsuite, scopes: [ledger.read] }
support:
  channel: '#your-channel'
  response: 2 business days
cadence: weekly
---

# ${title}

## What it does

## When to use it

## Example

\`\`\`text
What one asks Claude, word for word.
\`\`\`

> What comes back.

## Data touched

## Setup

## Limits and failure modes

## Support

The skill is in [${plugin}](skills/${plugin}/SKILL.md).
`
}

function skill(plugin: string, title: string): string {
  return `---
name: ${plugin}
description: Say what the skill does and when Claude should use it, e.g. "Reconciles an account; use when closing a period".
---

# ${title}

1. What to look at first.
2. What to decide, and by which rule.
3. What to hand to a person.
`
}

function stop(text: string): void {
  process.stderr.write(`${text}\n`)
  process.exitCode = 2
}
