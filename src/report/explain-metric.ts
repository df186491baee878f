/** A metric in words, for a terminal: the question, the exact definition, the queries and their parameters. */
import type { MetricFacts } from '../model/metric.ts'

const directions = { up: 'more is better', down: 'less is better', neither: 'neither more nor less is better' }

export function explainMetric(metric: MetricFacts): string {
  const { id, number, title, question, unit, better, definition, version, queries, parameters } = metric
  const blocks = [
    `${id} (${number}): ${title}`,
    question,
    definition,
    `Unit: ${unit}; ${directions[better]}. Definition ${version}.`,
    ...Object.entries(queries).map(([name, sql]) => `Query ${name}:\n${indented(sql)}`),
    `Parameters: ${Object.entries(parameters)
      .map(([name, value]) => `$${name} = ${value}`)
      .join(', ')}`,
  ]
  return `${blocks.join('\n\n')}\n`
}

/** Every line at the same depth, however deep it stands in the source. */
function indented(sql: string): string {
  const lines = sql.replace(/^\n/, '').trimEnd().split('\n')
  const depth = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)))
  return lines.map((line) => `    ${line.slice(depth)}`.trimEnd()).join('\n')
}
