/** How reliable a plugin is rests on evidence that somebody can open, and that is not old. */
import { daysBetween } from '../../lib/days.ts'
import { counted, quoted } from '../../lib/text.ts'
import { rule } from '../rule.ts'

const honest = /\bno(?:t any| formal)? evidence\b|\bnot (?:yet )?(?:been )?(?:evaluated|measured|tested)\b/i

export default rule({
  id: 'reliability-has-evidence',
  severity: { T2: 'warning', T3: 'error' },
  waivable: true,
  dayOne: false,
  since: '2026.11',
  effort: 'L',
  needs: 'manifest',
  title: 'Reliability has evidence',
  why: 'A claim that nobody measured is believed until the first wrong entry, and then nothing is.',
  remedy: 'Write down an evaluation with its date and link it, or say "no evidence" in the statement.',
  sources: ['scaling article: how reliable it is'],
  pass: [
    { title: 'an evaluation of two months ago' },
    {
      title: 'an honest word',
      manifest: 'reliability: { statement: No evidence yet; two people have tried it., evidence: null, date: null }',
    },
  ],
  fail: [
    {
      title: 'a claim alone',
      manifest: 'reliability: { evidence: null, date: null }',
      finds: ['reliability has no evidence'],
    },
    {
      title: 'evidence without a day',
      manifest: 'reliability: { date: null }',
      finds: ['evidence of reliability has no date'],
    },
    {
      title: 'evidence of last year',
      manifest: 'reliability: { date: 2025-11-20 }',
      finds: ['evidence of reliability is 365 days old, expected at most 180'],
    },
    {
      title: 'evidence of next month',
      manifest: 'reliability: { date: 2026-12-20 }',
      finds: ['evidence of reliability has the date "2026-12-20", which is in the future'],
    },
  ],
  none: [{ title: 'a draft', manifest: 'lifecycle: draft' }],
  *check({ plugin: { manifest } }, { policy, asOf }) {
    if (manifest === null) return
    const { statement, evidence, date } = manifest.reliability
    const at = ['reliability']
    if (evidence === undefined) {
      if (!honest.test(statement))
        yield {
          at,
          message: 'reliability has no evidence',
          fix: 'add evidence: ./docs/evaluation.md and date, or write "No evidence yet." as the statement',
        }
      return
    }
    const dated = [...at, 'date']
    if (date === undefined) {
      yield {
        at,
        message: 'evidence of reliability has no date',
        fix: 'add date: the day it was gathered, e.g. 2026-09-01',
      }
      return
    }
    const age = daysBetween(date, asOf)
    const most = policy.lifetimes.evidence
    if (age < 0)
      yield {
        at: dated,
        message: `evidence of reliability has the date ${quoted(date)}, which is in the future`,
        fix: 'write the day it was gathered',
      }
    if (age > most)
      yield {
        at: dated,
        message: `evidence of reliability is ${counted(age, 'day')} old, expected at most ${most}`,
        fix: 'evaluate again, and write the day of that',
      }
  },
})
