using Coro.Tests.Support;

namespace Coro.Tests.Cli;

/// <summary>The commands that act on children, held against the table of what may be done, every cell; see tests/transitions.</summary>
public sealed class TransitionCommandTests
{
    [Theory]
    [MemberData(nameof(TransitionTable.Cells), MemberType = typeof(TransitionTable))]
    public async Task The_command_does_with_a_child_what_the_table_says(string operation, bool force, string child, string expected)
    {
        using var table = await new TransitionTable().OpenAsync();
        var (before, children) = (table.StatusOf(child), table.Children());

        // It is an answer to a gate, and of what is satisfied there is none.
        if (operation == "force" && expected == "unchanged")
            expected = "refused";
        var gate = $"dependency:{child}";
        var run = await CommandRun.Of(table.Folder, operation == "force"
            ? ["campaign", "approve", "--job", TransitionTable.Campaign, "--gate", gate, "--choice", "force", "--root", table.Root]
            :
        [
            "campaign", operation == "resume" ? "resume-child" : operation, "--job", TransitionTable.Campaign, "--child", child, "--root", table.Root,
            .. force ? ["--force"] : Array.Empty<string>(),
            .. operation is "rerun" or "resume" ? ["--no-resume"] : Array.Empty<string>(),
        ]);

        if (expected == "refused")
        {
            run.ExitCode.ShouldBe(3);
            run.Out.ShouldBeEmpty();
            run.Error.ShouldStartWith($"coro: {(operation == "force" ? gate : child)}: ");
        }
        else
        {
            run.ExitCode.ShouldBe(0, run.Error);
            run.Error.ShouldBeEmpty();
            run.Out.ShouldStartWith(expected == "unchanged" ? $"{child}: unchanged, it is " : $"{(operation == "force" ? gate : child)}: done, now {expected}");
        }

        if (expected is "refused" or "unchanged")
        {
            table.StatusOf(child).ShouldBe(before);
            table.Children().ShouldBe(children);
            table.Happened().ShouldBeEmpty();
        }
        else
        {
            table.StatusOf(child).ToString().ToLowerInvariant().ShouldBe(expected);
        }
    }
}
