package palimpsest.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class SurveysTest {

    private static final String MODULE = """
            (module
              (memory (export "memory") 3 8)
              (data (i32.const 1000) "abc")
              (func (export "grow") (drop (memory.grow (i32.const 2))))
              (func (export "poke") (param i32 i32) (i32.store8 (local.get 0) (local.get 1))))
            """;

    @Test
    void aSurveyTellsWhatTheBytesAndTheirMarksTellOneByOne() {
        try (Fx fx = new Fx()) {
            fx.open(MODULE);
            Surveys surveys = fx.session().surveys();
            Random random = new Random(3);
            Survey survey = awaited(fx, surveys);
            compare(fx, survey);
            for (int round = 0; round < 12; round++) {
                if (round == 5) {
                    fx.call("grow");
                } else if (round == 9) {
                    fx.session().travelTo(2);
                    fx.settled();
                } else if (round % 2 == 0) {
                    fx.call("poke", Value.i32(random.nextInt(3 << 16)), Value.i32(random.nextInt(3)));
                } else {
                    fx.session().hostWrite(0, random.nextInt(3 << 16), (byte) random.nextInt(3), (byte) 7);
                    fx.settled();
                }
                if (fx.on(fx.session()::snapshot).question().isPresent()) {
                    fx.session().answer(true);
                    fx.settled();
                }
                survey = awaited(fx, surveys);
                compare(fx, survey);
            }
        }
    }

    @Test
    void fourGibibytesAreSurveyedAtOnce() {
        try (Fx fx = new Fx()) {
            fx.open("(module (memory 65536) (data (i32.const 0x7ffffffe) \"abc\"))");
            Survey survey = awaited(fx, fx.session().surveys());
            assertThat(survey.length()).isEqualTo(1L << 32);
            assertThat(survey.summary(0, 1L << 32))
                    .isEqualTo(new Survey.Summary(1 << Mark.NEVER_TOUCHED | 1 << Mark.DATA_SEGMENT, 3));
            assertThat(survey.summary(0, 0x7fff_ff00L).origins()).isEqualTo(1 << Mark.NEVER_TOUCHED);
            assertThat(survey.summary(0x8000_0000L, 0x8000_0100L).filled()).isEqualTo(1);
        }
    }

    private static Survey awaited(Fx fx, Surveys surveys) {
        AtomicReference<Optional<Survey>> told = new AtomicReference<>(Optional.empty());
        MemoryImage image = fx.on(fx.session()::snapshot).memories().get(0).image();
        fx.on(() -> {
            surveys.survey(image, survey -> told.set(Optional.of(survey)));
            return 0;
        });
        fx.await("a survey", now -> told.get().isPresent());
        return told.get().orElseThrow();
    }

    private static void compare(Fx fx, Survey survey) {
        MemoryImage image = fx.on(fx.session()::snapshot).memories().get(0).image();
        assertThat(survey.length()).isEqualTo(image.length());
        byte[] bytes = new byte[Survey.LINE];
        for (long line = 0; line < image.length(); line += Survey.LINE) {
            image.read(line, bytes, 0, bytes.length);
            int filled = 0;
            for (byte each : bytes) {
                filled += each == 0 ? 0 : 1;
            }
            Survey.Summary summary = survey.summary(line, line + Survey.LINE);
            assertThat(summary).isEqualTo(new Survey.Summary(image.origins(line, Survey.LINE), filled));
        }
    }
}
