# A client of the same cluster, where jobs run. It differs from a server in its role and in its
# certificate, which has the name client.global.nomad. It needs no gossip key: clients do not gossip.
region    = "global"
data_dir  = "/opt/nomad/data"
log_level = "INFO"

# Clients check tokens too.
acl {
  enabled = true
}

client {
  enabled = true

  server_join {
    retry_join = ["10.0.0.11", "10.0.0.12", "10.0.0.13"]
  }
}

tls {
  http = true
  rpc  = true

  ca_file   = "/etc/nomad.d/tls/nomad-ca.pem"
  cert_file = "/etc/nomad.d/tls/client.pem"
  key_file  = "/etc/nomad.d/tls/client-key.pem"

  # Ask for the role and region in certificates, and for a certificate from whoever uses the API.
  verify_server_hostname = true
  verify_https_client    = true
}
