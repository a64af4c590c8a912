package org.latentalign.node.score.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.latentalign.figure.Axis;
import org.latentalign.figure.Curve;
import org.latentalign.figure.Density;
import org.latentalign.figure.Fact;
import org.latentalign.figure.Figure;
import org.latentalign.figure.Mark;
import org.latentalign.figure.Meaning;
import org.latentalign.figure.Numbers;
import org.latentalign.figure.Panel;
import org.latentalign.figure.Scene;
import org.latentalign.figure.Selection;
import org.latentalign.node.shared.view.StackedDots;
import org.latentalign.score.distance.AverageLinkage;
import org.latentalign.score.distance.GroupComparison;
import org.latentalign.score.distance.PairComparison;
import org.latentalign.score.shape.ShapeComparison;
import org.latentalign.score.shape.TensorRobustness;

/**
 * The picture of a comparison of groups: distances beside what exchanged labels give, in a scene for each space, and the
 * latent tensors of noisy rows.
 */
final class ComparisonFigure {

    private static final String TITLE = "Comparison of groups";

    /** Beyond, names cannot be read. */
    private static final int GROUPS_SHOWN = 30;

    private static final int BARS_SHOWN = 200;

    /** Where dots of few values lie, as a share of the height of the curve of chance. */
    private static final double LEVEL_OF_DOTS = 0.1;

    /** How many places for dots there are beside each other. */
    private static final double PLACES = 60;

    private static final Curve NO_CURVE = new Curve(new double[0], new double[0]);

    private final List<SpaceComparison> spaces;

    private final boolean isReference;

    private ComparisonFigure(final List<SpaceComparison> spaces, final boolean isReference) {
        this.spaces = spaces;
        this.isReference = isReference;
    }

    /**
     * @param spaces before and, where there is something to compare with, after
     * @param isReference whether all groups are compared with one
     * @param sweep tensors of noisy rows, when they were asked for
     */
    static Figure of(final List<SpaceComparison> spaces, final boolean isReference, final Optional<NoiseSweep> sweep) {
        var figure = new ComparisonFigure(spaces, isReference);
        var scenes = new ArrayList<Scene>();
        // the latent space first: it is what the user asks about
        for (int s = spaces.size() - 1; s >= 0; s--) {
            scenes.add(figure.scene(spaces.get(s)));
        }
        sweep.ifPresent(found -> scenes.add(noise(found)));
        return new Figure(TITLE, "Space", scenes, "");
    }

    private Scene scene(final SpaceComparison space) {
        var facts = new ArrayList<Fact>();
        var distances = space.distances();
        facts.add(new Fact("Distance", space.options().distance().title()));
        facts.add(new Fact(
                "Pairs that differ",
                Numbers.count(distances.differing(space.options().level())) + " of "
                        + Numbers.count(distances.tested())));
        facts.add(new Fact(
                "Permutations",
                Numbers.count(distances.pairs().stream()
                        .mapToInt(PairComparison::permutations)
                        .max()
                        .orElse(0))));
        facts.add(new Fact(
                "Smallest false discovery rate of a single pair", Numbers.significant(distances.smallestSingleRate())));
        space.shapes()
                .ifPresent(shapes -> addShapes(facts, shapes, space.options().level()));
        var panels = new ArrayList<Panel>();
        if (isReference) {
            bars(space, facts).ifPresent(panels::add);
        } else {
            panels.add(heatMap(space, facts));
        }
        panels.add(distribution(space));
        return new Scene(name(space), space.verdict(), facts, panels, List.of());
    }

    private static void addShapes(final List<Fact> facts, final ShapeComparison shapes, final double level) {
        facts.add(new Fact(
                "Pairs whose covariances differ",
                Numbers.count(shapes.pairs().stream()
                        .filter(pair -> pair.falseDiscoveryRate() <= level)
                        .count())));
        if (shapes.directions() > 0) {
            facts.add(new Fact(
                    "Shapes compared along",
                    shapes.directions() + " directions with " + Numbers.percent(shapes.directionShare())
                            + " of the variance within groups"));
        }
    }

