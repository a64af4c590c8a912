package org.latentalign.node.fit.alignment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.knime.core.node.KNIMEException;
import org.latentalign.kernel.FitException;
import org.latentalign.mapping.AlignmentOptions;
import org.latentalign.mapping.Correspondence;
import org.latentalign.node.fit.alignment.LatentSpaceAlignmentLearnerNodeParameters.Anchors;
import org.latentalign.node.fit.alignment.LatentSpaceAlignmentLearnerNodeParameters.HeldOut;

/**
 * Which rows of the two tables belong together, and which of them are held out.
 *
 * @param known what the map is learned from and scored with
 * @param all all rows of the source space that may be learned from
 * @param allTargets all rows of the target space that may be learned from
 * @param warnings what the user should know; often nothing
 */
record MatchedSpaces(Correspondence known, double[][] all, double[][] allTargets, List<String> warnings) {

    static MatchedSpaces of(
            final SpaceRows source,
            final SpaceRows target,
            final LatentSpaceAlignmentLearnerNodeParameters parameters,
            final AlignmentOptions options)
            throws KNIMEException, FitException {
        if (source.keys().isEmpty() || target.keys().isEmpty()) {
            throw new KNIMEException("The " + (source.keys().isEmpty() ? "first" : "second")
                    + " table has no row with both a vector and an anchor: there is nothing to align.");
        }
        return parameters.m_anchors == Anchors.GROUP_MEANS
                ? ofGroups(source, target, parameters, options)
                : ofPairs(source, target, parameters, options);
    }

    private static MatchedSpaces ofPairs(
            final SpaceRows source,
            final SpaceRows target,
            final LatentSpaceAlignmentLearnerNodeParameters parameters,
            final AlignmentOptions options)
            throws KNIMEException, FitException {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < target.keys().size(); i++) {
            places.put(target.keys().get(i), i);
        }
        List<Integer> first = new ArrayList<>();
        List<Integer> second = new ArrayList<>();
        for (int i = 0; i < source.keys().size(); i++) {
            var place = places.get(source.keys().get(i));
            if (place != null) {
                first.add(i);
                second.add(place);
            }
        }
        if (first.isEmpty()) {
            throw new KNIMEException("No row of the first table has a counterpart in the second: \""
                    + source.keys().get(0) + "\" is in the first, \""
                    + target.keys().get(0)
                    + "\" in the second. Choose other anchors.");
        }
        double[][] x = first.stream().map(source::vector).toArray(double[][]::new);
        double[][] y = second.stream().map(target::vector).toArray(double[][]::new);
        boolean[] heldOut = new boolean[x.length];
        if (parameters.m_heldOut == HeldOut.SHARE) {
            heldOut = Correspondence.heldOut(x.length, parameters.m_heldOutShare, parameters.m_seed);
        } else {
            for (int i = 0; i < x.length; i++) {
                heldOut[i] = parameters.heldOutValue().equals(source.heldOutLabel(first.get(i)));
            }
        }
        List<double[]> learned = new ArrayList<>();
        List<double[]> learnedTargets = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            if (!heldOut[i]) {
                learned.add(x[i]);
                learnedTargets.add(y[i]);
            }
        }
        var warnings = new ArrayList<String>();
        addUnmatched(warnings, source.keys().size() - x.length, "first", "second");
        addUnmatched(warnings, target.keys().size() - x.length, "second", "first");
        return new MatchedSpaces(
                Correspondence.ofPairs(x, y, heldOut, options),
                learned.toArray(double[][]::new),
                learnedTargets.toArray(double[][]::new),
                warnings);
    }

    /** @return what the scored pairs are called: by the key of their row, or by their number when they are means of rows */
    List<String> scoredNames(final SpaceRows source) {
        // the rows themselves, not equal ones: repeated vectors have names of their own
        Map<double[], String> names = new IdentityHashMap<>();
        for (int i = 0; i < source.keys().size(); i++) {
            names.put(source.vector(i), source.keys().get(i));
        }
        var scored = known.scoredPairs();
        return IntStream.range(0, scored.length)
                .mapToObj(i -> names.getOrDefault(scored[i], "pair " + (i + 1)))
                .toList();
    }

    private static void addUnmatched(
            final List<String> warnings, final int count, final String in, final String other) {
        if (count > 0) {
            warnings.add(count + (count == 1 ? " row of the " : " rows of the ") + in
                    + " table found no counterpart in the " + other + " and are not learned from.");
        }
    }

    private static MatchedSpaces ofGroups(
            final SpaceRows source,
            final SpaceRows target,
            final LatentSpaceAlignmentLearnerNodeParameters parameters,
            final AlignmentOptions options)
            throws FitException {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        int[] first = numbers(source.keys(), numbers);
        int[] second = numbers(target.keys(), numbers);
        var warnings = new ArrayList<String>();
        unmatchedGroups(first, second, "first", "second").ifPresent(warnings::add);
        unmatchedGroups(second, first, "second", "first").ifPresent(warnings::add);
        double[][] x = source.vectors();
        double[][] y = target.vectors();
        if (parameters.m_heldOut == HeldOut.SHARE) {
            return new MatchedSpaces(
                    Correspondence.ofGroups(x, first, y, second, numbers.size(), parameters.m_heldOutShare, options),
                    x,
                    y,
                    warnings);
        }
        boolean[] heldOut = new boolean[x.length];
        List<double[]> learned = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            heldOut[i] = parameters.heldOutValue().equals(source.heldOutLabel(i));
            if (!heldOut[i]) {
                learned.add(x[i]);
            }
        }
        return new MatchedSpaces(
                Correspondence.ofGroups(
                        x, first, heldOut, y, second, numbers.size(), parameters.m_heldOutShare, options),
                learned.toArray(double[][]::new),
                y,
                warnings);
    }

    /** The sentence on groups that only one of the tables has; by row, the number of its group. */
    static Optional<String> unmatchedGroups(
            final int[] groups, final int[] others, final String in, final String other) {
        var known = Arrays.stream(others).boxed().collect(Collectors.toSet());
        int[] unmatched =
                Arrays.stream(groups).filter(group -> !known.contains(group)).toArray();
        long count = Arrays.stream(unmatched).distinct().count();
        return count == 0
                ? Optional.empty()
                : Optional.of(count + (count == 1 ? " group" : " groups") + " of the " + in + " table ("
                        + unmatched.length
                        + (unmatched.length == 1 ? " row) is" : count == 1 ? " rows) is" : " rows) are")
                        + " not in the " + other + ": nothing is learned from " + (count == 1 ? "it." : "them."));
    }

    private static int[] numbers(final List<String> keys, final Map<String, Integer> numbers) {
        return keys.stream()
                .mapToInt(key -> numbers.computeIfAbsent(key, name -> numbers.size()))
                .toArray();
    }
}
