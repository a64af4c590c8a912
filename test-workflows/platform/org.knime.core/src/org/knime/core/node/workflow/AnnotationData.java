package org.knime.core.node.workflow;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;

/** A text and its place in the workflow. */
public class AnnotationData implements Cloneable {

    private String text = "";
    private int x;
    private int y;
    private int width;
    private int height;

    public AnnotationData() {
        // without a text, at the origin
    }

    void load(final NodeSettingsRO settings) throws InvalidSettingsException {
        text = settings.getString("text");
        x = settings.getInt("x-coordinate");
        y = settings.getInt("y-coordinate");
        width = settings.getInt("width");
        height = settings.getInt("height");
    }

    public final String getText() {
        return text;
    }

    public final int getX() {
        return x;
    }

    public final int getY() {
        return y;
    }

    public final int getWidth() {
        return width;
    }

    public final int getHeight() {
        return height;
    }
}
