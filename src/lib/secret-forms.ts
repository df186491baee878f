/** What secrets of known providers look like; the forms follow the providers' own documents and the gitleaks rule set. */

export interface SecretForm {
  /** With its article, as it stands in a message. */
  kind: string
  /** The text holds one of these, or the pattern is not tried. */
  hint: string
  /** The first group is the secret, or the whole match where there is none. Linear: no quantifier within a quantifier. */
  pattern: RegExp
  /** Whether every match holds a run of `tokenRun` letters, digits, _ and -. */
  isToken?: boolean
}

const form = (kind: string, hint: string, pattern: RegExp): SecretForm => ({ kind, hint, pattern })

/** Letters, digits, _ and - that follow one another in a token, at the least. */
export const tokenRun = 20

/** A form of which every match holds such a run: most texts have none. */
const token = (kind: string, hint: string, pattern: RegExp): SecretForm => ({ kind, hint, pattern, isToken: true })

export const secretForms: readonly SecretForm[] = [
  token('an AWS access key', 'A', /\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}\b/g),
  form(
    'an AWS secret key',
    'aws',
    /aws[\w .-]{0,20}(?:secret|access)[\w .-]{0,20}["']?\s{0,3}[=:]\s{0,3}["']?([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])/gi,
  ),
  token('a GitHub token', 'gh', /\bgh[oprsu]_[A-Za-z0-9]{36,255}\b/g),
  token('a GitHub token', 'github_pat_', /\bgithub_pat_\w{40,255}\b/g),
  token('a GitLab token', 'gl', /\bgl(?:pat|dt|rt|ptt|soat|cbt|ft|imt|agent|oas)-[\w-]{20,255}/g),
  token('an Anthropic key', 'sk-ant-', /\bsk-ant-[a-z0-9]{3,12}-[\w-]{20,200}/g),
  token(
    'an OpenAI key',
    'sk-',
    /\bsk-(?:(?:proj|svcacct|admin|None)-[\w-]{20,200}|[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}|[A-Za-z0-9]{48}\b)/g,
  ),
  form('a Slack token', 'xox', /\bxox[abeoprs]-[A-Za-z0-9-]{10,250}/g),
  token('a Slack token', 'xapp-', /\bxapp-\d-[A-Za-z0-9-]{20,250}/g),
  form(
    'a Slack webhook',
    'hooks.slack.com',
    /hooks\.slack\.com\/(?:services|workflows|triggers)\/([A-Za-z0-9/_-]{30,90})/g,
  ),
  form('a Teams webhook', 'webhook.office.com', /webhook\.office\.com\/webhookb2\/([\w@/-]{60,200})/g),
  token('a Discord webhook', 'discord', /discord(?:app)?\.com\/api\/webhooks\/(\d{15,22}\/[\w-]{60,80})/g),
  token('a Google API key', 'AIza', /\bAIza[\w-]{35}(?![\w-])/g),
  token('a Google client secret', 'GOCSPX-', /\bGOCSPX-[\w-]{28}(?![\w-])/g),
  token('a Google access token', 'ya29.', /\bya29\.[\w-]{40,400}/g),
  token('a Stripe key', '_live_', /\b[rs]k_live_[A-Za-z0-9]{16,250}\b/g),
  token('a Stripe key', '_test_', /\b[rs]k_test_[A-Za-z0-9]{20,250}\b/g),
  form('a webhook signing secret', 'whsec_', /\bwhsec_[A-Za-z0-9+/=]{32,80}/g),
  form('an Azure client secret', 'Q~', /(?<![\w~.-])[\w~.]{3}\dQ~[\w~.-]{31,34}(?![\w~.-])/g),
  form('an Azure storage key', 'AccountKey=', /\bAccountKey=([A-Za-z0-9+/]{86}==)/g),
  form('an Azure shared access signature', 'sig=', /[?&]sig=([A-Za-z0-9%+/]{43,64}(?:%3D|=))/g),
  token('a Hugging Face token', 'hf_', /\bhf_[A-Za-z0-9]{34,40}\b/g),
  token('an npm token', 'npm_', /\bnpm_[A-Za-z0-9]{36}\b/g),
  token('a PyPI token', 'pypi-', /\bpypi-AgE[\w-]{50,250}/g),
  token('a RubyGems key', 'rubygems_', /\brubygems_[a-f0-9]{48}\b/g),
  token('a Docker token', 'dckr_', /\bdckr_(?:pat|oat)_[\w-]{27,40}/g),
  token('a SendGrid key', 'SG.', /\bSG\.[\w-]{22}\.[\w-]{43}(?![\w-])/g),
  token('a Twilio key', 'SK', /\bSK[0-9a-f]{32}\b/g),
  token('a Mailgun key', 'key-', /\bkey-[0-9a-f]{32}\b/g),
  token('a Mailchimp key', '-us', /\b[0-9a-f]{32}-us\d{1,2}\b/g),
  token('a DigitalOcean token', '_v1_', /\bdo[opr]_v1_[a-f0-9]{64}\b/g),
  token('a Shopify token', 'shp', /\bshp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}\b/g),
  token('a Square token', 'sq0', /\bsq0(?:atp|csp|idp)-[\w-]{22,43}/g),
  token('a Databricks token', 'dapi', /\bdapi[a-f0-9]{32}(?:-\d)?\b/g),
  form('an Atlassian token', 'ATATT', /\bATATT3[\w=-]{180,250}/g),
  token('a Linear key', 'lin_', /\blin_(?:api|oauth)_[A-Za-z0-9]{40,64}\b/g),
  token('a Notion token', 'ntn_', /\bntn_[A-Za-z0-9]{40,60}\b/g),
  token('a Figma token', 'fig', /\bfig[dou]_[\w-]{40,60}/g),
  token('an Airtable token', 'pat', /\bpat[A-Za-z0-9]{14}\.[a-f0-9]{64}\b/g),
  token(
    'a HubSpot token',
    'pat-',
    /\bpat-(?:na|eu|ap)\d-[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}\b/g,
  ),
  token('a Postman key', 'PMAK-', /\bPMAK-[a-f0-9]{24}-[a-f0-9]{34}\b/g),
  form('a Grafana token', 'gl', /\bgl(?:sa|c)_[A-Za-z0-9_+/=]{32,200}/g),
  token('a Vault token', 'hv', /\bhv[bs]\.[\w-]{24,250}/g),
  token('a Terraform token', '.atlasv1.', /\b[A-Za-z0-9]{14}\.atlasv1\.[\w-]{60,70}/g),
  token('a Supabase key', 'sb', /\b(?:sbp_[a-f0-9]{40}|sb_secret_[\w-]{20,60})/g),
  form('a PlanetScale token', 'pscale_', /\bpscale_(?:tkn|pw|oauth)_[\w=.-]{32,64}/g),
  form('a Sentry token', 'sntry', /\bsntry[su]_[\w+/=.-]{40,400}/g),
  token('a New Relic key', 'NRAK-', /\bNRAK-[A-Z0-9]{27}\b/g),
  token('a Telegram bot token', ':AA', /\b\d{8,10}:AA[\w-]{32,34}(?![\w-])/g),
  token('a Groq key', 'gsk_', /\bgsk_[A-Za-z0-9]{40,60}\b/g),
  token('a Perplexity key', 'pplx-', /\bpplx-[A-Za-z0-9]{40,60}\b/g),
  token('a Replicate token', 'r8_', /\br8_[A-Za-z0-9]{37,40}\b/g),
  token('an xAI key', 'xai-', /\bxai-[A-Za-z0-9]{70,90}\b/g),
  token('a Resend key', 're_', /\bre_[A-Za-z0-9]{8}_[A-Za-z0-9]{24}\b/g),
  token('an age key', 'AGE-SECRET-KEY-', /\bAGE-SECRET-KEY-1[A-Z0-9]{58}\b/g),
  token('a 1Password token', 'ops_', /\bops_eyJ[\w-]{100,900}/g),
  form(
    'a private key',
    'PRIVATE KEY',
    /-----BEGIN [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----\s{0,9}(?:\\n)?([A-Za-z0-9+/=\\\s:,.-]{64,4000})/g,
  ),
]
