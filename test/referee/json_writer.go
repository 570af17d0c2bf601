package main

import (
	"fmt"
	"strconv"
	"unicode/utf8"

	"github.com/hashicorp/hcl/hcl/token"
)

// jsonWriter appends JSON to a buffer.
type jsonWriter struct {
	buf []byte
}

func (w *jsonWriter) raw(text string) {
	w.buf = append(w.buf, text...)
}

func (w *jsonWriter) integer(n int64) {
	w.buf = strconv.AppendInt(w.buf, n, 10)
}

// position writes [line, column, offset].
func (w *jsonWriter) position(pos token.Pos) {
	w.raw("[")
	w.integer(int64(pos.Line))
	w.raw(",")
	w.integer(int64(pos.Column))
	w.raw(",")
	w.integer(int64(pos.Offset))
	w.raw("]")
}

const hexDigits = "0123456789abcdef"

// text writes a JSON string; every byte that is not UTF-8 becomes U+FFFD.
func (w *jsonWriter) text(s string) {
	w.quote(s, func(byte) string { return "\ufffd" })
}

// name writes a JSON string in which every byte that is not UTF-8 becomes the
// half of a surrogate pair that ends in it, so that no two names are alike.
func (w *jsonWriter) name(s string) {
	w.quote(s, func(b byte) string { return fmt.Sprintf(`\udc%02x`, b) })
}

func (w *jsonWriter) quote(s string, odd func(byte) string) {
	w.raw(`"`)
	start := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && size == 1 {
				w.raw(s[start:i])
				w.raw(odd(c))
				start = i + 1
			}
			i += size
			continue
		}
		if c >= 0x20 && c != '"' && c != '\\' {
			i++
			continue
		}
		w.raw(s[start:i])
		w.escape(c)
		i++
		start = i
	}
	w.raw(s[start:])
	w.raw(`"`)
}

func (w *jsonWriter) escape(c byte) {
	switch c {
	case '"', '\\':
		w.buf = append(w.buf, '\\', c)
	case '\b':
		w.raw(`\b`)
	case '\f':
		w.raw(`\f`)
	case '\n':
		w.raw(`\n`)
	case '\r':
		w.raw(`\r`)
	case '\t':
		w.raw(`\t`)
	default:
		w.buf = append(w.buf, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&0xf])
	}
}
