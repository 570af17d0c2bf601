/** An agent about which there is nothing to say under preset `recommended`. */
export const cleanServer = `data_dir = "/opt/nomad/data"

acl {
  enabled = true
}

server {
  enabled          = true
  bootstrap_expect = 3
  encrypt          = "K7Jtrb1ql0z9ubsZtUGyNUTFJZ3bMqkUnrXCdVXYXDg="
}

tls {
  http                   = true
  rpc                    = true
  ca_file                = "/etc/nomad.d/tls/ca.pem"
  cert_file              = "/etc/nomad.d/tls/server.pem"
  key_file               = "/etc/nomad.d/tls/server-key.pem"
  verify_server_hostname = true
  verify_https_client    = true
}
`

/** The same with one error of rule `tls/server-hostname-unverified`. */
export const unverifiedServer = cleanServer.replace(
  'verify_server_hostname = true',
  'verify_server_hostname = false',
)

export const unverifiedRule = 'tls/server-hostname-unverified'
