/** Where events come from: a relation, how its columns read, and what can be asked about its rows afterwards. */
import type { Rejection } from '../../model/usage.ts'
import type { Cells } from './event-sql.ts'

export interface EventSource {
  /** A relation, such as a table function. */
  from: string
  cells: Cells
  /** Condition under which a row is no row at all. */
  broken?: string
  /** Rows about something else than plugin use, which `from` leaves out. */
  unrelated?(): Promise<number>
  /** Rows that could not even be split into cells; asked after the file was read. */
  unsplit?(): Promise<Rejection[]>
  /** Removes what reading left in the database. */
  close?(): Promise<void>
  /** Lines of the rows at these places, the first being 1; missing where the format has no lines. */
  linesOf?(places: readonly number[]): Promise<Map<number, number>>
}
