package org.knime.core.node;

import org.knime.core.util.ThreadPool;

/** Facts about the running platform. */
public final class KNIMEConstants {

    /** Milliseconds between two updates of what users see. */
    public static final int MIN_GUI_REFRESH_INTERVAL = 250;

    /** Name of the system property with the number of threads of the pool. */
    public static final String PROPERTY_MAX_THREAD_COUNT = "org.knime.core.maxThreads";

    /** Name of the system property that switches the check for duplicate row keys off. */
    public static final String PROPERTY_DISABLE_ROWID_DUPLICATE_CHECK = "knime.disable.rowid.duplicatecheck";

    /** Name of the system property with the number of distinct values that a column's domain lists. */
    public static final String PROPERTY_DOMAIN_MAX_POSSIBLE_VALUES = "knime.domain.valuecount";

    /** Name of the system property with the folder for temporary files. */
    public static final String PROPERTY_TEMP_DIR = "knime.tmpdir";

    /** The number of threads unless a property says otherwise. */
    public static final int DEF_MAX_THREAD_COUNT = 2 * Runtime.getRuntime().availableProcessors();

    /** The threads in which nodes run and in which they run parts of their work. */
    public static final ThreadPool GLOBAL_THREAD_POOL =
            new ThreadPool(Integer.getInteger(PROPERTY_MAX_THREAD_COUNT, DEF_MAX_THREAD_COUNT));

    private KNIMEConstants() {}

    /** @return the folder for temporary files */
    public static final String getKNIMETempDir() {
        return System.getProperty(PROPERTY_TEMP_DIR, System.getProperty("java.io.tmpdir"));
    }
}
