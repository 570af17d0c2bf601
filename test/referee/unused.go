package main

import (
	"fmt"
	"reflect"
	"strings"
)

// strikeTolerated takes from what the library has left unused the names that
// Nomad has no objection to, as often as it has none (extraKeys of
// command/agent/config_parse.go). Most of them are left by the library although
// they were decoded.
func strikeTolerated(agent *Agent) {
	root := unusedKeys{&agent.Unused}
	for range agent.HttpApiResponseHeaders {
		root.strike("http_api_response_headers")
	}
	for _, plugin := range agent.Plugin {
		root.strike(plugin.Label, "config", "plugin")
	}
	root.strike("options", "meta", "chroot_env", "servers", "server_join", "template")
	root.strikeTimes(6, "client")
	root.strike("enabled_schedulers", "start_join", "retry_join", "server_join")
	root.strikeTimes(4, "server")
	root.strike("datadog_tags", "telemetry", "service_identity", "task_identity", "default_identity")
	root.strikeAll(func(name string) bool {
		return strings.EqualFold(name, "keyring") || name == "license" || name == "vault" || name == "consul"
	})
	for _, keyring := range agent.Keyring {
		root.strike(keyring.Label)
	}
	if agent.Client != nil {
		strikeInClient(agent.Client)
	}
	if agent.Server != nil {
		unusedKeys{&agent.Server.Unused}.strike("preemption_config")
	}
	if agent.Audit != nil {
		strikeInAudit(agent.Audit)
	}
}

func strikeInClient(client *Client) {
	keys := unusedKeys{&client.Unused}
	keys.strike("stats")
	for _, volume := range client.HostVolume {
		keys.strike(volume.Label, "host_volume")
	}
	for _, network := range client.HostNetwork {
		keys.strike(network.Label, "host_network")
	}
	for _, fingerprint := range client.Fingerprint {
		keys.strike(fingerprint.Label, "fingerprint")
	}
	// What a `template` in JSON leaves behind.
	keys.strike("function_denylist", "disable_file_sandbox", "max_stale", "wait", "wait_bounds",
		"block_query_wait", "consul_retry", "vault_retry", "nomad_retry")
	keys.strikeTimes(9, "template")
}

func strikeInAudit(audit *Audit) {
	keys := unusedKeys{&audit.Unused}
	for _, filter := range audit.Filter {
		keys.strike(filter.Label, "filter")
	}
	for _, sink := range audit.Sink {
		keys.strike(sink.Label, "sink")
	}
}

// unusedKeys is the list of them in a struct.
type unusedKeys struct {
	list *[]string
}

// strike takes away the first of each name, whatever its letter case.
func (keys unusedKeys) strike(names ...string) {
	for _, name := range names {
		for i, key := range *keys.list {
			if strings.EqualFold(key, name) {
				*keys.list = append((*keys.list)[:i], (*keys.list)[i+1:]...)
				break
			}
		}
	}
}

func (keys unusedKeys) strikeTimes(times int, name string) {
	for ; times > 0; times-- {
		keys.strike(name)
	}
}

func (keys unusedKeys) strikeAll(matches func(name string) bool) {
	var left []string
	for _, key := range *keys.list {
		if !matches(key) {
			left = append(left, key)
		}
	}
	*keys.list = left
}

// refuseUnused errs where a block still has keys that are unused. Nomad looks
// for them in blocks, but not in lists of blocks.
func refuseUnused(block reflect.Value, path string) error {
	for i := 0; i < block.NumField(); i++ {
		tag := block.Type().Field(i).Tag.Get("hcl")
		field := reflect.Indirect(block.Field(i))
		if field.Kind() == reflect.Struct {
			if err := refuseUnused(field, strings.TrimSpace(tag+" "+path)); err != nil {
				return err
			}
		}
		if keys, ok := block.Field(i).Interface().([]string); ok && tag == ",unusedKeys" && len(keys) > 0 {
			where := strings.ReplaceAll(path, " ", ".")
			return fmt.Errorf("%s", strings.TrimSpace(where+" unexpected keys "+strings.Join(keys, ", ")))
		}
	}
	return nil
}
