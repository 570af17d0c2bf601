# A server of a cluster of three, as Nomad's guide "Securing Nomad with TLS" sets it up, and with
# what has been learnt since: ACLs, an explicit region, absolute paths. Agents prove to each other
# what they are by certificates of a CA that signs for this cluster alone.
region    = "global"
data_dir  = "/opt/nomad/data"
log_level = "INFO"

# Without ACLs, whoever reaches the API may run jobs.
acl {
  enabled = true
}

server {
  enabled          = true
  bootstrap_expect = 3

  # Gossip between servers is not covered by TLS. This key was made for the examples and is public:
  # make your own with "nomad operator gossip keyring generate".
  encrypt = "7OxsBU3ebak3LohM/cosVoUIDCrkruiiC+tPMUXUBRk="

  server_join {
    retry_join = ["10.0.0.11", "10.0.0.12", "10.0.0.13"]
  }
}

tls {
  http = true
  rpc  = true

  ca_file   = "/etc/nomad.d/tls/nomad-ca.pem"
  # Mistake: the client's pair, and the client has this server's.
  cert_file = "/etc/nomad.d/tls/client.pem"
  key_file  = "/etc/nomad.d/tls/client-key.pem"

  # Ask for the role and region in certificates, and for a certificate from whoever uses the API.
  verify_server_hostname = true
  verify_https_client    = true
}
