package io.quarkiverse.sync.deployment.test.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;

/** The driver of the database, whose clock can be put ahead of that of the JVM. */
public final class DatabaseClock implements Driver {

    private static volatile int hoursAhead;

    static void ahead(int hours, Runnable meanwhile) {
        hoursAhead = hours;
        try {
            meanwhile.run();
        } finally {
            hoursAhead = 0;
        }
    }

    private static Driver driver(String url) {
        return url.startsWith("jdbc:h2:") ? new org.h2.Driver() : new org.postgresql.Driver();
    }

    @Override
    public Connection connect(String url, Properties info) throws SQLException {
        Connection connection = driver(url).connect(url, info);
        return (Connection) Proxy.newProxyInstance(DatabaseClock.class.getClassLoader(), new Class<?>[] { Connection.class },
                (proxy, method, arguments) -> invoke(connection, method, arguments));
    }

    private static Object invoke(Connection connection, Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("prepareStatement") && hoursAhead > 0) {
            arguments[0] = ((String) arguments[0]).replace("current_timestamp",
                    "(current_timestamp + interval '%d' hour)".formatted(hoursAhead));
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        return driver(url).acceptsURL(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) throws SQLException {
        return driver(url).getPropertyInfo(url, info);
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }
}
