/** Every kind of plot, drawn at one of two widths. */
import type { ShownPlot } from '../../model/health-page.ts'
import { drawCurves } from './curves.ts'
import type { Drawn } from './drawing.ts'
import { drawDrift } from './drift.ts'
import { drawForest } from './forest.ts'
import type { Width } from './frame.ts'
import { drawMatrix } from './matrix.ts'
import { drawSeries } from './series.ts'
import { drawStates } from './states.ts'

/** `id` is unique on the page. */
export function draw(plot: ShownPlot, width: Width, id: string): Drawn {
  switch (plot.kind) {
    case 'curves':
      return drawCurves(plot, width, id)
    case 'series':
      return drawSeries(plot, width, id)
    case 'forest':
      return drawForest(plot, width, id)
    case 'states':
      return drawStates(plot, width, id)
    case 'matrix':
      return drawMatrix(plot, width, id)
    case 'drift':
      return drawDrift(plot, width, id)
  }
}
