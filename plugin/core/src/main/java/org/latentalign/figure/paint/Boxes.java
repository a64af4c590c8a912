package org.latentalign.figure.paint;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** The room that labels may take: none covers another one or a point, first come, first served. */
final class Boxes {

    /** Lines under a label; more cannot be told apart any longer. */
    private static final int MOST_CROSSED = 2;

    private final Rectangle2D bounds;

    private final List<Rectangle2D> taken = new ArrayList<>();

    private final List<Line2D> lines = new ArrayList<>();

    Boxes(final Rectangle2D bounds) {
        this.bounds = bounds;
    }

    /** Keeps free. */
    void block(final Rectangle2D box) {
        taken.add(box);
    }

    /** A line that labels cross only when it cannot be helped. */
    void avoid(final Line2D line) {
        lines.add(line);
    }

    /**
     * Finds room beside a point.
     *
     * @param gap from the point to the label
     * @param isUpright whether only room above or below the point will do
     * @return null when there is none
     */
    Rectangle2D place(
            final double x,
            final double y,
            final double gap,
            final double width,
            final double height,
            final boolean isUpright) {
        Rectangle2D best = null;
        long fewest = MOST_CROSSED + 1;
        for (final double[] corner : corners(x, y, gap, width, height, isUpright)) {
            final var box = new Rectangle2D.Double(corner[0], corner[1], width, height);
            if (bounds.contains(box) && taken.stream().noneMatch(box::intersects)) {
                final long crossings =
                        lines.stream().filter(line -> line.intersects(box)).count();
                if (crossings < fewest) {
                    best = box;
                    fewest = crossings;
                }
            }
        }
        if (best != null) {
            taken.add(best);
        }
        return best;
    }

    /** Right, left, above, below, and the four corners. */
    private static double[][] corners(
            final double x,
            final double y,
            final double gap,
            final double width,
            final double height,
            final boolean isUpright) {
        final double near = gap * 0.7;
        final double[] above = {x - width / 2, y - gap - height};
        final double[] below = {x - width / 2, y + gap};
        return isUpright
                ? new double[][] {above, below}
                : new double[][] {
                    {x + gap, y - height / 2},
                    {x - gap - width, y - height / 2},
                    above,
                    below,
                    {x + near, y - near - height},
                    {x + near, y + near},
                    {x - near - width, y - near - height},
                    {x - near - width, y + near},
                };
    }
}
