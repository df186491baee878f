/** A plugin that is going away says so in time, why, and what comes instead. */
import { dayAfter, daysBetween } from '../../lib/days.ts'
import { counted, quoted } from '../../lib/text.ts'
import { type Found, rule } from '../rule.ts'

const deprecated =
  '{ state: deprecated, date: 2026-10-01, reason: Replaced by the audit of all entries., replacement: finance-expense-audit, removal: 2027-01-15 }'

export default rule({
  id: 'lifecycle-is-legal',
  severity: { T1: 'error' },
  waivable: true,
  dayOne: false,
  since: '2026.11',
  effort: 'S',
  needs: 'manifest',
  title: 'Lifecycle is legal',
  why: 'Teams build their work on a plugin; one that vanishes without notice or successor takes that work with it.',
  remedy: 'Give a deprecated plugin a date, a reason, a replacement that is in use, and a removal day far enough away.',
  sources: ['Homebrew: deprecate and disable', 'EventCatalog'],
  pass: [
    { title: 'published since a day' },
    { title: 'deprecated in good time', manifest: `lifecycle: ${deprecated}` },
  ],
  fail: [
    {
      title: 'deprecated, and nothing more',
      manifest: 'lifecycle: deprecated',
      finds: ['deprecated without a date', 'deprecated without a reason', 'deprecated without a replacement'],
    },
    {
      title: 'a replacement that does not exist',
      manifest: `lifecycle: ${deprecated.replace('finance-expense-audit', 'finance-close-board')}`,
      finds: ['replacement "finance-close-board" is no plugin of the catalogue'],
    },
    {
      title: 'a replacement that is deprecated too',
      manifest: `lifecycle: ${deprecated}`,
      others: { 'finance-expense-audit': { manifest: 'lifecycle: { state: deprecated }' } },
      finds: ['replacement "finance-expense-audit" is deprecated'],
    },
    {
      title: 'removed too early',
      manifest: `lifecycle: ${deprecated.replace('2027-01-15', '2026-11-30')}`,
      finds: ['removal on 2026-11-30 is 60 days after deprecation, expected at least 90'],
    },
    {
      title: 'removed too early for those who rely on it',
      manifest: `lifecycle: ${deprecated}`,
      others: {
        'finance-expense-audit': {},
        'sales-quotes': { manifest: '{ owner: sales, relationships: [{ kind: requires, plugin: finance-accruals }] }' },
        'finance-forecast': {
          manifest: '{ owner: controlling, relationships: [{ kind: extends, plugin: finance-accruals }] }',
        },
        'finance-cash-plan': {
          manifest: '{ owner: plugin-office, relationships: [{ kind: requires, plugin: finance-accruals }] }',
        },
      },
      finds: ['removal on 2027-01-15 is 106 days after deprecation, expected at least 180, since 3 teams rely on it'],
    },
    {
      title: 'still there after its removal',
      manifest: `lifecycle: ${deprecated.replace('2026-10-01', '2026-05-04').replace('2027-01-15', '2026-11-02')}`,
      finds: ['removal day 2026-11-02 has passed'],
    },
    {
      title: 'a state that begins in the future',
      manifest: 'lifecycle: { state: published, date: 2027-02-01 }',
      finds: ['lifecycle.date 2027-02-01 is in the future'],
    },
  ],
  none: [{ title: 'a draft', manifest: 'lifecycle: draft' }],
  *check({ plugin: { manifest, name } }, { listed, policy, asOf }) {
    if (manifest === null) return
    const given = manifest.lifecycle
    const { state, date, reason, replacement, removal } = typeof given === 'string' ? { state: given } : given
    const tell = (key: string, message: string, fix: string): Found =>
      typeof given === 'string'
        ? {
            at: ['lifecycle'],
            message,
            fix: `write lifecycle: { state: ${state}, date: ${asOf}, reason: …, replacement: … }`,
          }
        : { at: ['lifecycle', key], message, fix }
    if (date !== undefined && date > asOf)
      yield tell('date', `lifecycle.date ${date} is in the future`, `write the day on which it began, at most ${asOf}`)
    if (state === 'disabled' && reason === undefined)
      yield tell('reason', 'disabled without a reason', 'add reason: why nobody may use it')
    if (state !== 'deprecated') return
    if (date === undefined) yield tell('date', 'deprecated without a date', `add date: ${asOf}`)
    if (reason === undefined) yield tell('reason', 'deprecated without a reason', 'add reason: why it goes away')
    if (replacement === undefined)
      yield tell(
        'replacement',
        'deprecated without a replacement',
        'add replacement: the name of the plugin to use instead',
      )
    else if (replacement === name) yield tell('replacement', 'replacement is the plugin itself', 'name another plugin')
    else if (!listed.has(replacement))
      yield tell(
        'replacement',
        `replacement ${quoted(replacement)} is no plugin of the catalogue`,
        'name a plugin of the catalogue',
      )
    else {
      const theirs = listed.get(replacement)?.lifecycle
      if (theirs === 'deprecated' || theirs === 'disabled')
        yield tell('replacement', `replacement ${quoted(replacement)} is ${theirs}`, 'name a plugin that stays')
    }
    if (removal === undefined) return
    if (removal < asOf)
      yield tell('removal', `removal day ${removal} has passed`, `git rm -r plugins/${name}, or move the day`)
    const teams = listed.get(name)?.reliedOnBy.length ?? 0
    const isReused = teams >= policy.lifetimes.reusedBy
    const least = isReused ? policy.lifetimes.removalReused : policy.lifetimes.removal
    const term = date === undefined ? least : daysBetween(date, removal)
    if (date !== undefined && term < least)
      yield tell(
        'removal',
        `removal on ${removal} is ${counted(term, 'day')} after deprecation, expected at least ${least}${isReused ? `, since ${teams} teams rely on it` : ''}`,
        `write removal: ${dayAfter(date, least)}`,
      )
  },
})
