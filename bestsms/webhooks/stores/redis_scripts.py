"""What Redis does in one step, in Lua. Every key starts with KEYS[1], whose braces keep all on one node of a cluster.

event:<key>      hash: an event that waits, or a dead letter
seen             sorted set: the identities of events, by when they came
newest:<stream>  hash: what is_older compares with, and how many dead letters the stream has
streams          sorted set: streams that have that, by when their newest event came
stream:<stream>  list of keys: the events of a stream that wait, the first first
due              sorted set: streams, by when their first event may be claimed
since            sorted set: the same, by when that was decided
dead             sorted set: keys of dead letters, by when they were given up
"""

from __future__ import annotations

__all__ = ["ADD", "CLAIM", "FAIL", "FINISH", "FORGET_EVENTS", "FORGET_STREAMS", "RELEASE", "REPLAY"]

_PUT_OFF = """
local p = KEYS[1]
local function put_off(stream, since, due)
  redis.call('ZADD', p .. 'since', since, stream)
  redis.call('ZADD', p .. 'due', due, stream)
end
"""
_ADDED = (
    _PUT_OFF
    + """
local function added(e, now)
  if redis.call('ZSCORE', p .. 'seen', e.key) then return 'Duplicate' end
  local newest = p .. 'newest:' .. e.stream
  local final, moment = unpack(redis.call('HMGET', newest, 'final', 'moment'))
  local older = false
  if final and e.is_status == '1' then
    if final ~= e.is_final then
      older = final == '1'
    elseif moment ~= '' and e.moment ~= '' then
      older = tonumber(e.moment) < tonumber(moment)
    end
  end
  redis.call('ZADD', p .. 'seen', now, e.key)
  if older then return 'Stale' end
  redis.call('HSET', newest, 'final', e.is_final, 'moment', e.moment)
  redis.call('ZADD', p .. 'streams', now, e.stream)
  redis.call('HSET', p .. 'event:' .. e.key, 'key', e.key, 'stream', e.stream, 'body', e.body,
    'is_status', e.is_status, 'is_final', e.is_final, 'moment', e.moment, 'failures', '0')
  if redis.call('RPUSH', p .. 'stream:' .. e.stream, e.key) == 1 then put_off(e.stream, now, now) end
  return 'New'
end
"""
)
_HELD = (
    _PUT_OFF
    + """
local key, token = ARGV[1], ARGV[2]
local event = p .. 'event:' .. key
if redis.call('HGET', event, 'token') ~= token then return 0 end
local stream = redis.call('HGET', event, 'stream')
redis.call('HDEL', event, 'token')
local function let_next_come()
  redis.call('LPOP', p .. 'stream:' .. stream)
  if redis.call('EXISTS', p .. 'stream:' .. stream) == 1 then
    put_off(stream, 0, 0)
  else
    redis.call('ZREM', p .. 'due', stream)
    redis.call('ZREM', p .. 'since', stream)
  end
end
"""
)

ADD = (
    _ADDED
    + """
local e = {key = ARGV[1], stream = ARGV[2], body = ARGV[3], is_status = ARGV[4], is_final = ARGV[5], moment = ARGV[6]}
return added(e, ARGV[7])
"""
)
CLAIM = (
    _PUT_OFF
    + """
local limit, now, till, token, later = tonumber(ARGV[1]), ARGV[2], ARGV[3], ARGV[4], ARGV[5]
local claimed = {}
local names = {'key', 'stream', 'body', 'is_status', 'is_final', 'moment', 'failures'}
local function claim(order, from, to)
  for _, stream in ipairs(redis.call('ZRANGEBYSCORE', p .. order, from, to, 'LIMIT', 0, limit - #claimed)) do
    local event = p .. 'event:' .. redis.call('LINDEX', p .. 'stream:' .. stream, 0)
    redis.call('HDEL', event, 'token') -- Redis refuses a first step that takes memory where it has none left
    redis.call('HSET', event, 'token', token)
    put_off(stream, now, till)
    table.insert(claimed, redis.call('HMGET', event, unpack(names)))
  end
end
claim('due', '-inf', now)
claim('since', '(' .. later, '+inf')
return claimed
"""
)
FINISH = (
    _HELD
    + """
redis.call('DEL', event)
let_next_come()
return 1
"""
)
FAIL = (
    _HELD
    + """
redis.call('HINCRBY', event, 'failures', 1)
redis.call('HSET', event, 'error', ARGV[4])
if ARGV[5] ~= '' then
  put_off(stream, ARGV[3], ARGV[5])
else
  let_next_come()
  redis.call('ZADD', p .. 'dead', ARGV[3], key)
  redis.call('HINCRBY', p .. 'newest:' .. stream, 'dead', 1)
end
return 1
"""
)
RELEASE = (
    _HELD
    + """
put_off(stream, ARGV[3], ARGV[3])
return 1
"""
)
REPLAY = (
    _ADDED
    + """
local key = ARGV[1]
if redis.call('ZREM', p .. 'dead', key) == 0 then return false end
local names = {'key', 'stream', 'body', 'is_status', 'is_final', 'moment'}
local e = {}
for i, value in ipairs(redis.call('HMGET', p .. 'event:' .. key, unpack(names))) do e[names[i]] = value end
redis.call('HINCRBY', p .. 'newest:' .. e.stream, 'dead', -1)
redis.call('DEL', p .. 'event:' .. key)
redis.call('ZREM', p .. 'seen', key)
return added(e, ARGV[2])
"""
)
_FORGET = """
local p, before, skipped, limit = KEYS[1], ARGV[1], tonumber(ARGV[2]), ARGV[3]
local function forget(order, is_needed)
  local old = redis.call('ZRANGEBYSCORE', p .. order, '-inf', '(' .. before, 'LIMIT', skipped, limit)
  for _, one in ipairs(old) do
    if is_needed(one) then skipped = skipped + 1 else redis.call('ZREM', p .. order, one) end
  end
  return {#old, skipped}
end
"""
FORGET_EVENTS = (
    _FORGET
    + """
return forget('seen', function(key) return redis.call('EXISTS', p .. 'event:' .. key) == 1 end)
"""
)
FORGET_STREAMS = (
    _FORGET
    + """
return forget('streams', function(stream)
  if redis.call('EXISTS', p .. 'stream:' .. stream) == 1 then return true end
  if tonumber(redis.call('HGET', p .. 'newest:' .. stream, 'dead') or 0) > 0 then return true end
  redis.call('DEL', p .. 'newest:' .. stream)
end)
"""
)
