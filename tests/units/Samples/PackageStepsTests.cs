using System.Diagnostics;
using System.Text.Json;
using Coro.Tests.Support;
using PackageSkills.Preparing;

namespace Coro.Tests.Samples;

/// <summary>Runs the sample's program as a campaign does, on a package that nobody here wrote.</summary>
public sealed class PackageStepsTests : IDisposable
{
    private readonly TempFolder _temp = new();

    [Fact]
    public void The_steps_of_one_package_make_a_skill_and_its_score()
    {
        var (repository, commit) = Prepare("YamlDotNet", overlay: null);
        _temp.Write("context.json", """{"dependencies": []}""");
        var variables = new Dictionary<string, string>
        {
            ["CORO_CHILD"] = "YamlDotNet",
            ["CORO_REPO_URL"] = repository,
            ["CORO_COMMIT"] = commit,
            ["CORO_CHILD_FOLDER"] = _temp.In("child"),
        };

        foreach (var step in (string[])["analyse", "brief", "compile", "score"])
            Run(step, variables);

        var answer = Answer();
        answer.GetProperty("quality_score").GetInt32().ShouldBeInRange(80, 100);
        answer.GetProperty("findings").GetArrayLength().ShouldBe(0);
        File.Exists(answer.GetProperty("brief_path").GetString()).ShouldBeTrue();
        var skill = File.ReadAllText(Path.Combine(answer.GetProperty("skill_path").GetString()!, "SKILL.md"));
        skill.ShouldStartWith("---\nname: yamldotnet\ndescription: \"");
        skill.ShouldContain(commit);
        skill.ShouldContain("YamlDotNet.Serialization");
    }

    [Fact]
    public void A_batch_answers_for_each_of_its_packages_and_a_missing_README_shows_in_the_score()
    {
        var (with, commit) = Prepare("YamlDotNet", overlay: null);
        _temp.Write("overlay/README.md", "");
        var (without, otherCommit) = Prepare("YamlDotNet", _temp.In("overlay"));
        _temp.Write("context.json", """{"children": [], "dependencies": []}""");
        var batch = _temp.Write("batch.json", $$"""
            [
              {"name": "YamlDotNet", "repo_url": {{JsonSerializer.Serialize(with)}}, "pin": null, "commit_sha": "{{commit}}"},
              {"name": "yamldotnet", "repo_url": {{JsonSerializer.Serialize(without)}}, "pin": null, "commit_sha": "{{otherCommit}}"},
              {"name": "Gone", "repo_url": {{JsonSerializer.Serialize(_temp.In("gone"))}}, "pin": null, "commit_sha": "{{commit}}"}
            ]
            """);

        Run("quick", new() { ["CORO_BATCH_FILE"] = batch, ["CORO_CHILD_FOLDER"] = _temp.In("batch") });

        var results = Answer().GetProperty("results");
        var (full, less) = (results.GetProperty("YamlDotNet"), results.GetProperty("yamldotnet"));
        (full.GetProperty("quality_score").GetInt32() - less.GetProperty("quality_score").GetInt32()).ShouldBe(20);
        results.GetProperty("Gone").GetProperty("status").GetString().ShouldBe("failed");
    }

    [Fact]
    public void The_capstone_leads_to_the_skills_that_were_completed()
    {
        _temp.Write("skills/a/SKILL.md", "---\nname: a\ndescription: \"About a. Use when a.\"\n---\n");
        var path = JsonSerializer.Serialize(_temp.In("skills", "a"));
        _temp.Write("context.json", $$"""
            {"children": [
              {"name": "A", "status": "completed", "skill_path": {{path}}, "quality_score": 88, "depends_on": ["B"]},
              {"name": "B", "status": "failed", "skill_path": {{path}}, "quality_score": null, "depends_on": []}
            ]}
            """);

        Run("stack", new() { ["CORO_CAMPAIGN"] = "demo" });

        var stack = File.ReadAllText(Path.Combine(Answer().GetProperty("skill_path").GetString()!, "SKILL.md"));
        stack.ShouldContain("| [A](../A/SKILL.md) | 88 |  | About a. |");
        stack.ShouldNotContain("[B]");
    }

    public void Dispose() => _temp.Dispose();

    private (string Repository, string Commit) Prepare(string name, string? overlay)
    {
        var package = RestoredPackage.ReadAll(Repository.In("tests", "units", "obj", "project.assets.json"))
            .Single(package => package.Name == name);
        var repository = _temp.In("sources", overlay is null ? "as-it-is" : "changed");
        SourceRepository.Ensure(repository, package, overlay);
        return (repository, File.ReadAllText(Path.Combine(repository, "refs", "tags", package.Version)).Trim());
    }

    private JsonElement Answer() => JsonDocument.Parse(File.ReadAllText(_temp.In("result.json"))).RootElement;

    private void Run(string step, Dictionary<string, string> variables)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "PackageSkills.dll"), step])
        {
            WorkingDirectory = _temp.Path,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        start.Environment["CORO_CONTEXT"] = _temp.In("context.json");
        start.Environment["CORO_RESULT"] = _temp.In("result.json");
        start.Environment["CORO_WORKSPACE"] = _temp.Path;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, error);
    }
}
