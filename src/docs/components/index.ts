/** Every component that MDX documents may use. */
import callout from './callout.ts'
import type { Component } from './component.ts'
import connector from './connector.ts'
import screenshot from './screenshot.ts'
import skill from './skill.ts'
import steps from './steps.ts'
import tab from './tab.ts'
import tabs from './tabs.ts'

export const components: readonly Component[] = [callout, connector, screenshot, skill, steps, tab, tabs]

const byName = new Map(components.map((component) => [component.name, component]))

/** The component of that exact name, letter case included. */
export function componentNamed(name: string | null): Component | undefined {
  return name === null ? undefined : byName.get(name)
}
