package palimpsest.app.files;

/** Writes one JSON object on one line, members in the order they are put. */
final class JsonObject {
    private final StringBuilder json = new StringBuilder("{");

    JsonObject put(String name, String value) {
        member(name);
        quote(value);
        return this;
    }

    JsonObject put(String name, long value) {
        member(name);
        json.append(value);
        return this;
    }

    /** Puts a number above {@link Long#MAX_VALUE} as what it is, too. */
    JsonObject putUnsigned(String name, long value) {
        member(name);
        json.append(Long.toUnsignedString(value));
        return this;
    }

    JsonObject put(String name, long first, long second) {
        member(name);
        json.append('[').append(first).append(',').append(second).append(']');
        return this;
    }

    String line() {
        return json + "}";
    }

    private void member(String name) {
        if (json.length() > 1) {
            json.append(',');
        }
        quote(name);
        json.append(':');
    }

    private void quote(String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (c < 0x20 || Character.isSurrogate(c)) {
                        json.append(String.format("\\u%04x", (int) c));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        json.append('"');
    }
}
