/** The guides, in reading order; each is a file of guides/ with title, summary and order in its frontmatter. */
import type { MDXInstance } from 'astro'

interface Front {
  title: string
  summary: string
  order: number
}

export interface Guide {
  id: string
  title: string
  summary: string
  order: number
  url: string
  Content: MDXInstance<Front>['Content']
  headings: { depth: number; slug: string; text: string }[]
}

const files = import.meta.glob<MDXInstance<Front>>('./guides/*.mdx', { eager: true })

export const guides: Guide[] = Object.entries(files)
  .map(([file, { frontmatter, Content, getHeadings }]) => {
    const id = file.replace(/^.*\/|\.mdx$/g, '')
    return { ...frontmatter, id, url: `/guides/${id}/`, Content, headings: getHeadings() }
  })
  .toSorted((a, b) => a.order - b.order)
