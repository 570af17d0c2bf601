package main

import (
	"fmt"
	"reflect"
	"time"

	"github.com/hashicorp/hcl"
	"github.com/hashicorp/hcl/hcl/ast"
)

// decodeAgent decodes one file as Nomad decodes it into its configuration,
// before any merging with other files: what ParseConfigFile of
// command/agent/config_parse.go does to it, step by step. What the structs are
// and how each field is treated stands in the tags of the generated ones.
func decodeAgent(source []byte) (agent *Agent, err error, panicked bool) {
	defer recoverInto(&err, &panicked)
	agent = &Agent{}
	if err := hcl.Decode(agent, string(source)); err != nil {
		return nil, err, false
	}
	// Decoding has taken labels out of the tree, so it is parsed once more.
	file, err := hcl.ParseBytes(source)
	if err != nil {
		return nil, err, false
	}
	items := file.Node.(*ast.ObjectList)
	if err := decodeNamed(agent, items); err != nil {
		return nil, err, false
	}
	if err := takeSettings(agent.Keyring, items.Filter("keyring")); err != nil {
		return nil, err, false
	}
	if err := checkDurations(reflect.ValueOf(agent)); err != nil {
		return nil, err, false
	}
	strikeTolerated(agent)
	if err := refuseUnused(reflect.ValueOf(agent).Elem(), ""); err != nil {
		return nil, err, false
	}
	dropBounds(agent)
	return agent, nil, false
}

// settings of a key provider, by name: all that the library has left unused.
type settings map[string]string

// takeSettings reads the settings of the first `keyring` in the file for the
// first in the list, and so on. Where the list is shorter, Nomad panics.
func takeSettings(keyrings []*Keyring, written *ast.ObjectList) error {
	for i, item := range written.Items {
		keyring := keyrings[i]
		if len(keyring.Unused) == 0 {
			continue
		}
		var values map[string]interface{}
		if err := hcl.DecodeObject(&values, item.Val); err != nil {
			return err
		}
		keyring.Settings = settings{}
		for _, name := range keyring.Unused {
			text, ok := values[name].(string)
			if !ok {
				return fmt.Errorf("failed to decode key %q to string", name)
			}
			keyring.Settings[name] = text
		}
	}
	return nil
}

// checkDurations parses the durations that Nomad parses as it reads a file.
func checkDurations(value reflect.Value) error {
	switch value.Kind() {
	case reflect.Ptr:
		if value.IsNil() {
			return nil
		}
		return checkDurations(value.Elem())
	case reflect.Slice:
		for i := 0; i < value.Len(); i++ {
			if err := checkDurations(value.Index(i)); err != nil {
				return err
			}
		}
	case reflect.Struct:
		for i := 0; i < value.NumField(); i++ {
			if _, early := value.Type().Field(i).Tag.Lookup("duration"); early {
				if _, err := parseDuration(value.Field(i)); err != nil {
					return err
				}
			} else if err := checkDurations(value.Field(i)); err != nil {
				return err
			}
		}
	}
	return nil
}

// parseDuration reads the text behind a pointer; no text is no duration.
func parseDuration(field reflect.Value) (time.Duration, error) {
	if field.IsNil() || field.Elem().Len() == 0 {
		return 0, nil
	}
	return time.ParseDuration(field.Elem().String())
}
