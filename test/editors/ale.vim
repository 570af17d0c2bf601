" Drives ALE, and writes down what it shows.
set nomore noswapfile hidden
let s:seen = {}

function! s:Wait(what, Condition) abort
  let l:start = reltime()
  while !a:Condition()
    if reltimefloat(reltime(l:start)) > 15.0
      throw 'waited in vain for ' . a:what
    endif
    sleep 20m
  endwhile
endfunction

function! s:Found() abort
  return ale#engine#GetLoclist(bufnr(''))
endfunction

function! s:Shown() abort
  return map(copy(s:Found()), {_, one -> printf('%d:%d %s %s', one.lnum,
  \ charidx(getline(one.lnum), one.col - 1) + 1, get(one, 'code', ''), one.text)})
endfunction

" It asks which repair is meant.
runtime autoload/ale/util.vim
function! ale#util#Input(message, value, ...) abort
  let s:seen.action = matchstr(a:message, '1) \zs[^\n]*')
  return '1'
endfunction

" It completes for somebody who is inserting.
let s:mode = 'n'
function! ale#util#Mode(...) abort
  return s:mode
endfunction

function! s:Seek(pattern) abort
  call cursor(1, 1)
  call search(a:pattern)
endfunction

function! s:Main() abort
  call s:Wait('diagnostics', {-> !empty(s:Found())})
  let s:seen.opened = s:Shown()
  call s:Seek('server\.pem')
  ALEHover
  call s:Wait('a hover', {-> !empty(s:Preview())})
  let s:seen.hover = s:Preview()
  pclose
  call s:Seek('^$\n}')
  let s:seen.completions = []
  let s:mode = 'i'
  call ale#completion#GetCompletions('ale-callback', {'callback': {items ->
  \ extend(s:seen, {'completions': map(copy(items), {_, item -> matchstr(item.word, '^\w\+')})})}})
  call s:Wait('completions', {-> !empty(s:seen.completions)})
  let s:mode = 'n'
  call cursor(s:Found()[0].lnum, s:Found()[0].col)
  ALECodeAction
  call s:Wait('the repair', {-> search('verify_server_hostname = true', 'nw') > 0})
  ALELint
  call s:Wait('no diagnostics', {-> empty(s:Found())})
  let l:before = b:changedtick
  ALEFix
  call s:Wait('the format', {-> b:changedtick != l:before})
  write
  ALELint
  sleep 300m
  let s:seen.saved = s:Shown()
endfunction

function! s:Preview() abort
  for l:window in range(1, winnr('$'))
    if getwinvar(l:window, '&previewwindow')
      return join(getbufline(winbufnr(l:window), 1, '$'), "\n")
    endif
  endfor
  return ''
endfunction

try
  call s:Main()
  call writefile([json_encode(s:seen)], $REPORT)
catch
  call writefile([v:exception . ' at ' . v:throwpoint], $REPORT)
  cquit
endtry
qall!
