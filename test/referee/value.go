package main

import (
	"fmt"
	"slices"
	"strconv"
	"unicode/utf16"
)

// writeValue writes a decoded value as JSON with sorted keys. Integers are
// exact and have no exponent; floats always have one.
func writeValue(w *jsonWriter, value interface{}) {
	switch v := value.(type) {
	case string:
		w.text(v)
	case bool:
		w.buf = strconv.AppendBool(w.buf, v)
	case int:
		w.integer(int64(v))
	case int64:
		w.integer(v)
	case float64:
		w.float(v)
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
	keys := make([]string, 0, len(value))
	for key := range value {
		keys = append(keys, key)
	}
	// The order of JavaScript's sort: by UTF-16 units.
	slices.SortFunc(keys, func(a, b string) int {
		return slices.Compare(utf16.Encode([]rune(a)), utf16.Encode([]rune(b)))
	})
	w.raw("{")
	for i, key := range keys {
		if i > 0 {
			w.raw(",")
		}
		w.text(key)
		w.raw(":")
		writeValue(w, value[key])
	}
	w.raw("}")
}

// float writes as JavaScript's toExponential does: 1.5e+0, 1e-7, -0e+0.
func (w *jsonWriter) float(v float64) {
	text := strconv.AppendFloat(nil, v, 'e', -1, 64)
	last := len(text) - 2
	if text[last] == '0' {
		text = append(text[:last], text[last+1])
	}
	w.buf = append(w.buf, text...)
}
