using Coro.Engine.Reporting;

namespace Coro.Tests.Reporting;

public sealed class ProgressLineTests
{
    [Fact]
    public void A_stage_that_begins_is_one_line_of_three_keys() =>
        ProgressLine.Of(new(4, "skill-loop", "start")).ShouldBe("""{"stage":4,"name":"skill-loop","status":"start"}""");

    [Fact]
    public void A_halt_tells_the_exit_code() =>
        ProgressLine.Of(new(9, "export", "halt", ExitCode.ExportCancelled))
            .ShouldBe("""{"stage":9,"name":"export","status":"halt","exit":11}""");

    [Fact]
    public void Outside_the_numbered_stages_the_number_is_null() =>
        ProgressLine.Of(new(null, "resume", "done")).ShouldBe("""{"stage":null,"name":"resume","status":"done"}""");
}
