package dev.cuboid.cache;

/**
 * Where a Valkey or Redis is, and who we are to it.
 *
 * @param tls whether the connection is encrypted, and the server's certificate checked
 * @param user empty for the server's default user
 * @param password empty for none
 * @param database the number of the database in it
 */
public record SharedAddress(String host, int port, boolean tls, String user, String password, int database) {
    /** Without what is secret. */
    @Override
    public String toString() {
        return (tls ? "rediss" : "redis") + "://" + host + ":" + port + "/" + database;
    }
}
