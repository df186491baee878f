/** Figures as people read them: units, bases, intervals; and what has no value is never a zero. */
import { describe, expect, it } from 'vitest'
import type { Unit } from '../../src/model/metric.ts'
import { bare, base, isHidden, percentage, quantity, span } from '../../src/site/figures.ts'
import { figure } from '../catalog/measurement.ts'

describe('values', () => {
  it.each<[number | null, Unit, string]>([
    [0.583, 'share', '58 %'],
    [0, 'share', '0 %'],
    [1, 'share', '100 %'],
    [0.004, 'share', 'under 1 %'],
    [0.997, 'share', 'over 99 %'],
    [-0.034, 'share', '−3 %'],
    [-0.002, 'share', '0 %'],
    [null, 'share', '–'],
    [1, 'days', '1 day'],
    [14, 'days', '14 days'],
    [8.3333, 'days', '8.33 days'],
    [1, 'teams', '1 team'],
    [2.1739, 'ratio', '2.17'],
    [0.00999, 'ratio', '0.01'],
    [0.0042, 'ratio', '0.004'],
    [0.0002, 'ratio', 'under 0.001'],
    [16.793, 'ratio', '16.8'],
    [12_345, 'count', '12,345'],
    [-3, 'count', '−3'],
  ])('%s in %s is %s', (value, unit, said) => {
    expect(quantity(value, unit)).toBe(said)
  })

  it('says a number without its unit', () => {
    expect([bare(14, 'days'), bare(0.42, 'share')]).toEqual(['14', '42 %'])
  })

  it('says how far a value can be off', () => {
    expect([span([0.32, 0.807], 'share'), span([8, 23], 'days'), span([0.4, 2], 'ratio')]).toEqual([
      '32–81 %',
      '8–23 days',
      '0.4–2',
    ])
  })
})

describe('what stands behind a figure', () => {
  it.each([
    [figure('', 7 / 12, { k: 7, n: 12, interval: [0.32, 0.807] }), '7 of 12, 95 % 32–81 %'],
    [figure('', 0.778, { k: 700, n: 900, bounds: [0.7, 0.8] }), '700 of 900, bounds 70–80 %'],
    [figure('', 14, { unit: 'days', n: 4 }), 'of 4'],
    [figure('', 3, { unit: 'count' }), ''],
  ])('%#', (of, said) => {
    expect(base(of)).toBe(said)
  })
})

it('never takes a share for all or nothing when it is neither', () => {
  for (let n = 1; n < 1000; n++) expect(percentage(n / 1000)).not.toMatch(/^(0|100) %$/)
})

it('tells a hidden cell from a name, a number and nothing', () => {
  expect([{ suppressed: true }, { title: 'Legal', url: null }, 3, null, 'legal'].map(isHidden)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ])
})
