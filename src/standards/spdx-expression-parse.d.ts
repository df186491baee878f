/** The parser comes without types; only whether it throws is asked. */
declare module 'spdx-expression-parse' {
  export default function parse(expression: string): unknown
}
