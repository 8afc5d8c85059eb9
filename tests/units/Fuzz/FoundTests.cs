using System.Text;
using Coro.Engine.Loading;
using Coro.Engine.State;
using Coro.Tests.State;
using Coro.Tests.Support;

namespace Coro.Tests.Fuzz;

/// <summary>What bad input brought to light, each with the input.</summary>
public sealed class FoundTests : IDisposable
{
    private const int Megabyte = 1 << 20;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_state_file_of_a_million_brackets_is_too_deep_and_not_read_for_minutes()
    {
        var path = _folder.Write("_campaign-state.yaml", new string('[', Megabyte));

        var read = StateFile.Load(RealDisk.Instance, path).Examine(path);

        read.State.ShouldBeNull();
        read.Diagnostics.ShouldContain(problem => problem.Message.Contains("64 levels"));
    }

    [Theory]
    [InlineData("[")]
    [InlineData("null")]
    [InlineData("""{"outcomes":[{"target":"core","verdict":"perhaps"}]}""")]
    public void An_answer_that_means_nothing_is_told_as_such(string answer)
    {
        var workspace = new Workspace(_folder.In("demo"));
        _folder.Write("demo/control/1.answer.json", answer);

        var refusal = Should.Throw<InvalidStateException>(() => new ControlInbox(workspace).TakeAnswer("1"));

        refusal.Message.ShouldContain("1.answer.json cannot be read");
        refusal.Message.ShouldContain("Look at the campaign");
    }

    [Fact]
    public void A_null_among_children_is_an_entry_that_does_not_fit()
    {
        const string created = """{"c":"00000000","n":1,"f":0,"t":"2026-07-01T12:00:00.0000000Z","d":{"e":"campaign-created","name":"demo","job_id":"j","settings":{"origin":"/x"}}}""";
        const string added = """{"c":"00000000","n":2,"f":0,"t":"2026-07-01T12:00:00.0000000Z","d":{"e":"children-added","children":[null]}}""";
        var workspace = new Workspace(_folder.In("demo"));
        _folder.Write("demo/_campaign-journal.jsonl", Encoding.UTF8.GetString(FuzzReaders.Signed(Encoding.UTF8.GetBytes($"{created}\n{added}"))));

        var refusal = Should.Throw<CorruptStateException>(
            () => CampaignLoader.Load(workspace, RealDisk.Instance, _ => Demo.Definition(), isRunning: false));

        refusal.Message.ShouldContain("entry 2");
    }

    [Fact]
    public void Events_that_are_nested_without_end_behind_a_bad_line_are_not_understood()
    {
        var deep = """{"c":"00000000","n":2,"f":0,"t":"2026-07-01T12:00:00.0000000Z","d":""" + new string('[', 300) + new string(']', 300) + "}";
        var workspace = new Workspace(_folder.In("demo"));
        _folder.Write("demo/_campaign-journal.jsonl", Encoding.UTF8.GetString(FuzzReaders.Signed(Encoding.UTF8.GetBytes($"bad\n{deep}"))));

        Should.Throw<CorruptStateException>(() => CampaignLoader.Load(workspace, RealDisk.Instance, _ => Demo.Definition(), isRunning: false))
            .Message.ShouldContain("does not understand it");
    }

    [Fact]
    public void A_manifest_with_an_error_in_each_of_many_lines_is_given_up_and_says_so()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        var loaded = ManifestLoader.LoadText(string.Concat(Enumerable.Repeat("a:\n ", Megabyte / 4)), "demo", "m.txt", _folder.Path);

        loaded.Definition.ShouldBeNull();
        loaded.Diagnostics[^1].Message.ShouldContain(" or more further problems are not listed");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(128 << 20);
    }
}
