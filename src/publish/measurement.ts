/** What is frozen of a day's figures: enough to draw trends, with the definitions, the rule set and the digest of the inputs that gave them. */
import type { Judgement } from '../model/judgement.ts'
import type { Measurement } from '../model/measurement.ts'
import type { RecordedMeasurement } from '../model/recorded-measurement.ts'
import { jsonText } from './output.ts'

/** The text of org/history/metrics/DAY.json. */
export function recordOf({ asOf, quality, metrics }: Measurement, { ruleSet }: Pick<Judgement, 'ruleSet'>): string {
  const recorded: RecordedMeasurement = {
    schema: 'plugin-commons/measurement/1',
    asOf,
    ruleSet,
    coverage: quality.coverage,
    metrics: metrics.map(({ id, version, state, reasons, sentence, inputs, figures, tables, records }) => ({
      ...{ id, definition: version, state, reasons, sentence, inputs },
      figures: figures.map(({ interval, bounds, ...figure }) => ({
        ...figure,
        interval: interval && [interval[0], interval[1]],
        bounds: bounds && [bounds[0], bounds[1]],
      })),
      tables: tables.filter((table) => records.includes(table.id)).map(({ id, rows }) => ({ id, rows })),
    })),
  }
  return jsonText(recorded)
}
