/** Runs week by week as bars; a week that must not be told is a hatched stub. */
import { barY } from '@observablehq/plot'
import type { PluginUsage } from '../../model/plugin-usage.ts'
import { isHidden } from '../figures.ts'
import { day, number } from '../format.ts'
import { type Drawn, drawn, hatched } from './drawing.ts'
import { across, roundTicks, upward, type Width, widths } from './frame.ts'
import { monthWord } from './time.ts'

type Weeks = PluginUsage['weeks']

export function drawWeeks(weeks: Weeks, width: Width, id: string): Drawn {
  const bars = weeks.map(({ day: start, runs }, i) => ({
    start,
    i,
    runs: typeof runs === 'number' ? runs : 0,
    hidden: isHidden(runs),
  }))
  const most = Math.max(1, ...bars.map(({ runs }) => runs))
  const ticks = roundTicks(most, 2)
  const top = ticks.at(-1) ?? most
  const starts = bars.filter(({ start }, i) => start.slice(0, 7) !== bars[i - 1]?.start.slice(0, 7)).slice(1)
  const step = Math.ceil(starts.length / (width === 'wide' ? 10 : 5))
  const shown = starts.filter((_, i) => i % step === 0)
  return drawn(
    {
      width: widths[width],
      height: 140,
      marginTop: 10,
      marginBottom: 24,
      marginLeft: 46,
      marginRight: 6,
      x: { type: 'band', domain: bars.map(({ i }) => i), padding: 0.22, axis: null },
      y: { domain: [0, top], label: null },
      marks: [
        ...upward(ticks, number),
        barY(
          bars.filter(({ hidden }) => !hidden),
          { x: 'i', y: 'runs', className: 'plot-bar hue-0' },
        ),
        barY(
          bars.filter(({ hidden }) => hidden),
          { x: 'i', y: top * 0.08, fill: hatched(id, 'quiet'), className: 'plot-edge plot-quiet' },
        ),
        across(
          shown.map(({ i }) => i),
          (i) => monthWord(bars[i]?.start ?? ''),
        ),
      ],
    },
    {
      id,
      title: 'Runs by week',
      description: `From the week of ${day(bars[0]?.start ?? '')} to that of ${day(bars.at(-1)?.start ?? '')}; at most ${number(most)} in a week. The table has every week.`,
      hatches: ['quiet'],
    },
  )
}
