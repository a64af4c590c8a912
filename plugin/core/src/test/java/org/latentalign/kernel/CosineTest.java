package org.latentalign.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CosineTest {

    private final Random random = new Random(5);

    @Test
    void knownAngles() {
        assertEquals(0.5, Cosine.between(new double[] {1, 0}, new double[] {1, Math.sqrt(3)}), 1e-15);
        assertEquals(0.6, Cosine.between(new double[] {3, 4}, new double[] {7, 0}), 1e-15);
        assertEquals(-1, Cosine.between(new double[] {1, 2, 3}, new double[] {-2, -4, -6}));
    }

    @Test
    void lengthDoesNotMatterHoweverExtreme() {
        final double[] direction = {3, 4};
        for (final double length : new double[] {1e-320, 1e-300, 1e-160, 1, 1e160, 1e307}) {
            final double[] vector = {length, 0};
            assertEquals(0.6, Cosine.between(vector, direction), 1e-15, "length " + length);
            assertEquals(0.6, Cosine.between(direction, vector), 1e-15, "length " + length);
        }
    }

    @Test
    void undefinedForZeroAndForValuesThatAreNotFinite() {
        final double[] one = {1, 0};
        for (final double[] bad : new double[][] {{0, 0}, {Double.NaN, 1}, {Double.POSITIVE_INFINITY, 1}, {-0.0, 0}}) {
            assertTrue(Double.isNaN(Cosine.between(one, bad)));
            assertTrue(Double.isNaN(Cosine.between(bad, one)));
        }
        assertTrue(Double.isNaN(Cosine.between(new double[0], new double[0])));
    }

    @Test
    void neverLeavesItsRange() {
        final double[] vector = {0.1, 0.2, 0.3, 0.7};
        final double[] multiple = {0.3, 0.6, 0.9, 2.1};
        final double cosine = Cosine.between(vector, multiple);
        assertTrue(cosine <= 1 && cosine > 1 - 1e-15);
    }

    @Test
    void isOneForEqualVectorsAndForPowersOfTwoOfThem() {
        for (int draw = 0; draw < 2000; draw++) {
            final double[] vector = random(1 + draw % 300, draw % 7);
            assertEquals(1, Cosine.between(vector, vector.clone()));
            final double factor = Math.scalb(1.0, draw % 801 - 400);
            final double[] multiple = Arrays.stream(vector).map(x -> factor * x).toArray();
            assertEquals(1, Cosine.between(vector, multiple));
            assertEquals(
                    -1,
                    Cosine.between(multiple, Arrays.stream(vector).map(x -> -x).toArray()));
        }
    }

    @Test
    void isWithinOneUnitInTheLastPlace() {
        for (int draw = 0; draw < 600; draw++) {
            final double[] x = random(1 + draw % 97, draw % 5);
            final double[] y = random(x.length, draw % 3);
            final double[] near = x.clone();
            near[draw % x.length] = Math.nextUp(near[draw % x.length]);
            final double[] multiple = Arrays.stream(x).map(value -> 0.3 * value).toArray();
            for (final double[] other : new double[][] {y, near, multiple}) {
                final double exact = exact(x, other);
                assertEquals(exact, Cosine.between(x, other), Math.ulp(exact), "draw " + draw);
            }
        }
    }

    @Test
    void isWithinOneUnitInTheLastPlaceWhereProductsCancel() {
        final double[] x = {1, 1e8, 1, 3};
        final double[] y = {1e8, -1, 1e-6, 1e-7};
        final double exact = exact(x, y);
        assertTrue(exact < 1e-15);
        assertEquals(exact, Cosine.between(x, y), Math.ulp(exact));
    }

    @Test
    void isSymmetric() {
        for (int draw = 0; draw < 2000; draw++) {
            final double[] x = random(1 + draw % 300, draw % 11);
            final double[] y = random(x.length, draw % 4);
            assertEquals(Cosine.between(x, y), Cosine.between(y, x));
        }
    }

    @Test
    void raysGiveTheSame() {
        final Ray[] rays = new Ray[20];
        final double[][] vectors = new double[20][];
        for (int i = 0; i < rays.length; i++) {
            vectors[i] = random(30, i);
            rays[i] = Ray.along(vectors[i]);
            assertTrue(rays[i].isDefined());
            for (int j = 0; j <= i; j++) {
                assertEquals(Cosine.between(vectors[i], vectors[j]), rays[i].cosine(rays[j]));
            }
        }
        assertFalse(Ray.along(new double[3]).isDefined());
        assertFalse(Ray.along(new double[] {1, Double.NaN}).isDefined());
        assertFalse(Ray.along(new double[] {1, Double.NEGATIVE_INFINITY}).isDefined());
    }

    /** Values whose exponents differ by up to so many tens. */
    private double[] random(final int d, final int spread) {
        return random.doubles(d, -1, 1)
                .map(x -> x * Math.pow(10, spread * random.nextGaussian()))
                .toArray();
    }

    private static double exact(final double[] x, final double[] y) {
        final MathContext digits = new MathContext(80);
        final BigInteger[] wholeX = whole(x);
        final BigInteger[] wholeY = whole(y);
        final BigInteger squares = product(wholeX, wholeX).multiply(product(wholeY, wholeY));
        return new BigDecimal(product(wholeX, wholeY))
                .divide(new BigDecimal(squares).sqrt(digits), digits)
                .doubleValue();
    }

    /** The multiple of a vector by that power of two that makes the last bit of its finest value 1. */
    private static BigInteger[] whole(final double[] x) {
        final int finest = Arrays.stream(x)
                .mapToInt(value -> Math.getExponent(Math.ulp(value)))
                .min()
                .orElseThrow();
        return Arrays.stream(x)
                .mapToObj(value -> {
                    final int exponent = Math.getExponent(Math.ulp(value));
                    return BigInteger.valueOf((long) Math.scalb(value, -exponent))
                            .shiftLeft(exponent - finest);
                })
                .toArray(BigInteger[]::new);
    }

    private static BigInteger product(final BigInteger[] x, final BigInteger[] y) {
        BigInteger sum = BigInteger.ZERO;
        for (int j = 0; j < x.length; j++) {
            sum = sum.add(x[j].multiply(y[j]));
        }
        return sum;
    }

    @Test
    void refusesVectorsOfDifferentLength() {
        assertThrows(IllegalArgumentException.class, () -> Cosine.between(new double[2], new double[3]));
    }
}
