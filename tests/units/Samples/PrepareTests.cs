using System.Text.Json;
using Coro.Tests.Support;
using PackageSkills;
using PackageSkills.Analysing;
using PackageSkills.Preparing;

namespace Coro.Tests.Samples;

public sealed class PrepareTests : IDisposable
{
    private readonly TempFolder _temp = new();

    [Fact]
    public void A_package_becomes_a_repository_with_its_version_as_a_tag()
    {
        var package = Package();

        SourceRepository.Ensure(_temp.In("sources", "Acme"), package, overlay: null).ShouldBeTrue();

        var files = PackageFiles.At(_temp.In("sources", "Acme"), "1.2.3");
        files.Paths.ShouldBe(["README.md", "acme.nuspec", "build/acme.props", "lib/net8.0/Acme.dll", "lib/net8.0/Acme.xml"]);
        files["README.md"].ShouldBe("hello"u8.ToArray());
    }

    [Fact]
    public void Equal_content_makes_equal_commits_and_the_second_time_nothing_is_done()
    {
        var package = Package();
        var (first, second) = (_temp.In("sources", "first"), _temp.In("sources", "second"));

        SourceRepository.Ensure(first, package, overlay: null).ShouldBeTrue();
        SourceRepository.Ensure(second, package, overlay: null).ShouldBeTrue();

        SourceRepository.Ensure(first, package, overlay: null).ShouldBeFalse();
        Tag(first).ShouldBe(Tag(second));
    }

    [Fact]
    public void An_overlay_adds_replaces_and_removes_files()
    {
        var package = Package();
        var overlay = Path.GetDirectoryName(_temp.Write("overlay/new.md", "new"))!;
        _temp.Write("overlay/README.md", "");
        _temp.Write("overlay/lib/net8.0/Acme.xml", "<doc/>");

        SourceRepository.Ensure(_temp.In("sources", "Acme"), package, overlay: null);
        SourceRepository.Ensure(_temp.In("sources", "Acme"), package, overlay).ShouldBeTrue();

        var files = PackageFiles.At(_temp.In("sources", "Acme"), "1.2.3");
        files.Paths.ShouldBe(["acme.nuspec", "build/acme.props", "lib/net8.0/Acme.dll", "lib/net8.0/Acme.xml", "new.md"]);
        files["lib/net8.0/Acme.xml"].ShouldBe("<doc/>"u8.ToArray());
    }

    [Fact]
    public void The_packages_are_those_of_the_restored_graph()
    {
        var root = Package().Folder;
        var assets = _temp.Write("project.assets.json", $$"""
            {
              "targets": {
                "net10.0": {
                  "Acme/1.2.3": {"type": "package", "compile": {"lib/net8.0/Acme.dll": {"related": ".xml"}, "lib/net8.0/_._": {} } },
                  "My.Project/1.0.0": {"type": "project"}
                },
                "net10.0/linux-x64": {"Other/1.0.0": {"type": "package"} }
              },
              "libraries": {"Acme/1.2.3": {"path": "acme/1.2.3"} },
              "packageFolders": { {{JsonSerializer.Serialize(_temp.In("nowhere"))}}: {}, {{JsonSerializer.Serialize(_temp.In("packages"))}}: {} }
            }
            """);

        var package = RestoredPackage.ReadAll(assets).ShouldHaveSingleItem();

        package.ShouldBe(new RestoredPackage("Acme", "1.2.3", package.Folder, package.CompileAssets));
        Path.GetFullPath(package.Folder).ShouldBe(root);
        package.CompileAssets.ShouldBe(["lib/net8.0/Acme.dll"]);
    }

    [Theory]
    [InlineData(null, "restore its project first")]
    [InlineData("{}", "not the file that a restore writes")]
    [InlineData("{", "not the file that a restore writes")]
    public void An_assets_file_that_is_none_is_refused_with_its_remedy(string? text, string expected)
    {
        var path = text is null ? _temp.In("missing.json") : _temp.Write("project.assets.json", text);

        Should.Throw<Refusal>(() => RestoredPackage.ReadAll(path)).Message.ShouldContain(expected);
    }

    [Fact]
    public void A_folder_that_is_no_repository_is_not_looked_for_further_up()
    {
        var repository = new GitRepository(_temp.In("outer"));
        repository.Commit();
        Directory.CreateDirectory(_temp.In("outer", "inner"));

        Should.Throw<Refusal>(() => PackageFiles.At(_temp.In("outer", "inner"), "HEAD")).Message.ShouldContain("not a git repository");
    }

    public void Dispose() => _temp.Dispose();

    private RestoredPackage Package()
    {
        _temp.Write("packages/acme/1.2.3/acme.nuspec", PackageFolder.Nuspec(""));
        foreach (var file in (string[])["README.md", "build/acme.props", "lib/net8.0/Acme.dll", "lib/net8.0/Acme.xml"])
            _temp.Write("packages/acme/1.2.3/" + file, "hello");
        foreach (var file in (string[])["icon.png", "acme.1.2.3.nupkg", "lib/net6.0/Acme.dll", "runtimes/linux/x.so", "tools/x.txt"])
            _temp.Write("packages/acme/1.2.3/" + file, "left out");
        return new RestoredPackage("Acme", "1.2.3", _temp.In("packages", "acme", "1.2.3"), ["lib/net8.0/Acme.dll"]);
    }

    private static string Tag(string repository) => File.ReadAllText(Path.Combine(repository, "refs", "tags", "1.2.3"));
}
