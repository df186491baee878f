/** Every report format. */
import csv from './csv.ts'
import github from './github.ts'
import human from './human.ts'
import json from './json.ts'
import junit from './junit.ts'
import markdown from './markdown.ts'
import type { Reporter } from './reporter.ts'
import sarif from './sarif.ts'

export const reporters: readonly Reporter[] = [human, json, sarif, junit, github, markdown, csv]

/** The reporter with that id, or undefined when there is none. */
export function reporterNamed(id: string): Reporter | undefined {
  return reporters.find((one) => one.id === id)
}
