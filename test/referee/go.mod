module nomadlint/referee

go 1.21

require github.com/hashicorp/hcl v1.0.1-nomad-1

require github.com/go-viper/mapstructure/v2 v2.5.0
