/** The scaffolds: a plugin that builds, a rule whose examples hold, a metric that says a number. */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { MetricDefinition } from '../src/metrics/metric.ts'
import type { Example, Rule } from '../src/standards/rule.ts'
import { concluded } from './metrics/given.ts'
import { buildSite, project, temporary } from './sites.ts'
import { judgeExample } from './standards/example.ts'

function scaffold(...words: string[]): { status: number | null; text: string } {
  const done = spawnSync(process.execPath, [join(project, 'scripts', 'new.ts'), ...words], { encoding: 'utf8' })
  return { status: done.status, text: `${done.stdout}${done.stderr}` }
}

test('new plugin writes a folder that builds', () => {
  const root = temporary('house-')
  cpSync(join(project, 'test', 'orgs', 'acme'), root, { recursive: true })
  const { status, text } = scaffold('plugin', 'finance-close-calendar', '--root', root)
  expect(status, text).toBe(0)
  expect(text).toContain('npm run check -- finance-close-calendar')
  const { plugins, out } = buildSite(root)
  const made = plugins.find(({ name }) => name === 'finance-close-calendar')
  expect(made).toMatchObject({ quarantined: null, lifecycle: 'draft', title: 'Finance close calendar' })
  expect(made?.components.skills).toHaveLength(1)
  expect(existsSync(join(out, 'plugins/finance-close-calendar/index.html'))).toBe(true)
})

/** The folders that a rule is made of, copied. */
function standardsCopy(): string {
  const root = temporary('standards-')
  for (const part of ['standards', 'model', 'lib'])
    cpSync(join(project, 'src', part), join(root, 'src', part), { recursive: true })
  symlinkSync(join(project, 'node_modules'), join(root, 'node_modules'))
  return root
}

/** What all rules say of the examples of one. */
function verdictsOf(rules: readonly Rule[], id: string) {
  const { pass, fail, none } = rules.find((rule) => rule.id === id)!
  const judged = (example: Example) => {
    const results = judgeExample(rules, example)
    const failing = results.filter(({ state }) => state === 'fail' || state === 'could-not-run')
    return {
      state: results.find(({ rule }) => rule === id)?.state,
      failing: failing.flatMap(({ rule, findings }) => findings.map(({ message }) => `${rule}: ${message}`)),
    }
  }
  return { pass: pass.map(judged), fail: fail.map(judged), none: none.map((example) => judged(example).state) }
}

