import * as fc from 'fast-check'

const nomadWords =
  `acl address addresses advertise allow_unauthenticated audit auto_advertise autopilot bind_addr bootstrap_expect
ca_file cert_file client cni_path collection_interval consul data_dir datacenter default_scheduler_config disable_update_check
docker enable_debug enabled encrypt host_network host_volume http interface key_file limits log_level meta name network_interface
node_class node_pool options path plugin plugin_dir ports prometheus_metrics raft_protocol raw_exec region retry_interval retry_join
rpc rpc_upgrade_mode sentinel serf server server_join servers telemetry template tls token ui vault verify_https_client
verify_server_hostname volumes`.split(/\s+/)

/** One of the words, which are parted by single spaces, or of the texts that hold a space themselves. */
export function oneOf(words: string, ...texts: string[]): fc.Arbitrary<string> {
  return fc.constantFrom(...words.split(' '), ...texts)
}

export const joined = (parts: readonly string[]): string => parts.join('')

/** A key as it stands in real agent configurations. */
export const nomadWord: fc.Arbitrary<string> = fc.constantFrom(...nomadWords)

const first = oneOf('a B _ é 日 Ж 𐐀')
const rest = oneOf('a b x1 _ - . Z 9 é ß 日本 ключ ｆ ٣ ª 𝒳')

/** Any bare key: dots and dashes inside and at the end, letters and digits of any script. */
export const identifier: fc.Arbitrary<string> = fc
  .tuple(first, fc.array(rest, { maxLength: 5 }))
  .map(([start, parts]) => `${start}${joined(parts)}`)

/** Keys that repeat often, in both spellings and cases, or that look like something else. */
export const confusingKey: fc.Arbitrary<string> = fc.oneof(
  oneOf('a b A "a" "b" a.b "a.b" "\\x61"'),
  oneOf('"" null truex true.x driver.raw_exec.enable a- a. "${k}" "true"'),
)
