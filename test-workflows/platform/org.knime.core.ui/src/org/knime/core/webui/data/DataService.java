package org.knime.core.webui.data;

/** Gives data to a page. */
public interface DataService {

    /** Builds a service. */
    interface DataServiceBuilder {}
}
