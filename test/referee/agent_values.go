package main

import (
	"fmt"
	"reflect"
	"sort"
	"strconv"
	"strings"
)

// agentValues lists what a file sets, by path. Blocks in a list are numbered
// (`plugin.0.args`), `X@label` is a label, `X#ns` a duration as parsed, in
// nanoseconds; `<name>` is a field that has no key; `{}` stands for a block in
// which nothing is set. Integers that JSON's readers would round are text.
type agentValues map[string]interface{}

func valuesOf(agent *Agent) agentValues {
	// As Nomad sorts them; what is alike stays in the order of the file.
	sort.SliceStable(agent.Keyring, func(i, j int) bool { return keyringID(agent.Keyring[i]) < keyringID(agent.Keyring[j]) })
	values := agentValues{}
	values.addBlock("", reflect.ValueOf(agent).Elem())
	return values
}

func keyringID(keyring *Keyring) string {
	if keyring.Name == nil || *keyring.Name == "" {
		return keyring.Label
	}
	return keyring.Label + "." + *keyring.Name
}

func (values agentValues) addBlock(path string, block reflect.Value) {
	before := len(values)
	for i := 0; i < block.NumField(); i++ {
		field := block.Type().Field(i)
		tag := field.Tag
		if proper, ok := tag.Lookup("untagged"); ok {
			values.addUntagged(path, field.Name, proper, block.Field(i))
			continue
		}
		name := tag.Get("hcl") + tag.Get("mapstructure")
		if named, ok := tag.Lookup("named"); ok {
			name = named
		}
		switch name {
		case ",key":
			values[path+".@label"] = block.Field(i).String()
		case ",unusedKeys", "-":
		default:
			values.add(join(path, name), tag, block.Field(i))
		}
	}
	if keyring, ok := block.Addr().Interface().(*Keyring); ok && keyring.Settings != nil {
		values[path+".@config"] = keyring.Settings
	}
	if len(values) == before && path != "" {
		values[path] = struct{}{}
	}
}

func (values agentValues) add(path string, tag reflect.StructTag, field reflect.Value) {
	switch {
	case field.IsNil():
	case field.Kind() == reflect.Slice && field.Type().Elem().Kind() == reflect.Ptr:
		for i := 0; i < field.Len(); i++ {
			values.addBlock(fmt.Sprintf("%s.%d", path, i), field.Index(i).Elem())
		}
	case field.Kind() == reflect.Ptr && field.Type().Elem().Kind() == reflect.Struct:
		values.addBlock(path, field.Elem())
	default:
		values[path] = plain(reflect.Indirect(field).Interface())
		if _, early := tag.Lookup("duration"); early {
			if duration, err := parseDuration(field); err == nil && field.Elem().Len() > 0 {
				values[path+"#ns"] = strconv.FormatInt(int64(duration), 10)
			}
		}
	}
}

// addUntagged lists a field that is no key; proper is the key that sets the same
// thing, and whose text prevails.
func (values agentValues) addUntagged(path, name, proper string, field reflect.Value) {
	if field.IsNil() {
		return
	}
	if proper == "" {
		path = join(path, "<"+strings.ToLower(name)+">")
		if field.Type().Elem().Kind() == reflect.Struct {
			values.addBlock(path, field.Elem())
		} else {
			values[path] = fmt.Sprint(field.Elem())
		}
		return
	}
	path = join(path, proper) + "#ns"
	if _, parsed := values[path]; !parsed {
		values[path] = strconv.FormatInt(field.Elem().Int(), 10)
	}
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

const largestExact = 1 << 53

// plain makes values of integers that are too large for JSON's readers.
func plain(value interface{}) interface{} {
	switch v := value.(type) {
	case int:
		return plain(int64(v))
	case int64:
		if v > largestExact || v < -largestExact {
			return strconv.FormatInt(v, 10)
		}
	case []interface{}:
		list := make([]interface{}, len(v))
		for i, element := range v {
			list[i] = plain(element)
		}
		return list
	case []map[string]interface{}:
		list := make([]interface{}, len(v))
		for i, element := range v {
			list[i] = plain(element)
		}
		return list
	case map[string]interface{}:
		members := make(map[string]interface{}, len(v))
		for name, member := range v {
			members[name] = plain(member)
		}
		return members
	}
	return value
}
