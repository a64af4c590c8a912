package org.knime.core.webui.data;

import java.util.Optional;

/** Gives data to a page. */
public interface DataService {

    Optional<Runnable> disposeRunnable();

    Optional<Runnable> deactivateRunnable();

    /** Builds a service. */
    interface DataServiceBuilder {

        DataServiceBuilder onDispose(final Runnable dispose);

        DataServiceBuilder onDeactivate(final Runnable deactivate);
    }
}
