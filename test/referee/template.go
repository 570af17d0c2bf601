package main

import "reflect"

// dropBounds drops the `wait_bounds` of a `client.template` that says nothing else,
// which Nomad does not look at when it asks whether there is anything in it
// (client/config/config.go, IsEmpty).
func dropBounds(agent *Agent) {
	if agent.Client == nil || agent.Client.Template == nil {
		return
	}
	others := *agent.Client.Template
	others.WaitBounds = nil
	if isNothing(reflect.ValueOf(others)) {
		agent.Client.Template.WaitBounds = nil
	}
}

// isNothing tells whether Nomad takes what is written for nothing: empty text,
// false, and blocks of nothing else. Numbers and lists are something.
func isNothing(value reflect.Value) bool {
	switch value.Kind() {
	case reflect.Ptr:
		return value.IsNil() || isNothing(value.Elem())
	case reflect.Struct:
		for i := 0; i < value.NumField(); i++ {
			if !isNothing(value.Field(i)) {
				return false
			}
		}
		return true
	case reflect.Slice:
		return value.IsNil()
	case reflect.Bool, reflect.String:
		return value.IsZero()
	}
	return false
}
