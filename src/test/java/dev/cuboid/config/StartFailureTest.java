package dev.cuboid.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.web.server.PortInUseException;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StartFailureTest {
    @Test
    void finds_what_was_rejected_below_what_spring_wraps_around_it() {
        var problem = Diagnostic.of(ErrorCode.INVALID_SETTING, new Location.InSetting("PORT"), "`x` is not a number");

        assertThat(StartFailure.problemsIn(new BeanCreationException("settings", "no bean", new Rejected(problem))))
                .containsExactly(problem);
    }

    @Test
    void says_which_port_is_in_use() {
        assertThat(StartFailure.problemsIn(new IllegalStateException(new PortInUseException(4000))))
                .singleElement()
                .extracting(Diagnostic::text)
                .asString()
                .startsWith("X201 PORT: port 4000 is in use\n  hint: ");
    }

    @Test
    void leaves_our_own_mistakes_to_the_stack_trace() {
        assertThat(StartFailure.problemsIn(new IllegalStateException("a bug"))).isEmpty();
        assertThat(new StartFailure().reportException(new IllegalStateException("a bug")))
                .isFalse();
    }
}
