/** Users know where to ask, and how soon somebody answers. */
import { counted, quoted } from '../../lib/text.ts'
import { rule } from '../rule.ts'
import { responseDays } from '../support.ts'

export default rule({
  id: 'has-support-channel',
  severity: { T1: 'warning', T2: 'error' },
  waivable: true,
  dayOne: false,
  since: '2026.11',
  effort: 'S',
  needs: 'manifest',
  title: 'Names a support channel and a response target',
  why: 'Users who cannot ask work around the plugin, and its owner never learns what is wrong.',
  remedy: 'Fill support with a channel and a response target; the more a plugin may do, the sooner somebody answers.',
  sources: ['scaling article: usage and issues flow back'],
  pass: [{ title: 'a channel and a target', manifest: 'support: { channel: "#fin-ops", response: 4 working hours }' }],
  fail: [
    {
      title: 'no response target',
      manifest: 'support: { response: null }',
      finds: ['support names no response target'],
    },
    {
      title: 'a target without a time',
      manifest: 'support: { response: as soon as we can }',
      finds: ['response "as soon as we can" names no time'],
    },
    {
      title: 'too slow for what the plugin may do',
      manifest: 'support: { response: 2 weeks }',
      finds: ['response "2 weeks" is slower than the 5 working days of tier T2'],
    },
  ],
  none: [{ title: 'a draft', manifest: 'lifecycle: draft' }],
  applies: ({ lifecycle }) => lifecycle !== 'disabled',
  *check({ plugin: { manifest }, tier: { required } }, { policy }) {
    if (manifest === null) return
    const { channel, response } = manifest.support
    if (channel.trim() === '')
      yield { at: ['support', 'channel'], message: 'support channel is empty', fix: 'write channel: "#finance-help"' }
    const most = required === 'T0' ? policy.support.days.T1 : policy.support.days[required]
    const fix = `write response: ${counted(most, 'business day')}, or sooner`
    if (response === undefined) {
      yield { at: ['support'], message: 'support names no response target', fix }
      return
    }
    const days = responseDays(response)
    if (days === null) yield { at: ['support', 'response'], message: `response ${quoted(response)} names no time`, fix }
    else if (days > most) {
      const message = `response ${quoted(response)} is slower than the ${counted(most, 'working day')} of tier ${required}`
      yield { at: ['support', 'response'], message, fix }
    }
  },
})
