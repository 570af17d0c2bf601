;;; emacs.el --- What the drivers of Emacs share -*- lexical-binding: t -*-
(setq debug-on-error nil make-backup-files nil auto-save-default nil create-lockfiles nil)
(require 'json)
(require 'flymake)

(defmacro wait-for (what &rest body)
  "Waits until BODY gives something; the editor goes on meanwhile."
  `(let ((end (+ (float-time) 15)) (value nil))
     (while (and (not (setq value (progn ,@body))) (< (float-time) end))
       (accept-process-output nil 0.02)
       ;; There is no loop of commands in batch mode: what waits for idleness has its turn here.
       (dolist (timer timer-idle-list) (timer-event-handler timer)))
     (or value (error "waited in vain for %s" ,what))))

(defun place-and-text (position text)
  (save-excursion
    (goto-char position)
    (format "%d:%d %s" (line-number-at-pos) (1+ (- (point) (line-beginning-position))) text)))

(defun plain-text (contents)
  "The text of a hover, whatever its form."
  (cond ((stringp contents) contents)
        ((vectorp contents) (mapconcat #'plain-text contents "\n"))
        ((hash-table-p contents) (gethash "value" contents))
        (t (plist-get contents :value))))

(defun seek (pattern)
  (goto-char (point-min))
  (re-search-forward pattern)
  (goto-char (match-beginning 0)))

(defun report (&rest seen)
  (with-temp-file (getenv "REPORT")
    (insert (json-encode seen))))
