package io.quarkiverse.sync.entities.runtime.document;

import java.math.BigDecimal;
import java.util.function.Function;

import org.hibernate.engine.spi.SharedSessionContractImplementor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;

/** A number, in the same kinds of node that a parser makes of it, so that documents compare to the letter. */
record NumberCodec(String expected, Function<BigDecimal, Number> exact) implements Codec {

    private static final int MAX_DIGITS = 2_000;

    @Override
    public JsonNode encode(Object value, SharedSessionContractImplementor session) {
        if (value instanceof Double d && !Double.isFinite(d) || value instanceof Float f && !Float.isFinite(f)) {
            return NullNode.instance;
        }
        return node(new BigDecimal(value.toString()));
    }

    /** @throws ArithmeticException if the value does not fit */
    Number exact(BigDecimal number) {
        // A few characters such as 1e999999999 would become gigabytes when written out.
        if (number.scale() > MAX_DIGITS || number.precision() - number.scale() > MAX_DIGITS) {
            throw new ArithmeticException(number.toString());
        }
        return exact.apply(number);
    }

    private static JsonNode node(BigDecimal number) {
        if (number.scale() > 0) {
            return DecimalNode.valueOf(number);
        }
        int bits = number.toBigInteger().bitLength();
        return bits < Integer.SIZE ? IntNode.valueOf(number.intValue())
                : bits < Long.SIZE ? LongNode.valueOf(number.longValue()) : BigIntegerNode.valueOf(number.toBigInteger());
    }

    @Override
    public Object decode(JsonNode json) {
        if (!json.isNumber()) {
            throw new IllegalArgumentException(expected + " as a number");
        }
        try {
            return exact(json.decimalValue());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(expected, e);
        }
    }
}
