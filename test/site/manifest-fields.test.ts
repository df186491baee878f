/** The manifest reference says every field of the schema, and the sample in the guide is a valid manifest. */
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { Manifest } from '../../src/model/manifest.ts'
import { manifestFields } from '../../src/site/manifest-fields.ts'
import { manifestSample } from '../../src/site/manifest-sample.ts'

describe('manifestFields', () => {
  const { top, maps } = manifestFields()
  const field = (name: string) => top.find((one) => one.name === name)

  it('has every field of the schema, with its meaning', () => {
    expect(top.map(({ name }) => name)).toEqual(Object.keys(Manifest.shape))
    expect(top.filter(({ meaning }) => meaning === '')).toEqual([])
  })
  it.each([
    ['title', true, 'text, at most 80 characters'],
    ['maintainers', true, 'list of text'],
    ['tags', false, 'list of text, at most 10'],
    ['lifecycle', true, 'draft | published | deprecated | disabled, or map'],
    ['audience', true, 'everyone, or list of text'],
    ['dataTouched', true, 'list of maps'],
    ['reliability', true, 'map'],
    ['cadence', false, 'daily | weekly | monthly | quarterly | yearly | occasional'],
  ])('%s', (name, required, form) => {
    expect(field(name)).toMatchObject({ required, form })
  })
  it('opens the maps within', () => {
    expect(maps.map(({ name, list }) => `${name}${list ? '[]' : ''}`)).toEqual([
      'lifecycle',
      'dataTouched[]',
      'reliability',
      'connectors[]',
      'hooks[]',
      'support',
      'relationships[]',
      'thirdParty[]',
    ])
    const touched = maps.find(({ name }) => name === 'dataTouched')?.fields ?? []
    expect(touched.find(({ name }) => name === 'operations')).toEqual({
      name: 'operations',
      form: 'list of read | write | delete | send | pay',
      required: true,
      meaning: 'What happens to it: read, write, delete, send (outside the organisation) or pay (move money)',
    })
  })
})

it('the sample of the guide is a manifest', () => {
  const block = manifestSample.replace(/^---\n|\n---$/g, '')
  expect(Manifest.safeParse(parse(block)).error).toBeUndefined()
})
