/** Scalars that several schemas share. */
import { z } from 'zod'

/** Lower-case words joined by single hyphens: the form of every name and id that people type. */
export const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

/** A calendar day, UTC, as yyyy-mm-dd. */
export const Day = z.iso.date()
export type Day = z.infer<typeof Day>

/** An http or https address; other schemes must never become a link. */
export const WebAddress = z.url({ protocol: /^https?$/ })
