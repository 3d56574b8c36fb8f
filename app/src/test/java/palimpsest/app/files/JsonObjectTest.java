package palimpsest.app.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class JsonObjectTest {
    @Test
    void membersKeepTheirOrderAndTextIsEscaped() {
        String line = new JsonObject()
                .put("step", 42)
                .put("func", "a\"b\\c\n\u0001é")
                .put("pages", 1, 2)
                .putUnsigned("address", -1)
                .line();

        assertThat(line)
                .isEqualTo("{\"step\":42,\"func\":\"a\\\"b\\\\c\\n\\u0001é\",\"pages\":[1,2],"
                        + "\"address\":18446744073709551615}");
    }
}
