/** The block that opens a README: what to paste where there is none. */
import type { Plugin } from '../model/plugin.ts'

/** A manifest to fill in, with what the plugin's other files already say. */
export function manifestTemplate({ title, description }: Plugin): string {
  return `---
title: ${JSON.stringify(title)}
summary: ${JSON.stringify(description === '' ? 'What it does. Use it when …' : description)}
owner: team-id
maintainers: [first.person, second.person]
domain: domain-id
lifecycle: draft
audience: everyone
dataTouched: []
reliability: { statement: No evidence yet. }
support: { channel: "#channel" }
---`
}
