/** Paths in POSIX form from a root, and the folders they are in. */

/** Whether a path is one of the folders or lies below one. */
export function isBelow(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => {
    const bare = folder.replace(/^\.\//, '').replace(/\/+$/, '')
    return path === bare || path.startsWith(`${bare}/`)
  })
}
