package org.latentalign.node.score.analogies;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.latentalign.figure.Fact;
import org.latentalign.figure.Mark;
import org.latentalign.node.score.TestScores;
import org.latentalign.node.score.analogies.AnalogyFigure.Asked;
import org.latentalign.node.score.analogies.RelationScores.Accuracy;
import org.latentalign.node.score.analogies.RelationScores.PhaseScores;
import org.latentalign.score.AlignmentScore;
import org.latentalign.score.analogy.AnalogyAnswer;
import org.latentalign.score.analogy.AnalogyAnswer.Candidate;

class AnalogyFigureTest {

    private static final Candidate SOME = new Candidate("some", 1, 0.5);

    /** A wrong answer unless the rank of the right word is 1. */
    private static AnalogyAnswer answer(final String word, final long rank) {
        return new AnalogyAnswer(
                SOME, false, new Candidate(word, 2, 0.4), SOME, rank == 0 ? Candidate.NONE : SOME, rank);
    }

    private static AlignmentScore alignment(final double mean, final int n, final long seed) {
        var random = new Random(seed);
        return TestScores.of(
                random.doubles(n).map(u -> mean + 0.3 * (u - 0.5)).toArray(),
                random.doubles(300).map(u -> 0.5 * (u - 0.5)).toArray());
    }

    private static RelationScores relation(
            final String name, final int covered, final double mean, final boolean isAfter) {
        return new RelationScores(
                name,
                covered + 1,
                covered,
                List.of("unknown"),
                new PhaseScores(
                        alignment(mean, covered, 1), new Accuracy(0.25, 0.1, 0.5), new Accuracy(0.12, 0, 0.38), 0),
                isAfter
                        ? Optional.of(new PhaseScores(
                                alignment(mean + 0.1, covered, 2),
                                new Accuracy(0.5, 0.2, 0.75),
                                new Accuracy(0.06, 0.03, 0.25),
                                0))
                        : Optional.empty());
    }

    private static Asked asked(final String a, final long rankBefore, final long rankAfter) {
        return new Asked(
                "r", List.of(a, "b", "c", "d"), 0.1, 0.2, answer("x", rankBefore), Optional.of(answer("y", rankAfter)));
    }

    @Test
    void relationsAreSortedBars() {
        var figure = AnalogyFigure.of(
                List.of(relation("low", 20, 0.1, true), relation("high", 20, 0.6, true)),
                relation("Total", 40, 0.35, true),
                List.of(),
                OptionalDouble.of(2));
        var scene = figure.scenes().get(0);
        assertEquals(3, scene.panels().size());
        assertEquals(List.of("high", "low"), scene.panels().get(1).y().categories());
        var accuracy = scene.panels().get(2);
        assertArrayEquals(
                new double[] {0.25, 0.25}, ((Mark.Bars) accuracy.marks().get(0)).values());
        assertArrayEquals(new double[] {0.5, 0.5}, ((Mark.Bars) accuracy.marks().get(1)).values());
        assertEquals("Without shift before", accuracy.marks().get(2).name());
        assertArrayEquals(
                new double[] {0.12, 0.12}, ((Mark.Dots) accuracy.marks().get(2)).x());
        assertArrayEquals(
                new double[] {0.06, 0.06}, ((Mark.Dots) accuracy.marks().get(3)).x());
        assertTrue(scene.facts().contains(new Fact("Accuracy after", "50% (6% without shift)")));
        assertTrue(scene.facts().contains(new Fact("Accuracy with question words before", "10% (0% without shift)")));
        assertTrue(scene.facts().contains(new Fact("Top-5 accuracy before", "50% (38% without shift)")));
        assertTrue(scene.facts().contains(new Fact("Questions with vectors", "40 of 41 (97.6%)")));
        assertTrue(scene.facts().contains(new Fact("Words out of vocabulary", "1")));
        assertTrue(scene.facts().contains(new Fact("Condition number", "100")));
        assertTrue(scene.verdict().contains("analogies"));
    }

    /** The right word furthest down comes first, one that cannot be found before it, and what is right not at all. */
    @Test
    void worstQuestions() {
        var figure = AnalogyFigure.of(
                List.of(relation("r", 20, 0.5, true)),
                relation("Total", 20, 0.5, true),
                List.of(
                        asked("right", 9, 1),
                        asked("second", 1, 2),
                        asked("last", 3, 1234),
                        asked("<b>none</b>", 3, 0)),
                OptionalDouble.empty());
        var rows = figure.scenes().get(0).tables().get(0).rows();
        assertEquals(3, rows.size());
        assertEquals(List.of("r", "<b>none</b> : b :: c : ?", "d", "x", "y", "3", "none", "0.10", "0.20"), rows.get(0));
        assertEquals("1,234", rows.get(1).get(6));
        assertEquals("2", rows.get(2).get(6));
    }

    @Test
    void thereMayBeNoWrongAnswer() {
        var figure = AnalogyFigure.of(
                List.of(relation("r", 20, 0.5, true)),
                relation("Total", 20, 0.5, true),
                List.of(asked("right", 9, 1)),
                OptionalDouble.empty());
        assertTrue(figure.scenes().get(0).tables().isEmpty());
    }

    @Test
    void nothingCovered() {
        var figure = AnalogyFigure.of(
                List.of(relation("r", 0, 0, false)), relation("Total", 0, 0, false), List.of(), OptionalDouble.empty());
        assertTrue(figure.scenes().isEmpty());
        assertTrue(figure.empty().contains("No question has vectors"));
    }

    @Test
    void relationsWithoutCoveredQuestionsAreCounted() {
        var relations = new ArrayList<RelationScores>();
        relations.add(relation("empty", 0, 0, false));
        relations.add(relation("r", 20, 0.5, false));
        var scene = AnalogyFigure.of(relations, relation("Total", 20, 0.5, false), List.of(), OptionalDouble.empty())
                .scenes()
                .get(0);
        assertEquals(List.of("r"), scene.panels().get(1).y().categories());
        assertTrue(scene.facts().contains(new Fact("Relations without a question with vectors", "1")));
        assertTrue(scene.facts().contains(new Fact("Accuracy", "25% (12% without shift)")));
    }
}
