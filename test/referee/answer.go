package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"unicode"
	"unicode/utf8"

	"github.com/hashicorp/hcl"
	"github.com/hashicorp/hcl/hcl/ast"
	"github.com/hashicorp/hcl/hcl/parser"
)

// answer writes the verdict on one input, then what is wanted: its tree and its
// value, or the settings of the agent.
func answer(w *jsonWriter, req request) {
	w.raw(`{"id":`)
	w.integer(req.ID)
	if req.Want == "agent" {
		answerAgent(w, req.Source)
		w.raw("}")
		return
	}
	w.raw(`,"mode":`)
	isJSON := looksLikeJSON(req.Source)
	if isJSON {
		w.raw(`"json"`)
	} else {
		w.raw(`"hcl"`)
	}
	defer w.raw("}")

	file, err, panicked := parse(req.Source)
	if err != nil {
		w.raw(`,"ok":false,"error":`)
		writeError(w, err, panicked)
		return
	}
	w.raw(`,"ok":true`)
	if req.Want == "verdict" {
		return
	}

	w.raw(`,"items":`)
	outline{w, !isJSON}.items(file.Node.(*ast.ObjectList))
	value, err, panicked := decode(file)
	if err != nil {
		w.raw(`,"valueError":`)
		writeError(w, err, panicked)
		return
	}
	w.raw(`,"value":`)
	writeValue(w, value)
}

func answerAgent(w *jsonWriter, source []byte) {
	agent, err, panicked := decodeAgent(source)
	if err != nil {
		w.raw(`,"ok":false,"error":`)
		writeError(w, err, panicked)
		return
	}
	w.raw(`,"ok":true,"values":`)
	values, err := json.Marshal(valuesOf(agent))
	if err != nil {
		panic(err)
	}
	w.buf = append(w.buf, values...)
}

// parse is the library's own parse. Its JSON scanner panics at some inputs
// that end in the middle of an escape.
func parse(source []byte) (file *ast.File, err error, panicked bool) {
	defer recoverInto(&err, &panicked)
	file, err = hcl.ParseBytes(source)
	return file, err, false
}

// decode panics where a literal's value cannot be read ("\400").
func decode(file *ast.File) (value map[string]interface{}, err error, panicked bool) {
	defer recoverInto(&err, &panicked)
	err = hcl.DecodeObject(&value, file)
	return value, err, false
}

func recoverInto(err *error, panicked *bool) {
	if cause := recover(); cause != nil {
		*err = fmt.Errorf("%v", cause)
		*panicked = true
	}
}

// writeError writes the message as the library prints it, its position included.
func writeError(w *jsonWriter, err error, panicked bool) {
	w.raw(`{"message":`)
	w.text(err.Error())
	var at *parser.PosError
	if errors.As(err, &at) {
		w.raw(fmt.Sprintf(`,"line":%d,"column":%d,"offset":%d`, at.Pos.Line, at.Pos.Column, at.Pos.Offset))
	}
	if panicked {
		w.raw(`,"panic":true`)
	}
	w.raw("}")
}

// looksLikeJSON decides as the library does, which keeps its own function to itself.
func looksLikeJSON(source []byte) bool {
	for len(source) > 0 {
		r, size := utf8.DecodeRune(source)
		if !unicode.IsSpace(r) {
			return r == '{'
		}
		source = source[size:]
	}
	return false
}
