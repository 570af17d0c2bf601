import type { MatrixCell, Texts } from './cell.ts'
import { agent, root, type Wanted } from './openssl.ts'
import type { Workshop } from './workshop.ts'

function lasting(leafDays: number, caDays = 1825) {
  return (shop: Workshop): Texts => {
    const ca = root(shop, { days: caDays })
    const wanted: Partial<Wanted> = { days: leafDays }
    const { certificate, key } = agent(shop, ca, ['server.global.nomad'], wanted)
    return { certificate, key, ca: ca.certificate }
  }
}

const refused = ['outbound: dates', 'inbound: dates', 'https-local: dates']

/** When the certificate is looked at. */
export const dates: readonly MatrixCell[] = [
  { name: 'expired yesterday', make: lasting(365), day: 366, refused },
  { name: 'not valid before tomorrow', make: lasting(365), day: -1, refused },
  { name: 'to expire in an hour', make: lasting(1), day: 23 / 24, refused: [] },
  { name: 'to expire in a week', make: lasting(365), day: 358, refused: [] },
  { name: 'of 24 hours, an hour old', make: lasting(1), refused: [] },
  { name: 'of 24 hours, two days old', make: lasting(1), day: 2, refused },
  { name: 'outliving its CA, which is valid', make: lasting(100, 10), day: 5, refused: [] },
  { name: 'outliving its CA, which has expired', make: lasting(100, 10), day: 20, refused },
  { name: 'of ten years under a CA of five, in its sixth', make: lasting(3650), day: 2000, refused },
]
