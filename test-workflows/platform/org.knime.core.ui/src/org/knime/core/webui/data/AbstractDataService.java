package org.knime.core.webui.data;

/** What all services share. */
public abstract class AbstractDataService implements DataService {

    AbstractDataService() {}

    /** What all builders share. */
    public abstract static class AbstractDataServiceBuilder implements DataServiceBuilder {}
}
