/** CODEOWNERS of the repository, from where GitHub and GitLab look for it. */
import { readText } from './files.ts'

const places = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS']

/** The first that is there; null when there is none. `file` is a path from the root. */
export function readCodeowners(root: string): { file: string; text: string } | null {
  for (const file of places) {
    const { text } = readText(root, file)
    if (text !== null) return { file, text }
  }
  return null
}
