/** A plugin folder that builds, with the questions of the manifest left to its author. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Scaffold } from './scaffold.ts'

/** The files of a new plugin, or why there can be none of that name. */
export function plugin(root: string, name: string): Scaffold | string {
  const title = name.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase())
  if (existsSync(join(root, 'plugins', name))) return `plugins/${name} exists already`
  const pluginJson = {
    name,
    displayName: title,
    version: '0.1.0',
    description: `${title}: say in one sentence what it does and when to use it.`,
    author: { name: 'Your team', email: 'your-team@example.com' },
    license: 'Apache-2.0',
  }
  return {
    folder: `plugins/${name}`,
    files: {
      'README.md': readme(name, title),
      'CHANGELOG.md': '# Changelog\n\n## 0.1.0\n\n### Added\n\n- First version.\n',
      '.claude-plugin/plugin.json': `${JSON.stringify(pluginJson, null, 2)}\n`,
      [`skills/${name}/SKILL.md`]: skill(name, title),
    },
    next: `fill in README.md, then type\n    npm run check -- ${name}`,
  }
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
