package main

import (
	"fmt"
	"strconv"
)

// writeValue writes a decoded value as JSON in which scalars are strings that
// begin with their type (s, i for integers, f for floats), so that reading the
// JSON loses neither the size of an integer nor what is a float.
func writeValue(w *jsonWriter, value interface{}) {
	switch v := value.(type) {
	case string:
		w.text("s" + v)
	case bool:
		w.buf = strconv.AppendBool(w.buf, v)
	case int:
		w.raw(`"i` + strconv.Itoa(v) + `"`)
	case int64:
		w.raw(`"i` + strconv.FormatInt(v, 10) + `"`)
	case float64:
		w.raw(`"f` + strconv.FormatFloat(v, 'e', -1, 64) + `"`)
	case []interface{}:
		writeList(w, v)
	case []map[string]interface{}:
		writeList(w, v)
	case map[string]interface{}:
		writeMap(w, v)
	default:
		panic(fmt.Sprintf("a value of type %T", value))
	}
}

func writeList[T any](w *jsonWriter, list []T) {
	w.raw("[")
	for i, element := range list {
		if i > 0 {
			w.raw(",")
		}
		writeValue(w, element)
	}
	w.raw("]")
}

func writeMap(w *jsonWriter, value map[string]interface{}) {
	w.raw("{")
	first := true
	for key, element := range value {
		if !first {
			w.raw(",")
		}
		first = false
		w.name(key)
		w.raw(":")
		writeValue(w, element)
	}
	w.raw("}")
}
