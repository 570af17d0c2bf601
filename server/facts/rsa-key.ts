import { toBigInt } from './elliptic-curve.ts'

/**
 * Whether the numbers of a PKCS#1 key belong together, in the order of the file: Go refuses a key where they do not
 * (crypto/internal/fips140/rsa, checkPrivateKey). The last three may be left out.
 */
export function isSoundRsaKey(numbers: readonly Uint8Array[]): boolean {
  const [n = 0n, e = 0n, d = 0n, p = 0n, q = 0n, dP, dQ, qInverse] = numbers.map(toBigInt)
  if (n % 2n === 0n || e < 3n || e >= 2n ** 31n) return false
  if (p < 3n || q < 3n || p * q !== n) return false
  // No even exponent has an inverse, nor has 0.
  if (!inverts(d, e, p - 1n) || !inverts(d, e, q - 1n)) return false
  // Primes that are close to each other, and a small private exponent, can be found out from the public key.
  const half = Math.floor(bits(n) / 2)
  if (bits(p > q ? p - q : q - p) <= half - 100 || bits(d) <= half) return false
  if (qInverse === undefined) return true
  return dP === d % (p - 1n) && dQ === d % (q - 1n) && (qInverse * q) % p === 1n
}

function inverts(a: bigint, b: bigint, modulus: bigint): boolean {
  return (a * b) % modulus === 1n
}

function bits(value: bigint): number {
  return value.toString(2).length
}
