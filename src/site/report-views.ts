/** The pages of the compliance report, in the order of its tabs. */
export const reportViews = [
  { id: 'plugins', title: 'By plugin', url: '/compliance/' },
  { id: 'teams', title: 'By team', url: '/compliance/teams/' },
  { id: 'rules', title: 'By rule', url: '/compliance/rules/' },
  { id: 'matrix', title: 'Matrix', url: '/compliance/matrix/' },
  { id: 'tiers', title: 'Review tiers', url: '/compliance/tiers/' },
  { id: 'access', title: 'Access', url: '/compliance/access/' },
  { id: 'connectors', title: 'Connector set-ups', url: '/compliance/connectors/' },
  { id: 'waivers', title: 'Waivers', url: '/compliance/waivers/' },
] as const
export type ViewId = (typeof reportViews)[number]['id']
