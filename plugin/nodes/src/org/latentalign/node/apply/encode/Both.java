package org.latentalign.node.apply.encode;

import java.util.Arrays;
import org.latentalign.node.shared.vectors.VectorTransformation.Observer;

/** Two observers of the same rows, each with its own figures. */
record Both(Observer first, Observer second) implements Observer {

    @Override
    public int figures() {
        return first.figures() + second.figures();
    }

    @Override
    public void measure(final double[] vector, final double[] result, final double[] figures) {
        double[] own = new double[second.figures()];
        second.measure(vector, result, own);
        System.arraycopy(own, 0, figures, first.figures(), own.length);
        first.measure(vector, result, figures);
    }

    @Override
    public void take(final long row, final double[] figures) {
        first.take(row, figures);
        second.take(row, Arrays.copyOfRange(figures, first.figures(), figures.length));
    }
}
