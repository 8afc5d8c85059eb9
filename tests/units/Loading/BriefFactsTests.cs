using Coro.Engine.Loading;
using Coro.Tests.Support;

namespace Coro.Tests.Loading;

/// <summary>Facts of a brief that are in files.</summary>
public sealed class BriefFactsTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Files_of_the_briefs_folder_are_facts_and_come_after_those_of_customization()
    {
        _temp.Write("here/docs/style/a.md", "Short.\r\nWords.\n");
        _temp.Write("here/docs/style/b.md", "No tabs.\n");

        Load("[A sentence., 'file:docs/style/*.md', 'file:docs/style/a.md', Below.]").Require().Settings.PersistentFacts.ShouldBe(
            ["Below.", "A sentence.", "docs/style/a.md:\nShort.\nWords.", "docs/style/b.md:\nNo tabs."]);
    }

    [Fact]
    public void Every_file_that_cannot_be_taken_is_told_at_its_place()
    {
        _temp.Write("outside.md", "secret");
        Directory.CreateDirectory(_temp.In("here"));
        File.CreateSymbolicLink(_temp.In("here", "link.md"), _temp.In("outside.md"));

        var problems = Load("['file:none.md', 'file:../outside.md', ok, 'file:link.md']").Diagnostics;

        problems.Select(problem => problem.Path).ShouldBe(["persistent_facts[0]", "persistent_facts[1]", "persistent_facts[3]"]);
        problems[0].Message.ShouldContain("cannot be read");
        problems[1].Message.ShouldBe($"the file {_temp.In("outside.md")} lies outside of {_temp.In("here")}; move it there, or have it as a fact in customization");
        problems[2].Message.ShouldContain("customization");
        problems.ShouldAllBe(problem => problem.Line == 2);
    }

    private LoadResult Load(string facts) => BriefLoader.LoadText(
        $"campaign_name: x\npersistent_facts: {facts}\ntargets: [{{name: a, steps: [{{name: S, run: [x]}}]}}]\n",
        "brief.yaml", _temp.In("here"), new() { Origin = _temp.In("here"), PersistentFacts = ["Below."] });
}
