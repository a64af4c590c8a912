package org.latentalign.node.fit.alignment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.latentalign.figure.Figure;
import org.latentalign.figure.Mark;
import org.latentalign.figure.paint.FigurePainter;
import org.latentalign.kernel.NormalDeviates;
import org.latentalign.mapping.AlignmentOptions;
import org.latentalign.mapping.Correspondence;
import org.latentalign.mapping.MapMethod;
import org.latentalign.mapping.SpaceAlignment;
import org.latentalign.progress.Progress;
import org.latentalign.score.retrieval.Similarity;

/** What the view of the Latent Space Alignment Learner shows. */
class AlignmentFigureTest {

    @Test
    void aTurnedSpaceFitsAndTheViewSaysSo() throws Exception {
        NormalDeviates random = NormalDeviates.of(9);
        double[][] x = new double[300][4];
        double[][] y = new double[300][];
        for (int i = 0; i < x.length; i++) {
            Arrays.setAll(x[i], j -> random.next() * (j + 1));
            y[i] = new double[] {x[i][1] + 3, -x[i][0], x[i][3], x[i][2] - 1};
        }
        MapMethod method = new MapMethod.Procrustes(false);
        AlignmentOptions options = new AlignmentOptions(method, true, 1000, Similarity.COSINE, 10, 5000, 3, 1);
        Correspondence known = Correspondence.ofPairs(x, y, Correspondence.heldOut(300, 0.4, 1), options);
        SpaceAlignment alignment = SpaceAlignment.of(known, x, y, List.of(), options, Progress.NONE);
        assertEquals(180, alignment.anchors());
        assertEquals(1, alignment.scores().retrieval().first());
        assertTrue(alignment.baseline().retrieval().first() < 0.1);
        // blind to a turn: a map from shuffled anchors has it as high
        assertEquals(
                alignment.scores().debiasedAlignment(), alignment.baseline().debiasedAlignment(), 1e-9);
        Figure figure = AlignmentFigure.of(
                alignment,
                method,
                IntStream.range(0, alignment.mapped().length)
                        .mapToObj(i -> "word " + i)
                        .toList(),
                Progress.NONE);
        assertTrue(figure.scenes().get(0).verdict().startsWith("The two spaces fit together: 100%"));
        assertEquals(2, figure.scenes().get(0).panels().size());
        Mark arrows = figure.scenes().get(0).panels().get(1).marks().get(0);
        assertEquals(120, arrows.size());
        assertTrue(FigurePainter.png(figure).length > 1000);
    }

    @Test
    void unrelatedSpacesDoNotFit() throws Exception {
        NormalDeviates random = NormalDeviates.of(10);
        double[][] x = new double[200][4];
        double[][] y = new double[200][4];
        for (int i = 0; i < x.length; i++) {
            Arrays.setAll(x[i], j -> random.next());
            Arrays.setAll(y[i], j -> random.next());
        }
        AlignmentOptions options =
                new AlignmentOptions(new MapMethod.Procrustes(false), true, 1000, Similarity.EUCLIDEAN, 10, 5000, 3, 1);
        Correspondence known = Correspondence.ofPairs(x, y, Correspondence.heldOut(200, 0.3, 1), options);
        SpaceAlignment alignment = SpaceAlignment.of(known, x, y, List.of(), options, Progress.NONE);
        assertTrue(alignment.verdict().startsWith("The map does not carry one space onto the other"));
    }
}