describe('new rule', () => {
  const root = standardsCopy()
  const list = () => readFileSync(join(root, 'src/standards/index.ts'), 'utf8')
  const before = list()
  const made = scaffold('rule', 'has-review-rhythm', '--root', root)

  test('adds one import and one line, and says what comes next', () => {
    expect(made).toEqual({
      status: 0,
      text: `src/standards
  rules/has-review-rhythm.ts
  index.ts

Next: say what must hold in src/standards/rules/has-review-rhythm.ts, then type
    npm test -- standards/rules
`,
    })
    const added = list()
      .split('\n')
      .filter((line) => !before.includes(line))
    expect(added).toEqual(["import hasReviewRhythm from './rules/has-review-rhythm.ts'", '  hasReviewRhythm,'])
    const imports = [...list().matchAll(/from '(\.\/rules\/.+)'/g)].map(([, path]) => path)
    expect(imports).toEqual(imports.toSorted())
    expect(list().trimEnd().endsWith('  hasReviewRhythm,\n]')).toBe(true)
  })

  test('writes a rule that keeps its own examples and every other rule', async () => {
    const { rules }: { rules: readonly Rule[] } = await import(join(root, 'src/standards/index.ts'))
    expect(rules.at(-1)?.id).toBe('has-review-rhythm')
    expect(verdictsOf(rules, 'has-review-rhythm')).toEqual({
      pass: [{ state: 'pass', failing: [] }],
      fail: [{ state: 'fail', failing: ['has-review-rhythm: cadence is missing'] }],
      none: ['not-applicable'],
    })
  })

  test('has its keys in the order of the house', () => {
    const keysOf = (id: string) =>
      [...readFileSync(join(root, `src/standards/rules/${id}.ts`), 'utf8').matchAll(/^ {2}\*?(\w+)[:,(]/gm)].map(
        ([, key]) => key,
      )
    expect(keysOf('has-review-rhythm')).toEqual(keysOf('id-is-unique').filter((key) => key !== 'applies'))
  })

  test('the rule that the guide shows keeps its examples', async () => {
    const elsewhere = standardsCopy()
    expect(scaffold('rule', 'says-how-long-data-is-kept', '--root', elsewhere).status).toBe(0)
    cpSync(
      join(project, 'src/site/guides/sample-rule.txt'),
      join(elsewhere, 'src/standards/rules/says-how-long-data-is-kept.ts'),
    )
    const { rules }: { rules: readonly Rule[] } = await import(join(elsewhere, 'src/standards/index.ts'))
    expect(verdictsOf(rules, 'says-how-long-data-is-kept')).toEqual({
      pass: [{ state: 'pass', failing: [] }],
      fail: [
        {
          state: 'fail',
          failing: ['says-how-long-data-is-kept: system "NetSuite ledger" has no retention'],
        },
      ],
      none: ['not-applicable'],
    })
  })

  test.each([
    ['has-review-rhythm', 'there is a rule has-review-rhythm already'],
    ['has-owner', 'there is a rule has-owner already'],
    ['rule-set', 'ruleSet means something else in src/standards/index.ts'],
    ['Has-Owner', '"Has-Owner" cannot be a rule name: use 3 to 64 lower-case letters'],
    ['has_owner', '"has_owner" cannot be a rule name'],
    ['../has-owner', '"../has-owner" cannot be a rule name'],
    ['owner', '"owner" cannot be a rule: a rule is a fact that holds'],
    ['2-owners', '"2-owners" cannot be a rule: a rule is a fact that holds'],
  ])('refuses %s and changes nothing', (name, expected) => {
    const standing = list()
    const { status, text } = scaffold('rule', name, '--root', root)
    expect([status, text]).toEqual([2, expect.stringContaining(expected)])
    expect(list()).toBe(standing)
  })

  test('does not touch a list of another form', () => {
    const elsewhere = temporary('other-')
    mkdirSync(join(elsewhere, 'src/standards'), { recursive: true })
    cpSync(join(project, 'src/standards/rule.ts'), join(elsewhere, 'src/standards/index.ts'))
    expect(scaffold('rule', 'has-review-rhythm', '--root', elsewhere)).toEqual({
      status: 2,
      text: 'src/standards/index.ts has another form than this script knows\n',
    })
    expect(existsSync(join(elsewhere, 'src/standards/rules'))).toBe(false)
  })
})

describe('wrong words are answered with what to type', () => {
  test.each([
    [['plugin'], 'npm run new -- plugin NAME'],
    [['plugin', 'Finance Close'], '"Finance Close" cannot be a plugin name'],
    [
      ['plugin', 'finance-month-end', '--root', join(project, 'test', 'orgs', 'acme')],
      'plugins/finance-month-end exists already',
    ],
    [['rule'], 'npm run new -- rule NAME'],
    [['team', 'finance'], 'npm run new -- plugin NAME, npm run new -- rule NAME, or npm run new -- metric NAME'],
    [['rule', 'has', 'owner'], 'npm run new -- rule NAME'],
  ])('%j', (words, expected) => {
    const { status, text } = scaffold(...words)
    expect(status).toBe(2)
    expect(text).toContain(expected)
  })
})

describe('new metric', () => {
  const root = temporary('metrics-')
  for (const part of ['metrics', 'model', 'lib'])
    cpSync(join(project, 'src', part), join(root, 'src', part), { recursive: true })
  symlinkSync(join(project, 'node_modules'), join(root, 'node_modules'))
  const list = () => readFileSync(join(root, 'src/metrics/index.ts'), 'utf8')
  const before = list()
  const made = scaffold('metric', 'runs-per-team', '--root', root)

  test('adds one import and one line, and a test beside it', () => {
    expect(made.status, made.text).toBe(0)
    expect(made.text).toContain('npm test -- metrics/runs-per-team')
    const added = list()
      .split('\n')
      .filter((line) => !before.split('\n').includes(line))
    expect(added).toEqual(["import runsPerTeam from './runs-per-team.ts'", '  runsPerTeam,'])
    expect(readFileSync(join(root, 'test/metrics/runs-per-team.test.ts'), 'utf8')).toContain('concluded(runsPerTeam')
  })

  test('writes a metric that says a number', async () => {
    const { metrics }: { metrics: readonly MetricDefinition[] } = await import(join(root, 'src/metrics/index.ts'))
    const last = metrics.at(-1)!
    expect(last.id).toBe('runs-per-team')
    const run = { team: 'legal', plugin: 'nda-triage', class: 'listed', runs: 3, day: '2026-11-25' }
    const { state, figures } = await concluded(last, { run: [run] })
    expect([state, figures[0]?.value]).toEqual(['measured', 3])
  })

  test('writes nothing over what is there, and no name of one word', () => {
    expect(scaffold('metric', 'vetted-share', '--root', root)).toMatchObject({
      status: 2,
      text: expect.stringContaining('there is a file src/metrics/vetted-share.ts already'),
    })
    expect(scaffold('metric', 'adoption', '--root', root).status).toBe(2)
  })
})
