package org.latentalign.node.shared.view;

import java.util.Arrays;
import org.knime.core.data.image.png.PNGImageContent;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.image.ImagePortObject;
import org.knime.core.node.port.image.ImagePortObjectSpec;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.RequirePorts.ConfigurablePort;
import org.knime.node.RequirePorts.RequirePortName;
import org.latentalign.figure.Figure;
import org.latentalign.figure.paint.FigurePainter;
import org.latentalign.figure.paint.PaintingException;

/**
 * The optional output "Image" of nodes with a view: the view's figure as a picture, for reports and for runs without a
 * screen. It is the last output, and nothing is painted when the user has not added it.
 */
public final class FigureImage {

    /** Id and name of the port group. Written into saved workflows: it never changes. */
    public static final String GROUP = "Image";

    private FigureImage() {}

    /**
     * Describes the port.
     *
     * @param group of the node's ports, behind all other outputs
     * @return the same, configured
     */
    public static ConfigurablePort port(final RequirePortName group) {
        return group.name(GROUP)
                .description(
                        "The view as a picture (PNG), for reports and for runs without a screen. Where the view offers"
                                + " several scenes to choose from, the first ones are below each other.")
                .optional()
                .supportedTypes(ImagePortObject.TYPE);
    }

    /** Sets the spec of the output, if the user has added it. */
    public static void configure(final ConfigureInput input, final ConfigureOutput output) {
        int port = port(input.getOutPortTypes());
        if (port >= 0) {
            output.setOutSpec(port, spec());
        }
    }

    /**
     * Paints the figure, if the user has added the output.
     *
     * @throws KNIMEException when this machine cannot paint, with the sentence for the user
     */
    public static void write(final ExecuteInput input, final ExecuteOutput output, final Figure figure)
            throws KNIMEException {
        int port = port(input.getOutPortTypes());
        if (port >= 0) {
            input.getExecutionContext().setMessage("Painting the picture");
            try {
                output.setOutData(port, new ImagePortObject(new PNGImageContent(FigurePainter.png(figure)), spec()));
            } catch (PaintingException e) {
                throw new KNIMEException(e.getMessage(), e);
            }
        }
    }

    private static ImagePortObjectSpec spec() {
        return new ImagePortObjectSpec(PNGImageContent.TYPE);
    }

    private static int port(final PortType[] outputs) {
        return Arrays.asList(outputs).indexOf(ImagePortObject.TYPE);
    }
}
