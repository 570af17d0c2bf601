import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { ownGossipKeys } from './own-gossip-keys.generated.ts'

/** Whether everybody has this gossip key: it is printed in public documentation, or stands in public tests. */
export function isPublishedKey(key: Uint8Array): boolean {
  const hash = bytesToHex(sha256(key))
  return published.has(hash) || ownGossipKeys.has(hash)
}

/** SHA-256 of the decoded keys. */
const published: ReadonlySet<string> = new Set([
  // Nomad's guides, old and new, and the output of their generators.
  '208d22ed458d87303e07aa28d5b5d3f4347b025f782b3a22b82aecc9cfe00906',
  '5e9203b1c2089ae65eafa8912d01b77ea629490326003d36fee58b69f487935a',
  '2bbfe7a844ed1b287799871351cbfca56cb9db24dda0504a09c1f2af8d8dde28',
  '42212daaa0b0fdde870259534df24f80d08efbc047a1494407037b5c46167a80',
  '6940aaf8abb7054e0235eaf7cd50a988980a4d7c9964c58ab8cf24c5e692187e',
  '07173fc857bc3d8891cdc47e83332ae4090a1a9afc4da95b92b85c4f6717da11',
  'cf02afddb0437e74b04378498091edb0d60a725a265ddbeefe151af7b945e99a',
  // The pages of Nomad's commands.
  'f79af23a680d1518bcbc1ddbe898b8dc7e8b00be95701c4568191ae5160f00c3',
  'c8fd9d7b10129a4fc51723ec7ec7e2323f5c735e78b9f597d7b8a553adde7984',
  'fc8bf04fe81ee1ee9a4945b6c94312fa1931918c98a535520b3a0bdb583d5dab',
  'eb796045b1af73ddcb738f7e590fb2016fdc4b66e57033e17ac6991867eaf6f6',
  '8ccd7dd14e430be7377ee42663531b4c539040806abe4f10f25c7aeb0f54b734',
  // Nomad's own tests and samples.
  '209aaa8ac70e42c24a128f5a61eafb44fceb15d5651552ec22b95319de6d72a6',
  '435ac394332836562852942ee44cdf8d9e2365a8b28f5faea550925def6fad8f',
  '47baf93869e47a0077bc0024db872955a0432a86506456d08c9eefb2d40e9298',
  '708d8cbce18055acc022bafd3473bbbc025b63e1fd5241647bd7a46d8eb5edb2',
  'c7d0812ce78b2004f52110ffa018b0a77dc65cdfad293626de9e46fa0e7d9c1e',
  // Consul's documentation, which keys of Nomad are copied from as well.
  '3cae863b7cc151c7596bf9273dd4ecd26f1d13d6f0b38fc402d3e248698127d0',
  '8e412dfb88c7d1338958504593d16c093471eaebbae288582aa50a7039757410',
  '6a1fec4c75bb612423c66c0b74130b750ea7f9486e0cda2c6cdf80bf00cccebe',
  'b099612264479304a3715866844092ecf910b462927feefd7ea13baddb5c4076',
  'f378e24773065278f9adb3f1fb972245ba9200376a1826ab8ca2ad9b7be21805',
  '68e17fb8c1a05e97ca4ac477932c12c9df28f9f54a9acbd2d88498392521e820',
  // Tests of Serf and memberlist.
  '78d90ff2521d72617ae62d476544a628b99224efe2c9146edc8ad00ea7ae022c',
  '01a83a48bc484ae12e6400b37021bef3a2ac70c9ac116529709c9a8e3b7912c7',
  'bf1248592c626009369441bc7b253c13567332da4bb29eb4dbcd0865e22eeabc',
  '37b2f03d52de203913262db6e985f4fdbbab2f65ca45ba02f5aea6e7ce3ed582',
  '72b501b031226c59ccc02c9159938a2f00906e8d7793d23e85eb4bbd458aca25',
  'cfdd6eafd31bada357a1ca999881e060546575a8c8eb867621e40ab7bc89c1ad',
])
