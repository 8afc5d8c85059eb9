using System.Diagnostics;
using Coro.Engine.Exports;
using Coro.Tests.Support;

namespace Coro.Tests.Exports;

public sealed class SkillFolderTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _source;
    private readonly string _target;

    public SkillFolderTests()
    {
        _source = Path.GetDirectoryName(_folder.Write("made/SKILL.md", "new"))!;
        _folder.Write("made/references/api.md", "api");
        _target = _folder.In("skills", "a");
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_was_there_is_replaced_as_a_whole_and_nothing_stays_beside_it(bool canExchange)
    {
        _folder.Write("skills/a/stale.md", "old");

        SkillFolder.Publish(_source, _target, "mark", canExchange ? null : (_, _) => false).ShouldBeEmpty();

        Directory.GetFiles(_target, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(_target, file)).Order()
            .ShouldBe(["SKILL.md", Path.Combine("references", "api.md")]);
        Directory.GetFileSystemEntries(_folder.In("skills")).ShouldBe([_target]);
    }

    [Fact]
    public async Task A_reader_finds_a_skill_at_every_moment()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux exchanges folders");
        Publish(1);
        Assert.SkipUnless(CanExchange(), "the file system of the temporary folder does not exchange folders");
        using var done = new CancellationTokenSource();
        var reader = Task.Run(() =>
        {
            var reads = 0;
            for (; !done.IsCancellationRequested || reads < 100; reads++)
                Directory.Exists(_target).ShouldBeTrue();
        });
        for (var i = 2; i < 100; i++)
            Publish(i);
        await done.CancelAsync();
        await reader;

        void Publish(int version)
        {
            File.WriteAllText(Path.Combine(_source, "SKILL.md"), $"{version}");
            SkillFolder.Publish(_source, _target, "mark");
            File.ReadAllText(Path.Combine(_target, "SKILL.md")).ShouldBe($"{version}");
        }
    }

    [Fact]
    public void What_cannot_be_read_leaves_the_target_as_it_was()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no pipes in folders");
        _folder.Write("skills/a/SKILL.md", "old");
        using (var made = Process.Start("mkfifo", Path.Combine(_source, "pipe")))
            made.WaitForExit();

        Should.Throw<IOException>(() => SkillFolder.Publish(_source, _target, "mark"))
            .Message.ShouldBe("pipe cannot be read: it is not an ordinary file");

        File.ReadAllText(Path.Combine(_target, "SKILL.md")).ShouldBe("old");
        Directory.GetFileSystemEntries(_folder.In("skills")).ShouldBe([_target]);
    }

    [Fact]
    public void Links_are_left_out_and_told()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege on Windows");
        _folder.Write("secret/key", "s");
        Directory.CreateSymbolicLink(Path.Combine(_source, "references", "out"), _folder.In("secret"));
        File.CreateSymbolicLink(Path.Combine(_source, "key"), _folder.In("secret", "key"));

        SkillFolder.Publish(_source, _target, "mark").ShouldBe(["key", "references/out"], ignoreOrder: true);

        Directory.GetFileSystemEntries(_target, "*", SearchOption.AllDirectories).Length.ShouldBe(3);
        _folder.In("secret", "key").ShouldSatisfyAllConditions(path => File.Exists(path).ShouldBeTrue());
    }

    [Fact]
    public void Programs_stay_programs()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such rights");
        if (OperatingSystem.IsWindows())
            return;
        var script = _folder.Write("made/run.sh", "#!/bin/sh");
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        SkillFolder.Publish(_source, _target, "mark");

        File.GetUnixFileMode(Path.Combine(_target, "run.sh")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    [Fact]
    public void What_a_crash_left_is_removed_and_what_it_took_away_comes_back()
    {
        _folder.Write("skills/.a.job-1.new/SKILL.md", "half");
        _folder.Write("skills/.b.job-1.old/SKILL.md", "b as it was");
        _folder.Write("skills/.c.job-1.old/SKILL.md", "c as it was");
        _folder.Write("skills/c/SKILL.md", "c as it is");
        _folder.Write("skills/.d.job-2.new/SKILL.md", "somebody else's");
        _folder.Write("skills/.hidden/x", "");
        _folder.Write("skills/.coro-job-1", "");

        Leftovers.InExportFolder(_folder.In("skills"), "job-1");

        Directory.GetFileSystemEntries(_folder.In("skills")).Select(Path.GetFileName).Order(StringComparer.Ordinal)
            .ShouldBe([".d.job-2.new", ".hidden", "b", "c"]);
        File.ReadAllText(_folder.In("skills", "b", "SKILL.md")).ShouldBe("b as it was");
        File.ReadAllText(_folder.In("skills", "c", "SKILL.md")).ShouldBe("c as it is");
    }

    private bool CanExchange()
    {
        Directory.CreateDirectory(_folder.In("one"));
        Directory.CreateDirectory(_folder.In("two"));
        return FolderSwap.TryExchange(_folder.In("one"), _folder.In("two"));
    }
}
