using Coro.Engine.Loading;

namespace Coro.Tests.Configuration;

public sealed class FactFilesTests : IDisposable
{
    private readonly CustomizedRoot _root = new();

    public void Dispose() => _root.Dispose();

    [Theory]
    [InlineData("file:one.md", "one.md")]
    [InlineData("file: one.md ", "one.md")]
    [InlineData("file:*.md", "one.md", "two.md")]
    [InlineData("file:t?o.md", "two.md")]
    [InlineData("file:none-*.md")]
    [InlineData("file:nowhere/*.md")]
    [InlineData("file:docs/*.md", "docs/a.md")]
    [InlineData("file:docs/**/*.md", "docs/a.md", "docs/deep/er/c.md", "docs/sub/b.md")]
    [InlineData("file:docs/*/*.md", "docs/sub/b.md")]
    [InlineData("file:**/b.md", "docs/sub/b.md")]
    [InlineData("file:docs/**/er/*.md", "docs/deep/er/c.md")]
    [InlineData("file:docs/**", "docs/a.md", "docs/deep/er/c.md", "docs/sub/b.md")]
    [InlineData("file:docs/.hidden/*.md", "docs/.hidden/h.md")]
    [InlineData("file:../beside/*", "../beside/x.md")]
    public void A_pattern_finds_files_in_order(string fact, params string[] files)
    {
        foreach (var file in new[] { "one.md", "two.md", "docs/a.md", "docs/sub/b.md", "docs/deep/er/c.md", "docs/.hidden/h.md", "../beside/x.md" })
            _root.With($"root/{file}", $"It is {file}.\n");

        _root.Team($"[workflow]\npersistent_facts = [\"{fact}\"]");

        _root.Settings.PersistentFacts.ShouldBe(files.Select(file => $"{file}:\nIt is {file}."));
    }

    [Fact]
    public void Absolute_paths_are_taken_as_they_are_and_each_file_once()
    {
        var path = _root.With("style.md", "Short.\r\nWords.\n").In("style.md").Replace('\\', '/');
        _root.Team($"[workflow]\npersistent_facts = ['file:{path}', 'file:../*.md', 'Tabs are evil.', 'Tabs are evil.']");

        _root.Settings.PersistentFacts.ShouldBe(["../style.md:\nShort.\nWords.", "Tabs are evil."]);
    }

    [Fact]
    public void A_file_that_is_named_and_not_there_is_told()
    {
        var problem = _root.Team("[workflow]\npersistent_facts = [\n  \"file:none.md\"\n]").Problems.Single();

        problem.ShouldStartWith("customize.toml(3,3): workflow.persistent_facts: the file none.md cannot be read: ");
        problem.ShouldContain($"Check its path, which starts at {_root.Path} if it is relative");
    }

    [Fact]
    public void A_file_that_is_no_text_is_told()
    {
        Directory.CreateDirectory(_root.Path);
        File.WriteAllBytes(_root.In("root", "x.bin"), [(byte)'a', 0xFF]);

        _root.Team("[workflow]\npersistent_facts = [\"file:x.bin\"]").Problems.Single()
            .ShouldBe("customize.toml(2,21): workflow.persistent_facts: the file x.bin, line 1, column 2: the byte 0xFF is not UTF-8; save the file as UTF-8 [invalid-value]");
    }

    [Fact]
    public void All_of_them_together_have_a_bound()
    {
        _root.With("root/1.md", new string('x', FactFiles.MaxLength / 2)).With("root/2.md", new string('y', FactFiles.MaxLength / 2 + 1))
            .Team("[workflow]\npersistent_facts = [\"One.\", \"file:*.md\"]");

        _root.Problems.Single().ShouldEndWith("the facts are longer than 256 KB, and every kickoff holds all of them; leave some out [invalid-value]");
    }

    [Fact]
    public void A_file_of_any_size_is_not_read_whole()
    {
        Directory.CreateDirectory(_root.Path);
        using (var file = File.Create(_root.In("root", "large.md")))
            file.SetLength(8L << 30);

        _root.Team("[workflow]\npersistent_facts = [\"file:large.md\"]").Problems.Single().ShouldContain("persistent_facts");
    }

    [Fact]
    public void A_link_to_a_folder_is_not_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Making links takes a right there.");
        _root.With("root/docs/a.md", "A");
        Directory.CreateSymbolicLink(_root.In("root", "docs", "again"), _root.In("root", "docs"));

        _root.Team("[workflow]\npersistent_facts = [\"file:docs/**/*.md\"]").Settings.PersistentFacts.ShouldBe(["docs/a.md:\nA"]);
    }
}
