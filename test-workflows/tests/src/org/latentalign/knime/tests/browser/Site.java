package org.latentalign.knime.tests.browser;

import java.util.Optional;

/** What a tab can load. */
@FunctionalInterface
public interface Site {

    /** @return what is at the address, if anything */
    Optional<Content> get(String address);

    /** What is at an address. */
    record Content(String type, byte[] bytes) {}
}
