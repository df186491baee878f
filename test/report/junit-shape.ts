/** What two schemas of JUnit XML ask for: Windy Road's for Apache Ant, and junit-10 of Jenkins' xUnit plugin. */
import type { Element } from './xml.ts'

type Kind = RegExp

interface Shape {
  /** Children as a pattern over their names, each followed by a space. */
  children: RegExp
  required: Record<string, Kind>
  optional: Record<string, Kind>
  /** Whether other text than white space may stand inside. */
  hasText: boolean
}

const any = /^/
const token = /\S/
const int = /^[+-]?\d{1,9}$/
const decimal = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/
const fault = { children: /^$/, required: { type: any }, optional: { message: any }, hasText: true }

/** Apache Ant: everything in order, much of it required. */
export const ant: Record<string, Shape> = {
  testsuites: { children: /^(testsuite )*$/, required: {}, optional: {}, hasText: false },
  testsuite: {
    children: /^properties (testcase )*system-out system-err $/,
    required: {
      package: any,
      id: int,
      name: token,
      timestamp: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/,
      hostname: token,
      tests: int,
      failures: int,
      errors: int,
      time: decimal,
    },
    optional: { skipped: int },
    hasText: false,
  },
  properties: { children: /^(property )*$/, required: {}, optional: {}, hasText: false },
  property: { children: /^$/, required: { name: token, value: any }, optional: {}, hasText: false },
  testcase: {
    children: /^(skipped |error |failure )?$/,
    required: { name: any, classname: any, time: decimal },
    optional: {},
    hasText: false,
  },
  failure: fault,
  error: fault,
  skipped: { children: /^$/, required: {}, optional: { message: any, type: any }, hasText: true },
  'system-out': { children: /^$/, required: {}, optional: {}, hasText: true },
  'system-err': { children: /^$/, required: {}, optional: {}, hasText: true },
}

/** Jenkins: looser, but it knows fewer attributes in some places. */
export const jenkins: Record<string, Shape> = {
  ...ant,
  testsuites: {
    children: /^(testsuite )*$/,
    required: {},
    optional: { name: any, time: decimal, tests: any, failures: any, errors: any },
    hasText: false,
  },
  testsuite: {
    children: /^(testsuite |properties |testcase |system-out |system-err )*$/,
    required: { name: any, tests: any, failures: any, errors: any },
    optional: {
      group: any,
      time: /^\d{0,3}(?:\.\d*)?$/,
      skipped: any,
      timestamp: any,
      hostname: any,
      id: any,
      package: any,
      file: any,
      log: any,
      url: any,
    },
    hasText: false,
  },
  testcase: {
    children: /^(skipped |error |failure |system-out |system-err )*$/,
    required: { name: any },
    optional: { time: any, classname: any, group: any },
    hasText: false,
  },
}

/** What the schema would refuse, each with the path to it; empty when the document is valid. */
export function faultsBy(shapes: Record<string, Shape>, element: Element, path = ''): string[] {
  const here = `${path}/${element.name}`
  const shape = shapes[element.name]
  if (shape === undefined) return [`${here}: unknown element`]
  const known = { ...shape.required, ...shape.optional }
  const faults = [
    ...Object.keys(shape.required)
      .filter((key) => !(key in element.attributes))
      .map((key) => `${here}: lacks ${key}`),
    ...Object.entries(element.attributes)
      .filter(([key, value]) => !known[key]?.test(value))
      .map(([key, value]) => `${here}: ${key} is ${JSON.stringify(value)}`),
  ]
  const names = element.children.map(({ name }) => `${name} `).join('')
  if (!shape.children.test(names)) faults.push(`${here}: holds ${names}`)
  if (!shape.hasText && element.text.trim() !== '') faults.push(`${here}: holds text`)
  return [...faults, ...element.children.flatMap((child) => faultsBy(shapes, child, here))]
}
