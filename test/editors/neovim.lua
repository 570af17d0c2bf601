-- Drives Neovim's own client, and writes down what it shows.
local limit = 15000
local seen = {}

local function wait(what, condition)
  if not vim.wait(limit, condition, 10) then error('waited in vain for ' .. what, 0) end
end

local function shown(buffer)
  return vim.tbl_map(function(one)
    return string.format('%d:%d %s %s', one.lnum + 1, vim.fn.charidx(
      vim.api.nvim_buf_get_lines(buffer, one.lnum, one.lnum + 1, false)[1], one.col) + 1, one.code, one.message)
  end, vim.diagnostic.get(buffer))
end

local function main()
  vim.cmd('edit ' .. vim.fn.fnameescape(os.getenv('AGENT_FILE')))
  local buffer = vim.api.nvim_get_current_buf()
  wait('diagnostics', function() return #vim.diagnostic.get(buffer) > 0 end)
  seen.opened = shown(buffer)
  local client = vim.tbl_values(vim.lsp.buf_get_clients(buffer))[1]

  local function ask(method, pattern)
    vim.fn.cursor(1, 1)
    vim.fn.search(pattern)
    local answer, problem = client.request_sync(
      method, vim.lsp.util.make_position_params(0, client.offset_encoding), limit, buffer)
    assert(answer and not answer.err, problem or (answer and vim.inspect(answer.err)))
    return answer.result
  end
  local hover = ask('textDocument/hover', 'server\\.pem')
  seen.hover = table.concat(vim.lsp.util.convert_input_to_markdown_lines(hover.contents), '\n')
  local items = ask('textDocument/completion', '^$\\n}')
  seen.completions = vim.tbl_map(function(item) return item.label end, items.items or items)

  local mistake = vim.diagnostic.get(buffer)[1]
  vim.api.nvim_win_set_cursor(0, { mistake.lnum + 1, mistake.col })
  vim.ui.select = function(actions, _, choose)
    seen.action = actions[1][2].title
    choose(actions[1], 1)
  end
  vim.lsp.buf.code_action()
  wait('the repair', function() return vim.bo[buffer].modified end)
  wait('no diagnostics', function() return #vim.diagnostic.get(buffer) == 0 end)
  if vim.lsp.buf.format then vim.lsp.buf.format({ async = false }) else vim.lsp.buf.formatting_sync({}, limit) end
  vim.cmd('write')
  vim.wait(300)
  seen.saved = shown(buffer)
  client.stop()
  wait('the end of the server', function() return client.is_stopped() end)
end

local ok, problem = xpcall(main, debug.traceback)
if not ok then
  io.stderr:write(tostring(problem) .. '\n')
  vim.cmd('cquit 1')
end
local report = assert(io.open(os.getenv('REPORT'), 'w'))
report:write(vim.fn.json_encode(seen))
report:close()
vim.cmd('qall!')
