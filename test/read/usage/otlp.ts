/** OTLP log records for tests, in the form that the Collector writes. */
type Scalar = string | number | boolean | string[]

export function attribute(key: string, value: Scalar) {
  if (Array.isArray(value))
    return { key, value: { arrayValue: { values: value.map((stringValue) => ({ stringValue })) } } }
  if (typeof value === 'boolean') return { key, value: { boolValue: value } }
  return { key, value: typeof value === 'number' ? { intValue: String(value) } : { stringValue: value } }
}

export interface LogRecord {
  timeUnixNano?: string | number
  observedTimeUnixNano?: string
  body?: { stringValue: string }
  attributes: ReturnType<typeof attribute>[]
}

/** A record with attributes by name. */
export function record(attributes: Record<string, Scalar>, more: Partial<LogRecord> = {}): LogRecord {
  return { ...more, attributes: Object.entries(attributes).map(([key, value]) => attribute(key, value)) }
}

/** One line with the records of one resource. */
export function logLine(service: string, records: readonly LogRecord[], resource: Record<string, Scalar> = {}): string {
  const attributes = Object.entries({ 'service.name': service, ...resource }).map(([key, value]) =>
    attribute(key, value),
  )
  return JSON.stringify({
    resourceLogs: [{ resource: { attributes }, scopeLogs: [{ scope: {}, logRecords: records }] }],
  })
}
