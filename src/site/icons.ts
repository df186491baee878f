/** The icons in use: one stroke set, inlined where they stand. */

import archive from 'lucide-static/icons/archive.svg?raw'
import arrow from 'lucide-static/icons/arrow-right.svg?raw'
import external from 'lucide-static/icons/arrow-up-right.svg?raw'
import ban from 'lucide-static/icons/ban.svg?raw'
import skill from 'lucide-static/icons/book-open.svg?raw'
import bot from 'lucide-static/icons/bot.svg?raw'
import check from 'lucide-static/icons/check.svg?raw'
import circle from 'lucide-static/icons/circle-dashed.svg?raw'
import cloud from 'lucide-static/icons/cloud.svg?raw'
import copy from 'lucide-static/icons/copy.svg?raw'
import info from 'lucide-static/icons/info.svg?raw'
import filter from 'lucide-static/icons/list-filter.svg?raw'
import menu from 'lucide-static/icons/menu.svg?raw'
import minus from 'lucide-static/icons/minus.svg?raw'
import system from 'lucide-static/icons/monitor.svg?raw'
import dark from 'lucide-static/icons/moon.svg?raw'
import style from 'lucide-static/icons/pen-line.svg?raw'
import plug from 'lucide-static/icons/plug.svg?raw'
import search from 'lucide-static/icons/search.svg?raw'
import other from 'lucide-static/icons/shapes.svg?raw'
import slash from 'lucide-static/icons/square-slash.svg?raw'
import light from 'lucide-static/icons/sun.svg?raw'
import alert from 'lucide-static/icons/triangle-alert.svg?raw'
import hook from 'lucide-static/icons/webhook.svg?raw'
import close from 'lucide-static/icons/x.svg?raw'

const sources = {
  alert,
  archive,
  arrow,
  ban,
  bot,
  check,
  circle,
  close,
  cloud,
  copy,
  dark,
  external,
  filter,
  hook,
  info,
  light,
  menu,
  minus,
  other,
  plug,
  search,
  skill,
  slash,
  style,
  system,
}
export type IconName = keyof typeof sources

/** One stroke of an icon. */
export interface Shape {
  tag: string
  attributes: Record<string, string>
}

/** The strokes of an icon, on a field of 24 by 24. */
export function shapesOf(name: IconName): Shape[] {
  const shapes: Shape[] = []
  for (const [, tag, attributes] of sources[name].matchAll(
    /<(path|circle|rect|line|polyline|polygon|ellipse)\s([^>]*?)\/>/g,
  )) {
    if (tag === undefined || attributes === undefined) continue
    shapes.push({
      tag,
      attributes: Object.fromEntries(
        [...attributes.matchAll(/([a-z0-9-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]),
      ),
    })
  }
  return shapes
}
