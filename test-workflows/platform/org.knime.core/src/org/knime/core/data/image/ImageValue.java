package org.knime.core.data.image;

import org.knime.core.data.DataValue;

/** A value that is an image. */
public interface ImageValue extends DataValue {

    /** @return the image */
    ImageContent getImageContent();
}
