using Coro.Engine.Loading.LockFiles;
using Coro.Tests.Support;

namespace Coro.Tests.Loading.LockFiles;

public sealed class NuGetAssetsReaderTests
{
    private const string Assets = """
        {
          "version": 3,
          "targets": {
            "net8.0": {
              "YamlDotNet/16.3.0": {"type": "package", "compile": {}},
              "Shouldly/4.2.1": {"type": "package", "dependencies": {"diffengine": "11.3.0", "Not.Restored": "1.0.0"}},
              "DiffEngine/11.3.0": {"type": "package", "dependencies": {"EmptyFiles": "4.4.0"}},
              "EmptyFiles/4.4.0": {"type": "package"},
              "Coro/0.1.0": {"type": "project", "dependencies": {"YamlDotNet": "16.3.0"}}
            },
            "net10.0": {
              "EmptyFiles/4.10.0": {"type": "package", "dependencies": {"YamlDotNet": "16.3.0"}},
              "Coro/0.1.0": {"type": "project"}
            }
          },
          "projectFileDependencyGroups": {"net8.0": ["Coro >= 0.1.0", "shouldly >= 4.2.1"], "net10.0": ["EmptyFiles >= 4.10.0"]}
        }
        """;

    [Fact]
    public void Packages_become_targets_and_their_graph_becomes_edges()
    {
        var targets = Read(Assets);

        targets.Children.Select(c => (c.Name, c.Tier, c.Pin, string.Join(',', c.DependsOn.Select(d => d.Child)), c.RepoUrl)).ShouldBe(
        [
            ("DiffEngine", Tier.B, "11.3.0", "EmptyFiles", null),
            ("EmptyFiles", Tier.A, "4.10.0", "YamlDotNet", null),
            ("Shouldly", Tier.A, "4.2.1", "DiffEngine", null),
            ("YamlDotNet", Tier.A, "16.3.0", "", null),
        ]);
        targets.Notes.ShouldBe(["EmptyFiles is resolved to 4.4.0 and to 4.10.0; 4.10.0 is taken."]);
    }

    [Fact]
    public void The_repository_of_each_follows_a_pattern() =>
        Read(Assets, repoUrl: "sources/{name}/{version}").Children[0].RepoUrl.ShouldBe("sources/DiffEngine/11.3.0");

    [Fact]
    public void The_content_tells_the_kind_when_the_name_does_not() =>
        Read(Assets, name: "copy.json").Children.Count.ShouldBe(4);

    [Fact]
    public void This_projects_own_file_can_be_read()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(own.FullName, "obj", "project.assets.json")))
            own = own.Parent!;

        var children = LockFileReaders.Read(Path.Combine(own.FullName, "obj", "project.assets.json")).Children;

        children.ShouldContain(c => c.Name == "Shouldly" && c.Tier == Tier.A);
        children.ShouldContain(c => c.Name == "YamlDotNet" && c.Tier == Tier.A);
        children.ShouldContain(c => c.Name == "DiffEngine" && c.Tier == Tier.B);
        children.ShouldNotContain(c => c.Name == "Coro");
        Engine.Planning.Planner.Plan("x", children).HasCycle.ShouldBeFalse();
    }

    [Theory]
    [InlineData("{", "(1,2): this is not valid JSON; run dotnet restore, which writes the file anew [json-syntax]")]
    [InlineData("[]", ": has no 'projectFileDependencyGroups': this is no file that dotnet restore wrote [missing-key]", ": has no 'targets': this is no file that dotnet restore wrote [missing-key]")]
    [InlineData("""{"projectFileDependencyGroups": {}, "targets": {"net8.0": {}}}""", ": names no package; run dotnet restore, and give the project.assets.json of its obj folder [no-targets]")]
    [InlineData("""{"projectFileDependencyGroups": {"a": 1, "b": [2]}, "targets": 3}""",
        ": projectFileDependencyGroups.a: must be a list, not '1' [wrong-type]",
        ": projectFileDependencyGroups.b: must be text, not '2' [wrong-type]",
        ": targets: must be an object, not '3' [wrong-type]")]
    [InlineData("""{"projectFileDependencyGroups": {}, "targets": {"a": {"X": {"type": "package"}, "con/1": {"type": "package"}, "Y/1": 1, "Z/1": {"type": "package", "dependencies": []}}}}""",
        ": targets.a.X: 'X' has no version [invalid-value]",
        ": targets.a.Y/1: must be an object, not '1' [wrong-type]",
        ": targets.a.Z/1.dependencies: must be an object, not '[]' [wrong-type]")]
    [InlineData("""{"projectFileDependencyGroups": {"a": ["\ud800"]}, "targets": {}}""", ": a text in it is not valid Unicode; run dotnet restore, which writes the file anew [json-syntax]")]
    public void What_is_wrong_is_told(string json, params string[] expected) =>
        Should.Throw<InvalidInputException>(() => Read(json)).Diagnostics
            .Select(d => d.ToString()).ShouldBe(expected.Select(e => "assets" + e));

    [Theory]
    [InlineData("1.2", "1.10")]
    [InlineData("1.0.0-rc.2", "1.0.0-rc.10")]
    [InlineData("1.0.0-rc.1", "1.0.0")]
    [InlineData("1.0.0-alpha", "1.0.0-alpha.1")]
    [InlineData("1.0.0-1", "1.0.0-a")]
    [InlineData("1.0", "1.0.0.1")]
    public void Versions_have_an_order(string low, string high)
    {
        PackageVersions.Compare(low, high).ShouldBeLessThan(0);
        PackageVersions.Compare(high, low).ShouldBeGreaterThan(0);
        PackageVersions.Compare(low, low + "+build").ShouldBe(0);
    }

    private static LockFileTargets Read(string json, string? repoUrl = null, string name = "project.assets.json")
    {
        using var folder = new TempFolder();
        return LockFileReaders.Read(folder.Write(name, json), name == "project.assets.json" ? "assets" : null, repoUrl);
    }
}
