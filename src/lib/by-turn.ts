/** Pairs lists in which several may bear one name: the n-th of a name belongs to the n-th of that name elsewhere. */

/** Each by its name and its turn among those of that name. */
export function byNameAndTurn<T>(all: readonly T[], nameOf: (one: T) => string): Map<string, T> {
  const seen = new Map<string, number>()
  return new Map(
    all.map((one) => {
      const name = nameOf(one)
      const nth = seen.get(name) ?? 0
      seen.set(name, nth + 1)
      return [`${name} ${nth}`, one]
    }),
  )
}
