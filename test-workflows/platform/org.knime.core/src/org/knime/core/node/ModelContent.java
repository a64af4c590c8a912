package org.knime.core.node;

import java.io.IOException;
import java.io.InputStream;
import org.knime.core.node.config.Config;

/** A model's content, kept as settings are. */
public final class ModelContent extends Config implements ModelContentRO, ModelContentWO {

    private static final long serialVersionUID = 1L;

    /** @param key the group's name */
    public ModelContent(final String key) {
        super(key);
    }

    /**
     * @param in the XML; closed at the end
     * @return the content
     * @throws IOException if reading fails or it is no such XML
     */
    public static synchronized ModelContentRO loadFromXML(final InputStream in) throws IOException {
        return (ModelContent) Config.loadFromXML(new ModelContent("ignored"), in);
    }

    @Override
    public Config getInstance(final String key) {
        return new ModelContent(key);
    }

    @Override
    public ModelContentWO addModelContent(final String key) {
        return (ModelContent) addConfig(key);
    }

    @Override
    public ModelContent getModelContent(final String key) throws InvalidSettingsException {
        return (ModelContent) getConfig(key);
    }
}
