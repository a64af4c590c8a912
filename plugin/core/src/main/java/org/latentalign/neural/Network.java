package org.latentalign.neural;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Layers one behind the other.
 *
 * @param layers from the input to the output; each takes what the one before gives
 */
public record Network(List<Layer> layers) {

    /** Copies the list and checks that the layers fit. */
    public Network {
        layers = List.copyOf(layers);
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("A network needs a layer.");
        }
        for (int i = 1; i < layers.size(); i++) {
            if (layers.get(i).inputs() != layers.get(i - 1).outputs()) {
                throw new IllegalArgumentException("The layers do not fit together.");
            }
        }
    }

    /** @return d, how many numbers go in */
    public int inputs() {
        return layers.get(0).inputs();
    }

    /** @return how many come out */
    public int outputs() {
        return layers.get(layers.size() - 1).outputs();
    }

    /** @return the sizes from input to output, such as "300-400-300" */
    public String sizes() {
        return inputs() + layers.stream().map(layer -> "-" + layer.outputs()).collect(Collectors.joining());
    }
}
