/** The roll-up as a script that runs in a warehouse: the event table expected, the daily table made, and the queries between. */
import { dailyColumns } from '../model/daily.ts'
import { eventColumns } from '../model/event.ts'
import { type Dialect, dailyTable, oneOfEach, rollUp, roundAbout } from '../model/roll-up.ts'

export function explainRollUp(dialect: Dialect): string {
  const events = eventColumns.map(
    ({ name, about, required }) => `--   ${name.padEnd(12)} ${about}${required ? ' (required)' : ''}`,
  )
  const days = dailyColumns.map(
    ({ name, about, nullable }) => `--   ${name.padEnd(12)} ${about}${nullable ? '' : ' (never null)'}`,
  )
  return `-- Daily roll-up of plugin usage, ${dialect}: ${roundAbout(dialect)}.
-- The key is a secret of yours: with it, ids of persons become pseudonyms before anything is written.
--
-- Expects a table plugin_event with every event once:
${events.join('\n')}
--
-- Makes the daily relation:
${days.join('\n')}

${dailyTable(dialect)};

-- Where a retry may leave an event twice, rename the table raw_event and put this before it.
${oneOfEach()};

${rollUp(dialect)};
`
}
