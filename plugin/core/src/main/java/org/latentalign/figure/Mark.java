package org.latentalign.figure;

import java.util.List;

/** What is drawn in a panel. Every mark has a name for the legend, a meaning, and arrays of equal length. */
public sealed interface Mark {

    /** How the legend and the table behind the panel call it. */
    String name();

    Meaning meaning();

    /** How many things are drawn; the sum over a figure stays below some thousands. */
    int size();

    /**
     * A line through points, from left to right.
     *
     * @param second whether y is read on the second vertical axis
     */
    record Line(String name, Meaning meaning, double[] x, double[] y, boolean second) implements Mark {
        public Line {
            requireFinite(x, y);
        }

        @Override
        public int size() {
            return x.length;
        }
    }

    /** The area between a curve and zero, such as a density. */
    record Area(String name, Meaning meaning, double[] x, double[] y) implements Mark {
        public Area {
            requireFinite(x, y);
        }

        @Override
        public int size() {
            return x.length;
        }
    }

    /**
     * A bar from zero for each of some categories: upright when the horizontal axis has the categories, lying when the
     * vertical one has. Bars of several marks stand side by side where they share a category.
     *
     * @param categories positions on the axis of categories, whole numbers from 0
     */
    record Bars(String name, Meaning meaning, double[] categories, double[] values) implements Mark {
        public Bars {
            requireFinite(categories, values);
        }

        @Override
        public int size() {
            return values.length;
        }
    }

    /**
     * Dots, each with a label.
     *
     * @param labels what a dot is called, shown on hover, and beside it where {@code labeled} and there is room; may be
     *     user data
     * @param labeled whether to write the labels beside the dots
     */
    record Dots(String name, Meaning meaning, double[] x, double[] y, List<String> labels, boolean labeled)
            implements Mark {
        public Dots {
            labels = List.copyOf(labels);
            requireFinite(x, y);
            requireEqual(x.length, labels.size());
        }

        @Override
        public int size() {
            return x.length;
        }
    }

    /**
     * Arrows, each with a label at its start and its end. Arrows with the same labels at both ends belong together
     * across the panels of a scene: the page marks them all when the reader points at one.
     *
     * @param fromLabels what the start of each arrow is called; may be user data
     * @param toLabels what its end is called; may be user data
     */
    record Arrows(
            String name,
            Meaning meaning,
            double[] fromX,
            double[] fromY,
            double[] toX,
            double[] toY,
            List<String> fromLabels,
            List<String> toLabels)
            implements Mark {
        public Arrows {
            fromLabels = List.copyOf(fromLabels);
            toLabels = List.copyOf(toLabels);
            requireFinite(fromX, fromY);
            requireFinite(toX, toY);
            requireEqual(fromX.length, toX.length);
            requireEqual(fromX.length, fromLabels.size());
            requireEqual(fromX.length, toLabels.size());
        }

        @Override
        public int size() {
            return fromX.length;
        }
    }

    /**
     * Rectangles shaded by how many data lie in them: a density in two dimensions. On axes of categories a tile takes the
     * whole place of a category, from and to being its position: a map of shades.
     *
     * @param counts how many, or another figure above 0
     * @param full the figure from which on a tile has its full color, and others have it in proportion; or 0 for shades
     *     by the logarithm, from the least figure to the most
     */
    record Tiles(
            String name,
            Meaning meaning,
            double[] fromX,
            double[] toX,
            double[] fromY,
            double[] toY,
            double[] counts,
            double full)
            implements Mark {
        public Tiles {
            requireFinite(fromX, toX);
            requireFinite(fromY, toY);
            requireFinite(fromX, fromY);
            requireFinite(fromX, counts);
            requireFinite(new double[] {full}, new double[] {full});
        }

        /** Shaded by the logarithm: for how many data lie in tiles, few in most and very many in some. */
        public Tiles(
                final String name,
                final Meaning meaning,
                final double[] fromX,
                final double[] toX,
                final double[] fromY,
                final double[] toY,
                final double[] counts) {
            this(name, meaning, fromX, toX, fromY, toY, counts, 0);
        }

        @Override
        public int size() {
            return counts.length;
        }
    }

    /**
     * An interval for each place, drawn as a whisker: lying when the vertical axis has categories, else upright.
     *
     * @param places on the axis of categories, or on the horizontal one
     */
    record Whiskers(String name, Meaning meaning, double[] places, double[] low, double[] high) implements Mark {
        public Whiskers {
            requireFinite(places, low);
            requireFinite(places, high);
        }

        @Override
        public int size() {
            return places.length;
        }
    }

    /**
     * A line across the whole panel at one value.
     *
     * @param upright whether it stands at a value of the horizontal axis, or lies at one of the vertical axis
     */
    record Rule(String name, Meaning meaning, double value, boolean upright) implements Mark {
        public Rule {
            requireFinite(new double[] {value}, new double[] {value});
        }

        @Override
        public int size() {
            return 1;
        }
    }

    private static void requireFinite(final double[] first, final double[] second) {
        requireEqual(first.length, second.length);
        for (int i = 0; i < first.length; i++) {
            if (!Double.isFinite(first[i]) || !Double.isFinite(second[i])) {
                throw new IllegalArgumentException(
                        "A mark has a place that is not a finite number at index " + i + ".");
            }
        }
    }

    private static void requireEqual(final int first, final int second) {
        if (first != second) {
            throw new IllegalArgumentException("A mark has " + first + " and " + second + " values.");
        }
    }
}
