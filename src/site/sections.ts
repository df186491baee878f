/** The places that the header leads to. */
export const sections = [
  { id: 'plugins', title: 'Plugins', url: '/plugins/' },
  { id: 'teams', title: 'Teams', url: '/teams/' },
  { id: 'connectors', title: 'Connectors', url: '/connectors/' },
  { id: 'standards', title: 'Standards', url: '/compliance/' },
  { id: 'health', title: 'Health', url: '/health/' },
  { id: 'guides', title: 'Guides', url: '/guides/' },
] as const
export type Section = (typeof sections)[number]['id']
