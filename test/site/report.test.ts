/** The words, shapes and filters of the report. */
import { describe, expect, it } from 'vitest'
import { cellPaths, cellStep, cellsPerLine } from '../../src/site/cells.ts'
import { fitting } from '../../src/site/scripts/matrix-filter.ts'
import { figure, share, stateOf, stateSummary } from '../../src/site/states.ts'

it.each([
  [{ passed: 0, of: 0 }, 'no checks', '0 of 0'],
  [{ passed: 60, of: 60 }, '100 %', '60 of 60'],
  [{ passed: 1999, of: 2000 }, '99.9 %', '1,999 of 2,000'],
  [{ passed: 2, of: 3 }, '66.6 %', '2 of 3'],
  [{ passed: 0, of: 3 }, '0.0 %', '0 of 3'],
])('share of %j', (given, said, figured) => {
  expect([share(given), figure(given)]).toEqual([said, figured])
})

describe('states', () => {
  it('are summed up in words', () => {
    const none = { pass: 0, fail: 0, waived: 0, grace: 0, 'not-applicable': 0, 'could-not-run': 0 }
    expect(stateSummary({ ...none, pass: 57, fail: 2, 'not-applicable': 1 })).toBe('57 pass, 2 fail, 1 does not apply')
  })
  it('have letters', () => {
    expect([...'pfwgnc'].map(stateOf)).toEqual(['pass', 'fail', 'waived', 'grace', 'not-applicable', 'could-not-run'])
    expect(() => stateOf('z')).toThrow('internal: no state has the letter "z"')
  })
})

describe('cells', () => {
  it('are one path a state, each shape its own', () => {
    const paths = cellPaths('pfwgncp')
    expect(paths.map(({ state }) => state)).toEqual([
      'pass',
      'fail',
      'waived',
      'grace',
      'not-applicable',
      'could-not-run',
    ])
    expect(new Set(paths.map(({ d }) => d.replace(/M[\d. ]+/g, ''))).size).toBe(6)
    expect(paths[0]?.d.match(/M/g)).toHaveLength(2)
  })
  it('break into lines', () => {
    const [fail] = cellPaths(`${'p'.repeat(cellsPerLine + 1)}f`).filter(({ state }) => state === 'fail')
    expect(fail?.d.startsWith(`M${cellStep.x} ${cellStep.y}`)).toBe(true)
  })
})

describe('the matrix', () => {
  const rules = ['has-owner', 'links-resolve', 'declares-data']
  const rows = [
    { team: 'Finance Operations', level: 'silver', cells: 'ppf' },
    { team: 'Finance Operations', level: 'listed', cells: 'fpw' },
    { team: 'Legal', level: 'gold', cells: 'ppp' },
  ]
  const nothing = { letter: '', team: '', level: '', rule: '' }
  it.each([
    ['no filter', {}, [true, true, true], [true, true, true]],
    ['a team', { team: 'Legal' }, [false, false, true], [true, true, true]],
    ['a level', { level: 'listed' }, [false, true, false], [true, true, true]],
    ['a rule', { rule: 'links-resolve' }, [true, true, true], [false, true, false]],
    ['a state', { letter: 'f' }, [true, true, false], [true, false, true]],
    ['a state in a rule', { letter: 'f', rule: 'has-owner' }, [false, true, false], [true, false, false]],
    ['a state in a team', { letter: 'w', team: 'Finance Operations' }, [false, true, false], [false, false, true]],
    ['a state nowhere', { letter: 'c' }, [false, false, false], [false, false, false]],
    ['a rule nobody has', { rule: 'constructor' }, [true, true, true], [false, false, false]],
  ])('%s', (_, choice, keptRows, columns) => {
    expect(fitting(rows, rules, { ...nothing, ...choice })).toEqual({ rows: keptRows, columns })
  })
})