    private String name(final SpaceComparison space) {
        return spaces.size() == 1 ? "Distances" : space.when().equals("before") ? "Before encoding" : "After encoding";
    }

    private static Meaning meaning(final SpaceComparison space) {
        return space.when().equals("before") ? Meaning.BEFORE : Meaning.AFTER;
    }

    private static Meaning baseline(final SpaceComparison space) {
        return space.when().equals("before") ? Meaning.BASELINE_BEFORE : Meaning.BASELINE_AFTER;
    }

    /** Distances from the reference, the largest first. */
    private static Optional<Panel> bars(final SpaceComparison space, final List<Fact> facts) {
        var sorted = space.distances().pairs().stream()
                .filter(pair -> Double.isFinite(pair.standardized()))
                .sorted(Comparator.comparingDouble((PairComparison pair) -> -pair.standardized()))
                .toList();
        if (sorted.isEmpty()) {
            return Optional.empty();
        }
        var shown = Arrays.stream(Selection.ends(sorted.size(), BARS_SHOWN))
                .mapToObj(sorted::get)
                .toList();
        if (shown.size() < sorted.size()) {
            facts.add(Selection.fact("Groups", shown.size(), sorted.size(), "those nearest and farthest"));
        }
        var reference = space.groups().get(sorted.get(0).second());
        var marks = new ArrayList<Mark>();
        double level = space.options().level();
        addBars(marks, shown, pair -> pair.falseDiscoveryRate() <= level, "Differs", meaning(space));
        addBars(marks, shown, pair -> !(pair.falseDiscoveryRate() <= level), "Does not differ", Meaning.NEUTRAL);
        marks.add(new Mark.Dots(
                "Null median",
                baseline(space),
                values(shown, PairComparison::nullMedian),
                places(shown.size()),
                shown.stream().map(pair -> space.groups().get(pair.first())).toList(),
                false));
        double high = marks.stream()
                .flatMapToDouble(mark -> mark instanceof Mark.Bars bars
                        ? DoubleStream.of(bars.values())
                        : DoubleStream.of(((Mark.Dots) mark).x()))
                .max()
                .orElse(1);
        double low = Math.min(
                0,
                DoubleStream.of(values(shown, PairComparison::distance)).min().orElse(0));
        return Optional.of(new Panel(
                "Distance from " + reference,
                "The " + sentence(space) + " of each group from " + reference
                        + " as a bar, and the median of exchanged labels as a dot. Sorted by how far a bar exceeds what"
                        + " exchanged labels give. The first: "
                        + space.groups().get(shown.get(0).first()) + ".",
                Axis.linear(space.options().distance().title(), low, high > low ? high + 0.05 * (high - low) : low + 1),
                Axis.categories(
                        "Group",
                        shown.stream()
                                .map(pair -> space.groups().get(pair.first()))
                                .toList()),
                null,
                "Group",
                marks));
    }

