/**
 * Records of an XML document.
 *
 * <p>Start at {@link dev.weir.records.xml.XmlRecords}.
 */
@NullMarked
package dev.weir.records.xml;

import org.jspecify.annotations.NullMarked;
