package dev.cuboid.cache;

/** What the store does in one step. The last key is the lease of a job, the one before it is the job's result. */
final class SharedScripts {
    /** Who has the lease: {@code ARGV[1]} from now on, if nobody had. */
    static final String CLAIM = """
            local holder = redis.call('GET', KEYS[1])
            if holder then return holder end
            redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
            return ARGV[1]""";

    /** For another {@code ARGV[2]} milliseconds. */
    static final String RENEW = """
            if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
            return 'done'""";

    /** Keeps the result {@code ARGV[2]}, read at {@code ARGV[3]}, for {@code ARGV[4]} milliseconds unless there is a newer one. */
    static final String KEEP = """
            local kept = tonumber(redis.call('GETRANGE', KEYS[1], 4, 19))
            if not kept or kept <= tonumber(ARGV[3]) then redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[4]) end
            if redis.call('GET', KEYS[2]) == ARGV[1] then redis.call('DEL', KEYS[2]) end
            return 'done'""";

    /** Forgets a result that was read before {@code ARGV[2]}. */
    static final String FORGET = """
            local kept = tonumber(redis.call('GETRANGE', KEYS[1], 4, 19))
            if not kept or kept < tonumber(ARGV[2]) then redis.call('DEL', KEYS[1]) end
            if redis.call('GET', KEYS[2]) == ARGV[1] then redis.call('DEL', KEYS[2]) end
            return 'done'""";

    static final String RELEASE = """
            if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
            return 'done'""";

    /** In place of a holder it says {@code ARGV[3]}, for {@code ARGV[2]} milliseconds. */
    static final String MARK = """
            if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('SET', KEYS[1], ARGV[3], 'PX', ARGV[2]) end
            return 'done'""";

    private SharedScripts() {}
}
