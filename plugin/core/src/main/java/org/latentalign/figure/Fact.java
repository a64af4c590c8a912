package org.latentalign.figure;

/**
 * A named figure beside a picture.
 *
 * @param name what it is, for example "Condition number"
 * @param value how it reads, for example "1,600"
 */
public record Fact(String name, String value) {}
