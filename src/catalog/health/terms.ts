/** The numbers behind the figures: those of the policy, else the proposals that it starts from. */
import { HealthTerms } from '../../model/policy.ts'
import type { Context } from '../context.ts'

export function healthTerms({ library }: Context): HealthTerms {
  return library.org.policy?.health ?? HealthTerms.parse({})
}
