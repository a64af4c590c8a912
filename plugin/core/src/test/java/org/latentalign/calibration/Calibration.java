package org.latentalign.calibration;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Prints the rates of all statistics against their nominal ones, in Markdown. */
public final class Calibration {

    private static final long SEED = 20_260_101;

    private Calibration() {}

    /** @param arguments the number of tables of every setting, and --queries for those alone; or --plates and a file of profiles */
    public static void main(final String[] arguments) throws IOException {
        if (arguments[0].equals("--plates")) {
            final PlatesOfFile plates = PlatesOfFile.read(Path.of(arguments[1]));
            print(plates::ofDrugs);
            print(plates::ofControls);
            return;
        }
        final var tables = new Tables(Integer.parseInt(arguments[0]), SEED);
        System.out.println("Every figure is from " + tables.count() + " simulated tables.\n");
        if (arguments.length == 1) {
            printAllButQueries(tables);
        }
        print(() -> SignatureQueries.ofNothing(tables, 50, 200));
        print(() -> SignatureQueries.ofSomething(tables));
        print(() -> SignatureQueries.ofRandomGenes(tables, 50, 200));
        print(() -> Retrievals.ofEncoders(tables, 6, 10, 20, 40));
    }

    private static void printAllButQueries(final Tables tables) {
        print(() -> Significance.ofNothing(tables, 3, 6, 10, 20, 60, 200));
        print(() -> Significance.ofSomething(tables, 6, 10, 20, 60));
        print(() -> Coverage.ofIntervals(tables, 6, 10, 20, 40));
        print(() -> Change.ofEncoders(tables, 6, 10, 20));
        print(() -> Advice.ofDegrees(tables, 10, 20));
        print(() -> Directions.ofGroups(tables));
        print(() -> Similarities.ofWords(tables));
        print(() -> Transfers.ofPredictions(tables, 6, 12));
        print(() -> Signatures.ofSamples(tables));
        print(() -> GroupDistances.ofNothing(tables));
        print(() -> GroupDistances.ofSomething(tables));
        print(() -> GroupDistances.ofDiscoveries(tables));
        print(() -> GroupDistances.ofTransport(tables));
        print(() -> Reconstructions.ofNetworks(tables, 100, 400, 2_000));
    }

    private static void print(final Supplier<Markdown> section) {
        System.out.println(section.get());
    }
}
