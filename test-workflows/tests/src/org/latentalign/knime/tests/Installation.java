package org.latentalign.knime.tests;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.eclipse.core.runtime.Platform;
import org.osgi.framework.Constants;

/** Where the tests find what belongs to the project, and which platform they run on. */
final class Installation {

    /** The bundle under test. */
    static final String PLUGIN = "org.latentalign.knime";

    private static final String CORE = "org.knime.core";

    /** A system property: the expectations become what the tests find, for somebody who looks at the difference. */
    private static final String WRITE = "expectations.write";

    private Installation() {}

    /** @return the directory with the example workflows */
    static Path workflows() {
        return Path.of(System.getProperty("workflows.directory"));
    }

    /** @return the directory with the figures that the workflows must give */
    static Path expectations() {
        return Path.of(System.getProperty("expectations.directory"));
    }

    /** @return whether what a test finds is to be what it expects from now on */
    static boolean writesExpectations() {
        return Boolean.getBoolean(WRITE);
    }

    /** @return what to do about a file of expectations that is not as the tests find it */
    static String howToWrite(final Object file) {
        return file + " says otherwise; if that is meant, run this test with -D" + WRITE + "=true and look at the"
                + " difference.";
    }

    /** @return where the tests leave reports, to look at; it need not exist */
    static Path reports() {
        return Path.of(System.getProperty("reports.directory"));
    }

    /** @return the directory with the stand-in's sources */
    static Path platform() {
        return Path.of(System.getProperty("platform.directory"));
    }

    /** @return whether the platform is the stand-in, and not KNIME */
    static boolean isStandIn() {
        return platformName().startsWith("Stand-in");
    }

    /** Ends a test that is about the stand-in when it runs on KNIME's own bundles. */
    static void assumeStandIn() {
        assumeTrue(isStandIn(), () -> CORE + " is " + platformName());
    }

    private static String platformName() {
        return Platform.getBundle(CORE).getHeaders().get(Constants.BUNDLE_NAME);
    }
}
