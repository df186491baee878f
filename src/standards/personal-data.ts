/** Numbers that stand for a person or an account, told from look-alikes by their check digits. */

export interface PersonalNumber {
  kind: 'payment card number' | 'bank account number'
  offset: number
}

/** Test numbers of card schemes and processors, and the examples of the IBAN registry. */
const published = new Set(
  (
    '4111111111111111 4012888888881881 4222222222222 4242424242424242 4000056655665556 4005519200000004 4009348888881881 4012000033330026 ' +
    '4012000077777777 4217651111111119 4500600000000061 4263982640269299 4000000000000002 4000000000009995 4000002500003155 ' +
    '5555555555554444 5105105105105100 5200828282828210 5431111111111111 5111010030175156 5454545454545454 2223003122003222 ' +
    '2222420000001113 371449635398431 378282246310005 378734493671000 341111111111111 6011111111111117 6011000990139424 6011000000000004 ' +
    '30569309025904 38520000023237 3530111333300000 3566002020360505 6759649826438453 6304000000000000'
  ).split(' '),
)
const registryExamples = new Set(
  (
    'AD1200012030200359100100 AE070331234567890123456 AT611904300234573201 BE68539007547034 BG80BNBG96611020345678 CH9300762011623852957 ' +
    'CY17002001280000001200527600 CZ6508000000192000145399 DE89370400440532013000 DK5000400440116243 EE382200221020145685 ' +
    'ES9121000418450200051332 FI2112345600000785 FO6264600001631634 FR1420041010050500013M02606 GB29NWBK60161331926819 ' +
    'GB33BUKB20201555555555 GB82WEST12345698765432 GE29NB0000000101904917 GI75NWBK000000007099453 GR1601101250000000012300695 ' +
    'HR1210010051863000160 HU42117730161111101800000000 IE29AIBK93115212345678 IL620108000000099999999 IS140159260076545510730339 ' +
    'IT60X0542811101000000123456 LI21088100002324013AA LT121000011101001000 LU280019400644750000 LV80BANK0000435195001 MC5811222000010123456789030 ' +
    'MT84MALT011000012345MTLCAST001S NL91ABNA0417164300 NO9386011117947 PL61109010140000071219812874 PT50000201231234567890154 ' +
    'RO49AAAA1B31007593840000 SE4550000000058398257466 SI56263300012039086 SK3112000000198742637541 SM86U0322509800000000270100 ' +
    'TR330006100519786457841326 DE75512108001245126199 DE02120300000000202051'
  ).split(' '),
)
const lengths: Record<string, number> = Object.fromEntries(
  'AD24 AE23 AT20 BE16 BG22 CH21 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FR27 GB22 GR27 HR21 HU28 IE22 IL23 IS26 IT27 LI21 LT20 LU20 LV21 MC27 MT31 NL18 NO15 PL28 PT25 RO24 SA24 SE24 SI19 SK24 SM27 TR26'
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
)

const grouped = /(?<![\d.,/-])(?:\d{4}([ -])\d{4}\1\d{4}\1\d{4}|3[47]\d{2}([ -])\d{6}\2\d{5})(?![\d/-]|[.,]\d)/g
const solid = /(?<![\w.,/-])\d{13,16}(?![\w/-]|[.,]\d)/g
const cardWord = /\b(?:card|visa|mastercard|amex|pan|credit|debit|kreditkarte|carte)\b/i
const account =
  /(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?:[A-Z0-9]{11,30}|(?: [A-Z0-9]{4}){2,7}(?: [A-Z0-9]{1,4})?)(?![A-Za-z0-9])/g

/** Whether a text holds enough digits in one place to be searched line by line. */
export function mayHoldNumbers(text: string): boolean {
  return /\d{13}|\d{4}[ -]\d{4,6}[ -]\d{4}|[A-Z]{2}\d{2}[ A-Z0-9]{9}/.test(text)
}

/** Numbers on one line, in order of appearance; published test numbers do not count. */
export function personalNumbers(line: string): PersonalNumber[] {
  const cards = [...line.matchAll(grouped), ...(cardWord.test(line) ? line.matchAll(solid) : [])]
  const found: PersonalNumber[] = cards
    .filter(([text]) => isCard(text.replace(/[ -]/g, '')))
    .map(({ index }) => ({ kind: 'payment card number', offset: index }))
  for (const { 0: text, index } of line.matchAll(account))
    if (isAccount(text)) found.push({ kind: 'bank account number', offset: index })
  return found.sort((a, b) => a.offset - b.offset)
}

function isCard(digits: string): boolean {
  const scheme = /^(?:4\d{12}(?:\d{3})?|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|6(?:011|5\d{2})\d{12}|35\d{14})$/
  return scheme.test(digits) && !published.has(digits) && new Set(digits).size > 3 && luhn(digits)
}

/** Luhn's check digit: ISO/IEC 7812-1, annex B. */
function luhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 1 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

/** Length by country and remainder 1 by 97: ISO 13616. The text may run on into the next word. */
function isAccount(text: string): boolean {
  const joined = text.replaceAll(' ', '')
  const length = lengths[joined.slice(0, 2)]
  if (length === undefined || joined.length < length) return false
  const code = joined.slice(0, length)
  if (registryExamples.has(code) || new Set(code.slice(4)).size < 4) return false
  const rearranged = code.slice(4) + code.slice(0, 4)
  let rest = 0
  for (const mark of rearranged) rest = Number(`${rest}${/\d/.test(mark) ? mark : mark.charCodeAt(0) - 55}`) % 97
  return rest === 1
}
