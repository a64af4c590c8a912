/**
 * Paints a {@link org.latentalign.figure.Figure} as a picture that stands still, for reports and runs without a screen.
 * It looks like the page of the views on a light background: the numbers of the layout and the colors are the same.
 */
package org.latentalign.figure.paint;
