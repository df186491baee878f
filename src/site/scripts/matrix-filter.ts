/** Which rows and columns of the matrix fit the chosen filters; no document needed. */

export interface MatrixRow {
  team: string
  level: string
  /** One letter a rule. */
  cells: string
}

/** Empty texts choose nothing. */
export interface MatrixChoice {
  /** Letter of a state. */
  letter: string
  team: string
  level: string
  rule: string
}

/** Whether each row and each column is shown. A state keeps the rows and columns in which it occurs. */
export function fitting(
  rows: readonly MatrixRow[],
  rules: readonly string[],
  { letter, team, level, rule }: MatrixChoice,
): { rows: boolean[]; columns: boolean[] } {
  const wanted = rules.map((id) => rule === '' || id === rule)
  const kept = rows.map(
    (row) =>
      (team === '' || row.team === team) &&
      (level === '' || row.level === level) &&
      (letter === '' || [...row.cells].some((cell, i) => cell === letter && wanted[i])),
  )
  const columns = wanted.map(
    (is, i) => is && (letter === '' || rows.some((row, j) => kept[j] && row.cells[i] === letter)),
  )
  return { rows: kept, columns }
}
