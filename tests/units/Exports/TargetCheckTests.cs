using Coro.Engine.Exports;
using Coro.Engine.State;
using Coro.Tests.Support;

namespace Coro.Tests.Exports;

/// <summary>An export writes where it should, and never over what somebody would miss.</summary>
public sealed class TargetCheckTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Workspace _workspace;
    private readonly string _skill;

    public TargetCheckTests()
    {
        _workspace = new(_folder.In(".coro", "campaigns", "demo"));
        Directory.CreateDirectory(_workspace.Folder);
        _folder.Write("brief.yaml", "");
        _skill = Path.GetDirectoryName(_folder.Write("made/a/SKILL.md", "# a"))!;
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_place_that_is_free_empty_or_has_a_skill_is_fine()
    {
        Problem("skills/a").ShouldBeNull();
        Directory.CreateDirectory(_folder.In("skills", "a"));
        Problem("skills/a").ShouldBeNull();
        _folder.Write("skills/a/SKILL.md", "");
        _folder.Write("skills/a/more.md", "");
        Problem("skills/a").ShouldBeNull();
        Problem("made/a").ShouldBeNull("it is there already");
    }

    [Fact]
    public void A_folder_that_is_no_skill_is_not_replaced()
    {
        _folder.Write("a/src/Program.cs", "");

        Problem("a").ShouldNotBeNull().ShouldContain("is there and is no skill (it has no SKILL.md)");
        Check().ProblemOf(Skill("a") with { Before = _folder.In("a") }).ShouldBeNull("it was exported there before");
    }

    [Fact]
    public void What_is_no_skill_itself_may_replace_its_like()
    {
        File.Delete(Path.Combine(_skill, "SKILL.md"));
        _folder.Write("skills/a/data.json", "");

        Check().ProblemOf(Skill("skills/a") with { SkillPath = _skill }).ShouldBeNull();
    }

    [Fact]
    public void Neither_a_repository_nor_a_file_nor_a_link_is_replaced()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege on Windows");
        _folder.Write("repo/SKILL.md", "");
        _folder.Write("repo/.git/HEAD", "");
        _folder.Write("file", "");
        Directory.CreateSymbolicLink(_folder.In("link"), _skill);

        Problem("repo").ShouldNotBeNull().ShouldContain("is a git repository");
        Problem("file").ShouldNotBeNull().ShouldContain("is a file, where a folder is to be");
        Problem("link").ShouldNotBeNull().ShouldContain("is a link, and exports follow none");
    }

    [Theory]
    [InlineData(".")]
    [InlineData(".coro")]
    [InlineData(".coro/campaigns/demo")]
    public void The_brief_and_the_campaign_are_not_replaced(string target) =>
        Problem(target).ShouldNotBeNull().ShouldContain("holds the brief or the campaign itself");

    [Fact]
    public void A_skill_needs_a_folder_of_its_own()
    {
        var loose = _folder.Write("SKILL.md", "");
        Check().ProblemOf(Skill("skills/a") with { SkillPath = loose }).ShouldNotBeNull().ShouldContain("a skill needs a folder of its own");
        Problem("made/a/a").ShouldNotBeNull().ShouldContain("lie in each other");
        Problem("made").ShouldNotBeNull().ShouldContain("lie in each other");
    }

    [Fact]
    public void A_skill_that_is_gone_or_lies_elsewhere_is_not_read()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege on Windows");
        using var outside = new TempFolder();
        Directory.CreateSymbolicLink(_folder.In("made", "out"), outside.Path);

        Check().ProblemOf(Skill("skills/a") with { SkillPath = _folder.In("gone") }).ShouldNotBeNull().ShouldContain("does not exist");
        Check().ProblemOf(Skill("skills/a") with { SkillPath = _folder.In("made", "out") }).ShouldNotBeNull().ShouldContain("lies outside of");
        Check().SourceProblemOf(Skill("skills/a") with { SkillPath = outside.Path }).ShouldNotBeNull().ShouldContain("lies outside of");
    }

    private string? Problem(string target) => Check().ProblemOf(Skill(target));

    private ExportedSkill Skill(string target) => new("a", null, Path.Combine(_skill, "SKILL.md"), Path.GetFullPath(target, _folder.Path));

    private TargetCheck Check() => new(new() { Origin = _folder.Path, Stages = new() { Export = new() { Path = _folder.In("skills") } } }, _workspace);
}
