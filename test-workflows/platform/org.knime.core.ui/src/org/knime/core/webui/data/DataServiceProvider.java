package org.knime.core.webui.data;

import java.util.Optional;

/** Gives a page its services. */
public interface DataServiceProvider {

    <D> Optional<InitialDataService<D>> createInitialDataService();
}
