/** Calendars of what is due: everything, and one a team. */
import { dueOf } from './due.ts'
import { placeOf } from './feeds.ts'
import { ics } from './ics.ts'
import { output } from './output.ts'

const type = 'text/calendar'

export default output({
  id: 'calendars',
  title: 'What is due, as calendars to subscribe to',
  into: 'site',
  gives: [
    { path: 'feeds/due.ics', type, title: 'Reviews and waivers that end, rules that begin to bind, plugins that go' },
    { path: 'feeds/teams/{team}.ics', type, title: 'The same for the plugins of a team' },
  ],
  files: (published) => {
    const { library, catalog, judgement } = published
    const place = placeOf(published)
    const due = dueOf(published)
    const { asOf } = judgement
    const { title } = catalog.site
    return {
      'feeds/due.ics': ics({ title: `${title}: due dates`, due, asOf }, place),
      ...Object.fromEntries(
        library.org.teams.map(({ id, name }) => {
          const own = due.filter(({ teams }) => teams.includes(id))
          return [`feeds/teams/${id}.ics`, ics({ title: `${name}: due dates`, due: own, asOf }, place)]
        }),
      ),
    }
  },
})