    private static String sentence(final SpaceComparison space) {
        var title = space.options().distance().title();
        return title.startsWith("MMD") ? title : title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1);
    }

    private static void addBars(
            final List<Mark> marks,
            final List<PairComparison> shown,
            final Predicate<PairComparison> which,
            final String name,
            final Meaning meaning) {
        int[] chosen = IntStream.range(0, shown.size())
                .filter(i -> which.test(shown.get(i)))
                .toArray();
        if (chosen.length > 0) {
            marks.add(new Mark.Bars(
                    name,
                    meaning,
                    Arrays.stream(chosen).asDoubleStream().toArray(),
                    Arrays.stream(chosen)
                            .mapToDouble(i -> shown.get(i).distance())
                            .toArray()));
        }
    }

    private static double[] values(final List<PairComparison> pairs, final ToDoubleFunction<PairComparison> figure) {
        return pairs.stream().mapToDouble(figure).toArray();
    }

    private static double[] places(final int count) {
        return IntStream.range(0, count).asDoubleStream().toArray();
    }

    /** How far every group is from every other one, in standard deviations of exchanged labels. */
    private static Panel heatMap(final SpaceComparison space, final List<Fact> facts) {
        int all = space.groups().size();
        double[][] standardized = new double[all][all];
        for (var pair : space.distances().pairs()) {
            double value = Double.isFinite(pair.standardized()) ? Math.max(0, pair.standardized()) : 0;
            standardized[pair.first()][pair.second()] = value;
            standardized[pair.second()][pair.first()] = value;
        }
        int[] chosen = IntStream.range(0, all)
                .boxed()
                .sorted(Comparator.comparingDouble(
                        (Integer g) -> -Arrays.stream(standardized[g]).sum()))
                .limit(GROUPS_SHOWN)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
        if (chosen.length < all) {
            facts.add(Selection.fact("Groups", chosen.length, all, "those farthest from the others"));
        }
        double[][] among = new double[chosen.length][chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            for (int j = 0; j < chosen.length; j++) {
                among[i][j] = standardized[chosen[i]][chosen[j]];
            }
        }
        int[] order = AverageLinkage.order(among);
        var names = Arrays.stream(order)
                .mapToObj(i -> space.groups().get(chosen[i]))
                .toList();
        int size = order.length;
        double[] x = new double[size * (size - 1)];
        double[] y = new double[x.length];
        double[] shades = new double[x.length];
        int next = 0;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                if (i != j) {
                    x[next] = j;
                    y[next] = i;
                    shades[next++] = Math.max(1, Math.rint(10 * among[order[i]][order[j]]) / 10);
                }
            }
        }
        return new Panel(
                "Groups that are alike stand together",
                "For every two groups, by how many standard deviations of exchanged labels their "
                        + sentence(space) + " exceeds the mean of exchanged labels; 1 stands for 1 or less. Groups are"
                        + " ordered by average linkage.",
                Axis.categories("", names),
                Axis.categories("Group", names),
                null,
                "",
                List.of(new Mark.Tiles("Standard deviations above chance", meaning(space), x, x, y, y, shades)));
    }

    /** The standardized distances of pairs over those of exchanged labels. */
    private static Panel distribution(final SpaceComparison space) {
        double from = GroupComparison.NULL_FROM;
        double to = GroupComparison.NULL_TO;
        var marks = new ArrayList<Mark>();
        Curve chance = Density.of(space.distances().standardizedNull(), from, to);
        if (chance.x().length > 0) {
            marks.add(new Mark.Area("Exchanged labels", baseline(space), chance.x(), chance.y()));
        }
        double[] observed = space.distances().pairs().stream()
                .mapToDouble(PairComparison::standardized)
                .filter(Double::isFinite)
                .map(value -> Math.max(from, Math.min(to, value)))
                .toArray();
        Curve found = observed.length < StackedDots.FEWEST_FOR_A_CURVE ? NO_CURVE : Density.of(observed, from, to);
        if (found.x().length > 0) {
            marks.add(new Mark.Area("Groups", meaning(space), found.x(), found.y()));
        }
        double high = marks.stream()
                .map(Mark.Area.class::cast)
                .flatMapToDouble(area -> DoubleStream.of(area.y()))
                .max()
                .orElse(1);
        if (found.x().length == 0 && observed.length > 0) {
            double[] level = StackedDots.heights(observed, (to - from) / PLACES, LEVEL_OF_DOTS, high);
            marks.add(new Mark.Dots("Groups", meaning(space), observed, level, pairNames(space), false));
        }
        return Panel.of(
                "Distances and chance",
                "The density of the distances of all pairs, and of the same rows with exchanged labels, each less the"
                        + " mean of exchanged labels and in their standard deviations. Distances beyond "
                        + Numbers.significant(to)
                        + " are drawn there. Where the two curves lie over each other, groups do"
                        + " not differ.",
                Axis.linear("Standardized distance", from, to),
                Axis.linear("Density", 0, high > 0 ? 1.05 * high : 1),
                marks);
    }

    private static List<String> pairNames(final SpaceComparison space) {
        return space.distances().pairs().stream()
                .filter(pair -> Double.isFinite(pair.standardized()))
                .map(pair -> space.groups().get(pair.first()) + " and "
                        + space.groups().get(pair.second()))
                .toList();
    }

    private static Scene noise(final NoiseSweep sweep) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("Rows compared", Numbers.count(sweep.rows())));
        facts.add(new Fact(
                "Directions of clean rows (95%)",
                Numbers.count(sweep.robustness().get(0).dimension())));
        double[] angles = sweep.robustness().stream()
                .mapToDouble(TensorRobustness::largestAngle)
                .map(Math::toDegrees)
                .map(angle -> Double.isFinite(angle) ? angle : 0)
                .toArray();
        double most = Arrays.stream(sweep.levels()).max().orElse(1);
        var ranks = new ArrayList<Mark>();
        var meanings = List.of(Meaning.BEFORE, Meaning.AFTER, Meaning.AUC);
        double highest = 1;
        for (int side = 0; side < 3; side++) {
            int index = side;
            double[] values = sweep.robustness().stream()
                    .mapToDouble(found -> found.ranks()[index])
                    .toArray();
            highest = Math.max(highest, Arrays.stream(values).max().orElse(1));
            ranks.add(new Mark.Line(
                    "Side " + "abc".charAt(side),
                    meanings.get(side),
                    ascending(sweep.levels()),
                    ordered(sweep, values),
                    false));
        }
        double end = most > 0 ? most : 1;
        return new Scene(
                "Latent tensors and noise",
                noiseVerdict(sweep, angles),
                facts,
                List.of(
                        Panel.of(
                                "Angles against noise",
                                "The largest angle between the leading directions of clean and of noisy rows in the"
                                        + " kernel's space, at every level of noise. At the last level it is "
                                        + Numbers.decimal(ordered(sweep, angles)[angles.length - 1], 1) + " degrees.",
                                Axis.linear("Noise, in standard deviations of the input", 0, end),
                                Axis.linear("Largest angle, in degrees", 0, 90),
                                List.of(new Mark.Line(
                                        "Largest angle",
                                        Meaning.AFTER,
                                        ascending(sweep.levels()),
                                        ordered(sweep, angles),
                                        false))),
                        Panel.of(
                                "Ranks against noise",
                                "The mean rank of the matrices along the three sides of the latent tensors, at every"
                                        + " level of noise.",
                                Axis.linear("Noise, in standard deviations of the input", 0, end),
                                Axis.linear("Mean rank", 0, 1.05 * highest),
                                ranks)),
                List.of());
    }

    private static String noiseVerdict(final NoiseSweep sweep, final double[] angles) {
        double[] levels = sweep.levels();
        int last = IntStream.range(0, levels.length)
                .boxed()
                .max(Comparator.comparingDouble(k -> levels[k]))
                .orElse(0);
        var clean = ranks(sweep.robustness().get(0));
        var noisy = ranks(sweep.robustness().get(last));
        return "With noise of " + Numbers.significant(levels[last])
                + (levels[last] == 1 ? " standard deviation" : " standard deviations")
                + ", the leading directions of the latent tensors turn by up to " + Numbers.decimal(angles[last], 0)
                + " degrees, of 90 at most, and their ranks "
                + (clean.equals(noisy) ? "stay at " + clean : "go from " + clean + " to " + noisy)
                + ". Small angles and equal ranks mean that noisy rows stay where clean ones are; they do not mean that"
                + " the model is useful.";
    }

    private static String ranks(final TensorRobustness found) {
        return Arrays.stream(found.ranks())
                .mapToObj(rank -> Numbers.decimal(rank, 1))
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
    }

    private static double[] ascending(final double[] levels) {
        return Arrays.stream(levels).sorted().toArray();
    }

    private static double[] ordered(final NoiseSweep sweep, final double[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> sweep.levels()[k]))
                .mapToDouble(k -> values[k])
                .toArray();
    }
}
