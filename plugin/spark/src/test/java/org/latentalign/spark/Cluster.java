package org.latentalign.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** Sessions of Spark for tests: on threads of this process, or on executors that are processes of their own. */
public final class Cluster {

    /** Two executors with a core each. */
    public static final String TWO_PROCESSES = "local-cluster[2,1,900]";

    private Cluster() {}

    /**
     * Starts a session and ends the one before.
     *
     * @param master threads or processes
     * @param settings keys and values in turn
     * @return the session
     */
    public static SparkSession start(final String master, final String... settings) {
        stop();
        final SparkConf conf = new SparkConf()
                .setMaster(master)
                .setAppName("test")
                .set("spark.ui.enabled", "false")
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.driver.bindAddress", "127.0.0.1")
                .set("spark.sql.shuffle.partitions", "3")
                .set("spark.executor.memory", "900m")
                .set("spark.executor.extraJavaOptions", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
                .set("spark.executor.extraClassPath", System.getProperty("java.class.path"))
                // a machine that does much else answers late
                .set("spark.network.timeout", "600s")
                .set("spark.executor.heartbeatInterval", "60s");
        for (int i = 0; i < settings.length; i += 2) {
            conf.set(settings[i], settings[i + 1]);
        }
        if (master.startsWith("local-cluster")) {
            makeHome(Path.of(System.getenv("SPARK_HOME")));
        }
        return SparkSession.builder().config(conf).getOrCreate();
    }

    /** Ends the session. */
    public static void stop() {
        SparkSession.getActiveSession().foreach(session -> {
            session.stop();
            return null;
        });
        SparkSession.clearActiveSession();
        SparkSession.clearDefaultSession();
    }

    /** Whoever starts executors looks for a folder of jars there. */
    private static void makeHome(final Path home) {
        try {
            Files.createDirectories(home.resolve("jars"));
            Files.writeString(home.resolve("RELEASE"), "");
        } catch (final IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
