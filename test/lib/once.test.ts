/** What is made once: not before somebody asks, and never again, whatever it is. */
import { expect, test } from 'vitest'
import { once } from '../../src/lib/once.ts'

test.each([undefined, null, 0, 'pairs'])('%s is made at the first call and kept', (value) => {
  let calls = 0
  const get = once(() => {
    calls++
    return value
  })
  expect(calls).toBe(0)
  expect([get(), get(), get()]).toEqual([value, value, value])
  expect(calls).toBe(1)
})
