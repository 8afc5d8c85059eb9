using System.Reflection;
using Coro.Engine.Reporting;

namespace Coro.Tests.Reporting;

public sealed class ExitCodesTests
{
    public static TheoryData<Exception, ExitCode> Meanings => new()
    {
        { new UsageException("x"), ExitCode.Usage },
        { new CircularDependencyException(["a", "a"], ["a"]), ExitCode.CircularDependencies },
        { new CampaignLockedException("x"), ExitCode.Locked },
        { new OperationCanceledException(), ExitCode.Interrupted },
        { new TaskCanceledException(), ExitCode.Interrupted },
        { new IOException("No space left on device"), ExitCode.InvalidState },
        { new UnauthorizedAccessException("x"), ExitCode.InvalidState },
        { new InvalidOperationException("x"), ExitCode.InternalError },
        { new AggregateException(new AggregateException(new InvalidPinException("x"))), ExitCode.InvalidPin },
        { new AggregateException(new IOException("x"), new CorruptStateException("y")), ExitCode.CorruptState },
        { new TargetInvocationException(new MissingBriefException("x")), ExitCode.MissingBrief },
        { new AggregateException(), ExitCode.InternalError },
        { new TargetInvocationException(null), ExitCode.InternalError },
    };

    [Theory]
    [MemberData(nameof(Meanings))]
    public void Every_exception_has_one_meaning(Exception exception, ExitCode expected) =>
        ExitCodes.From(exception).ShouldBe(expected);

    [Fact]
    public void What_Coro_throws_on_purpose_is_told_in_its_own_words() =>
        ExitCodes.Describe(new AggregateException(new InvalidStateException("core is active. Cancel it first.")))
            .ShouldBe("core is active. Cancel it first.");

    [Fact]
    public void A_full_disk_is_told_with_its_remedy()
    {
        var full = new IOException("No space left on device : '/w/_campaign-journal.jsonl'", 28);

        ExitCodes.Describe(full).ShouldBe(
            "No space left on device : '/w/_campaign-journal.jsonl'. Free some space, then resume the campaign: "
            + "nothing that was acknowledged is lost.");
    }

    [Fact]
    public void An_error_that_already_names_its_remedy_is_left_as_it_is() =>
        ExitCodes.Describe(new IOException("Cannot write x. Make room on the disk.", new IOException("No space left on device", 28)))
            .ShouldBe("Cannot write x. Make room on the disk.");

    [Fact]
    public void A_place_that_may_not_be_written_to_is_told_with_its_remedy() =>
        ExitCodes.Describe(new UnauthorizedAccessException("Access to the path '/w' is denied."))
            .ShouldBe("Access to the path '/w' is denied. Allow this user to read and write there, or choose another root.");

    [Fact]
    public void A_defect_says_what_to_report_without_a_stack_trace()
    {
        var defect = Should.Throw<Exception>(() => Deeper());

        var text = ExitCodes.Describe(defect);

        text.ShouldContain("FormatException: odd.");
        text.ShouldContain("report it");
        text.ShouldContain(nameof(Deeper));
        text.ShouldNotContain("\n");
    }

    private static void Deeper() => throw new FormatException("odd");
}
