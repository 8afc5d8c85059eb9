using System.Text;
using Coro.Engine.Exports;
using Coro.Tests.Support;

namespace Coro.Tests.Exports;

public sealed class ContextFileTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly ContextFileWriter _writer;
    private readonly string _file;

    public ContextFileTests()
    {
        _writer = new([_folder.Path], TimeProvider.System);
        _file = _folder.In("AGENTS.md");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_that_is_missing_is_made()
    {
        Change("new");

        File.ReadAllText(_file).ShouldBe("new");
        Directory.GetFileSystemEntries(_folder.Path).ShouldBe([_file], "no temporary file stays behind");
    }

    [Fact]
    public void A_file_that_would_not_change_is_not_touched()
    {
        File.WriteAllText(_file, "same");
        File.SetLastWriteTimeUtc(_file, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Change("same");

        File.GetLastWriteTimeUtc(_file).Year.ShouldBe(2020);
    }

    [Fact]
    public void What_an_editor_saves_meanwhile_is_not_lost()
    {
        File.WriteAllText(_file, "a");
        var turns = 0;

        _writer.Change(_file, before =>
        {
            if (turns++ == 0)
                File.WriteAllText(_file, "edited");
            return [.. before, .. "+block"u8];
        });

        File.ReadAllText(_file).ShouldBe("edited+block");
    }

    [Fact]
    public void Many_who_change_it_at_once_do_so_one_after_the_other()
    {
        Parallel.For(0, 8, new() { MaxDegreeOfParallelism = 8 }, i =>
            new ContextFileWriter([_folder.Path], TimeProvider.System).Change(_file, before => [.. before, .. Encoding.UTF8.GetBytes($"{i}\n")]));

        File.ReadAllLines(_file).Order().ShouldBe(["0", "1", "2", "3", "4", "5", "6", "7"]);
    }

    [Fact]
    public void What_somebody_who_died_left_is_no_hindrance()
    {
        var left = _folder.Write(".AGENTS.md.coro-tmp", "half");
        File.SetLastWriteTimeUtc(left, DateTime.UtcNow.AddMinutes(-5));

        Change("whole");

        File.ReadAllText(_file).ShouldBe("whole");
        File.Exists(left).ShouldBeFalse();
    }

    [Fact]
    public void Its_rights_stay()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such rights");
        if (OperatingSystem.IsWindows())
            return;
        File.WriteAllText(_file, "a");
        File.SetUnixFileMode(_file, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        Change("b");

        File.GetUnixFileMode(_file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void A_link_to_another_file_of_the_folder_stays_a_link()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege on Windows");
        File.WriteAllText(_file, "a");
        var link = _folder.In("CLAUDE.md");
        File.CreateSymbolicLink(link, "AGENTS.md");

        _writer.Change(link, _ => [.. "b"u8]);

        new FileInfo(link).LinkTarget.ShouldBe("AGENTS.md");
        File.ReadAllText(_file).ShouldBe("b");
    }

    [Fact]
    public void A_link_that_leads_out_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege on Windows");
        using var outside = new TempFolder();
        File.CreateSymbolicLink(_file, outside.In("theirs.md"));

        Should.Throw<IOException>(() => Change("x")).Message.ShouldContain("lies outside of");

        Directory.GetFileSystemEntries(outside.Path).ShouldBeEmpty();
    }

    [Fact]
    public void A_folder_in_its_place_and_a_folder_that_is_missing_are_refused()
    {
        Directory.CreateDirectory(_file);
        Should.Throw<IOException>(() => Change("x")).Message.ShouldBe("it is a folder");
        Should.Throw<IOException>(() => _writer.Change(_folder.In("gone", "AGENTS.md"), file => file)).Message.ShouldContain("does not exist");
    }

    [Theory]
    [InlineData("---\nname: a\ndescription: Use it.\n---\n# a", "Use it.")]
    [InlineData("\uFEFF---\r\ndescription: |\r\n  Two\r\n  lines.\r\n---\r\n", "Two\nlines.\n")]
    [InlineData("---\nmetadata: {description: no}\nallowed: [a, b]\ndescription: yes it is\n---\n", "yes it is")]
    [InlineData("---\ndescription: [a]\n---\n", null)]
    [InlineData("---\ndescription: \n---\n", null)]
    [InlineData("---\n: : :\n  - [\n---\n", null)]
    [InlineData("---\ndescription: never ends\n", null)]
    [InlineData("# no front matter", null)]
    [InlineData("", null)]
    public void A_skills_description_is_that_of_its_front_matter(string text, string? expected)
    {
        _folder.Write("a/SKILL.md", text);

        SkillCard.DescriptionOf(_folder.In("a")).ShouldBe(expected);
    }

    [Fact]
    public void A_skill_cannot_break_out_of_the_block()
    {
        var lines = SkillLines.Of(
            "demo", [("a", _folder.In("skills", "a b"), "x <!-- coro:skills:end -->\n# hi | [l](u)"), ("b", _folder.In("..", "b"), null)], _folder.Path).ToList();

        lines[^2].ShouldBe("- [a](skills/a%20b/SKILL.md): x &lt;!-- coro:skills:end --&gt; # hi \\| \\[l\\](u)");
        lines[^1].ShouldBe("- [b](../b/SKILL.md)");
    }

    private void Change(string text) => _writer.Change(_file, _ => Encoding.UTF8.GetBytes(text));
}
