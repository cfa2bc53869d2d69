"""What Redis does in one step, in Lua. Every key starts with KEYS[1], whose braces keep all on one node of a cluster.

event:<key>      hash: an event that waits, or a dead letter
seen:<key>       the identity of an event, for as long as it is to be known
newest:<stream>  hash: what is_older compares with
stream:<stream>  list of keys: the events of a stream that wait, the first first
due              sorted set: streams, by when their first event may be claimed
dead             sorted set: keys of dead letters, by when they were given up
"""

from __future__ import annotations

__all__ = ["ADD", "CLAIM", "FAIL", "FINISH", "RELEASE", "REPLAY"]

_ADDED = """
local p = KEYS[1]
local function added(e, now, keep)
  if redis.call('EXISTS', p .. 'seen:' .. e.key) == 1 then return 'Duplicate' end
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
  redis.call('SET', p .. 'seen:' .. e.key, older and 'Stale' or 'Kept')
  if older then
    redis.call('EXPIRE', p .. 'seen:' .. e.key, keep)
    return 'Stale'
  end
  redis.call('HSET', newest, 'final', e.is_final, 'moment', e.moment)
  redis.call('EXPIRE', newest, keep)
  redis.call('HSET', p .. 'event:' .. e.key, 'key', e.key, 'stream', e.stream, 'body', e.body,
    'is_status', e.is_status, 'is_final', e.is_final, 'moment', e.moment, 'failures', '0')
  redis.call('RPUSH', p .. 'stream:' .. e.stream, e.key)
  redis.call('ZADD', p .. 'due', 'NX', now, e.stream)
  return 'New'
end
"""
_HELD = """
local p, key, token = KEYS[1], ARGV[1], ARGV[2]
local event = p .. 'event:' .. key
if redis.call('HGET', event, 'token') ~= token then return 0 end
local stream = redis.call('HGET', event, 'stream')
redis.call('HDEL', event, 'token')
local function let_next_come()
  redis.call('LPOP', p .. 'stream:' .. stream)
  if redis.call('EXISTS', p .. 'stream:' .. stream) == 1 then
    redis.call('ZADD', p .. 'due', 0, stream)
  else
    redis.call('ZREM', p .. 'due', stream)
  end
end
"""

ADD = (
    _ADDED
    + """
local e = {key = ARGV[1], stream = ARGV[2], body = ARGV[3], is_status = ARGV[4], is_final = ARGV[5], moment = ARGV[6]}
return added(e, ARGV[7], ARGV[8])
"""
)
CLAIM = """
local p, limit, now, till, token = KEYS[1], ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local claimed = {}
local names = {'key', 'stream', 'body', 'is_status', 'is_final', 'moment', 'failures'}
for _, stream in ipairs(redis.call('ZRANGEBYSCORE', p .. 'due', '-inf', now, 'LIMIT', 0, limit)) do
  local event = p .. 'event:' .. redis.call('LINDEX', p .. 'stream:' .. stream, 0)
  redis.call('HSET', event, 'token', token)
  redis.call('ZADD', p .. 'due', till, stream)
  table.insert(claimed, redis.call('HMGET', event, unpack(names)))
end
return claimed
"""
FINISH = (
    _HELD
    + """
redis.call('DEL', event)
redis.call('EXPIRE', p .. 'seen:' .. key, ARGV[3])
redis.call('EXPIRE', p .. 'newest:' .. stream, ARGV[3])
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
  redis.call('ZADD', p .. 'due', ARGV[5], stream)
else
  let_next_come()
  redis.call('ZADD', p .. 'dead', ARGV[3], key)
end
return 1
"""
)
RELEASE = (
    _HELD
    + """
redis.call('ZADD', p .. 'due', ARGV[3], stream)
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
redis.call('DEL', p .. 'event:' .. key, p .. 'seen:' .. key)
return added(e, ARGV[2], ARGV[3])
"""
)
