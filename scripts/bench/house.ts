/** A house of any size for benchmarks: plugins like those that people write, under the central data of test/orgs/acme. */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { project } from '../../test/sites.ts'
import { type Prose, proseOf } from './words.ts'

/** Writes a house of `count` plugins with two skills each; returns the README of one of them. */
export function writeHouse(root: string, count: number): string {
  cpSync(join(project, 'test/orgs/acme/org'), join(root, 'org'), { recursive: true })
  write(root, 'CODEOWNERS', '/plugins/ @acme/finance-operations\n')
  for (let i = 0; i < count; i++) writePlugin(root, i)
  return join(root, 'plugins', nameOf(Math.floor(count / 2)), 'README.md')
}

function nameOf(i: number): string {
  const prose = proseOf(i)
  return `finance-${prose.noun()}-${prose.noun()}-${String(i).padStart(5, '0')}`
}

function writePlugin(root: string, i: number): void {
  const prose = proseOf(i + 1_000_003)
  const name = nameOf(i)
  const folder = `plugins/${name}`
  const skills = [`check-${prose.noun()}-a`, `draft-${prose.noun()}-b`]
  const described = skills.map((skill) => ({
    skill,
    text: `Checks ${aim(prose)}. Use when ${prose.noun()} ${i} is due.`,
  }))
  const summary = `Drafts ${aim(prose)}. Use it on working day ${1 + prose.number(20)}.`
  const [day, system] = [`2026-09-${10 + prose.number(20)}`, { type: 'http', url: 'https://mcp.acme.example/netsuite' }]
  const declared = {
    name,
    version: '1.2.0',
    description: summary,
    license: 'Apache-2.0',
    author: { name: 'Finance Operations' },
  }
  write(root, `${folder}/.claude-plugin/plugin.json`, `${JSON.stringify(declared, null, 2)}\n`)
  write(root, `${folder}/.mcp.json`, `${JSON.stringify({ mcpServers: { netsuite: system } }, null, 2)}\n`)
  write(root, `${folder}/CHANGELOG.md`, `# Changelog\n\n## 1.2.0, ${day}\n\n### Added\n\n- ${prose.sentence()}\n`)
  write(root, `${folder}/README.md`, readmeOf(prose, `${titleOf(name)}`, summary, day, described))
  for (const { skill, text } of described) {
    write(root, `${folder}/skills/${skill}/SKILL.md`, skillOf(prose, skill, text))
  }
}

/** What is done to something: a sentence without its start. */
function aim(prose: Prose): string {
  return `the ${prose.noun()} and the ${prose.noun()} of ${prose.noun()} ${prose.number(10_000)}`
}

function readmeOf(
  prose: Prose,
  title: string,
  summary: string,
  day: string,
  skills: { skill: string; text: string }[],
): string {
  const rows = skills.map(({ skill, text }) => `| [\`${skill}\`](skills/${skill}/SKILL.md) | ${text} |`)
  return `---
title: ${title}
summary: ${summary}
owner: finance-operations
maintainers: [mara.lindqvist, tom.okafor]
domain: finance
tags: [month-end, reconciliation]
lifecycle: published
audience: [finance-operations]
dataTouched:
  - system: Netsuite
    connector: netsuite
    class: confidential
    operations: [read]
    purpose: Reads what the question is about.
    retention: Not kept.
    record: https://records.acme.example/netsuite
connectors:
  - { id: netsuite, scopes: [ledger.read] }
reliability:
  statement: No evidence yet.
  date: ${day}
  limits:
    - It cannot see what is not in the files it is given.
support: { channel: "#fin-ops", response: 1 business day }
cadence: monthly
---
# ${title}

## What it does

${prose.paragraph(90)}

## When to use it

${prose.paragraph(110)}

- ${prose.sentence()}
- ${prose.sentence()}
- ${prose.sentence()}

## Skills

| Skill | What it does |
|---|---|
${rows.join('\n')}

## Data touched

Reads the ledger through \`netsuite\`. ${prose.paragraph(50)}

## Setup

${prose.paragraph(50)}

## Example

${prose.sentence()}

\`\`\`sh
claude plugin install ${prose.noun()}@acme --scope project
for month in 07 08 09; do echo "closing 2026-$month"; done
\`\`\`

\`\`\`json
{ "period": "2026-09", "account": ${1000 + prose.number(9000)}, "lines": [{ "text": "${prose.noun()}", "amount": ${prose.number(10_000)} }] }
\`\`\`

## Limits

${prose.paragraph(100)}

## Support

Ask in #fin-ops; somebody answers within one business day.
`
}

function skillOf(prose: Prose, skill: string, description: string): string {
  return `---
name: ${skill}
description: ${description}
---

# ${titleOf(skill)}

${prose.paragraph(90)}

1. ${prose.sentence()}
2. ${prose.sentence()}
3. ${prose.sentence()}

## What to check

${prose.paragraph(130)}

See the [overview](../../README.md).
`
}

function titleOf(name: string): string {
  return name
    .replace(/^finance-/, '')
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')
}

function write(root: string, path: string, content: string): void {
  const file = join(root, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
}
