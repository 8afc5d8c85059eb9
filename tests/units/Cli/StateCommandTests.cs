using Coro.Tests.State.SkillForge;
using Coro.Tests.Support;

namespace Coro.Tests.Cli;

public sealed class StateCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_valid_state_gives_a_line_and_0()
    {
        _folder.Write("state.yaml", SkillForgeStates.Full);

        var run = await Run("state", "validate", "state.yaml");

        run.ShouldBe(new(0, "{\"valid\":true,\"errors\":[],\"halt_reason\":null}\n", ""));
    }

    [Fact]
    public async Task One_that_is_not_gives_every_error_and_9()
    {
        _folder.Write("state.yaml", SkillForgeStates.Full.Replace("tier: A", "tier: Z"));

        var run = await Run("state", "validate", "state.yaml");

        run.ExitCode.ShouldBe(9);
        run.Json.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("field").GetString()).ShouldBe(
            ["skills[0].tier", "skills[1].tier", "skills[2].tier"]);
        run.Json.GetProperty("halt_reason").GetString().ShouldBe("state-invalid");
        run.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_no_valid_state()
    {
        var run = await Run("state", "validate", "none.yaml");

        run.ExitCode.ShouldBe(9);
        run.Json.GetProperty("halt_reason").GetString().ShouldBe("state-missing");
    }

    [Fact]
    public async Task A_campaign_is_named_as_everywhere()
    {
        await StartAsync();

        (await Run("state", "validate")).ExitCode.ShouldBe(0);
        (await Run("state", "validate", "--job", "demo")).ExitCode.ShouldBe(0);
        (await Run("state", "validate", "--job", "gone")).ExitCode.ShouldBe(3);
        (await Run("state", "validate", "x.yaml", "--job", "demo")).Error.ShouldContain("not both");
    }

    [Fact]
    public async Task A_state_is_exported_to_standard_output_or_a_file()
    {
        await StartAsync();

        (await Run("state", "export")).Out.ShouldStartWith("schema: coro.campaign/v1\n");
        (await Run("state", "export", "--format", "json")).Json.GetProperty("children").GetArrayLength().ShouldBe(2);
        var run = await Run("state", "export", "--format", "skill-forge", "--output", "out.yaml");
        run.Out.ShouldBe(_folder.In("out.yaml") + "\n");
        run.Error.ShouldBe("note: the format has no place for these, which are left out: lanes (api)\n");
        (await Run("state", "validate", "out.yaml")).ExitCode.ShouldBe(0);

        (await Run("state", "export", "--output", "out.yaml")).ExitCode.ShouldBe(3);
        File.ReadAllText(_folder.In("out.yaml")).ShouldContain("skills:");
        (await Run("state", "export", "--output", "out.yaml", "--force")).ExitCode.ShouldBe(0);
        (await Run("state", "export", "--format", "xml")).ExitCode.ShouldBe(2);
    }

    [Fact]
    public async Task A_Skill_Forge_campaign_is_brought_in_and_gone_on_with()
    {
        _folder.Write("forge/_campaign-state.yaml", SkillForgeStates.Fresh);
        _folder.Write("forge/campaign-brief.yaml", "campaign_name: fresh\ntargets: [{name: core}]\npipelines: {default: [{name: make, run: ['true']}]}\n");

        var run = await Run("campaign", "import", "forge/");

        run.ExitCode.ShouldBe(0, run.Error);
        run.Out.ShouldBe($"fresh: 2 children in {_folder.In(".coro", "campaigns", "fresh")}\n");
        run.Error.ShouldContain("coro campaign resume --job fresh");
        (await Run("campaign", "resume", "--headless")).ExitCode.ShouldBe(0);
        (await Run("campaign", "import", "forge")).ExitCode.ShouldBe(3);
    }

    [Fact]
    public async Task A_repair_says_what_is_wrong_and_what_it_does()
    {
        await StartAsync();
        (await Run("state", "repair")).Out.ShouldBe($"demo: nothing to repair in {_folder.In(".coro", "campaigns", "demo")}.\n");
        var state = _folder.In(".coro", "campaigns", "demo", "_campaign-state.yaml");
        File.WriteAllText(state, "rubbish");

        var plan = await Run("state", "repair", "--what-if");

        plan.Out.ShouldBe($"""
            demo: found
              the state file is not valid
              {state}(1,1): must be a mapping, not 'rubbish' [wrong-type]
            to do
              keep _campaign-state.yaml aside as _campaign-state.yaml.broken-<time>
              write _campaign-state.yaml again

            """);
        File.ReadAllText(state).ShouldBe("rubbish");
        (await Run("state", "repair", "--json")).Json.GetProperty("done").GetBoolean().ShouldBeTrue();
        (await Run("state", "validate")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_repair_that_would_lose_something_is_refused_until_that_is_accepted()
    {
        await StartAsync();
        var folder = _folder.In(".coro", "campaigns", "demo");
        foreach (var file in Directory.GetFiles(folder, "_campaign-state*"))
            File.Delete(file);
        var journal = Path.Combine(folder, "_campaign-journal.jsonl");
        File.WriteAllText(journal, File.ReadAllText(journal).Replace("run-started", "run-stalled"));

        var refused = await Run("state", "repair");

        refused.ExitCode.ShouldBe(9);
        refused.Out.ShouldContain("lost by that\n  entries 3 to ");
        refused.Error.ShouldContain("--accept-loss");
        (await Run("state", "repair", "--accept-loss")).ExitCode.ShouldBe(0);
        (await Run("campaign", "resume", "--headless")).ExitCode.ShouldBe(0);
        (await Run("state", "repair", "--from", "else")).ExitCode.ShouldBe(2);
    }

    private async Task StartAsync()
    {
        _folder.Write("brief.yaml", "campaign_name: demo\ntargets: [{name: core}, {name: api, lane: deep}]\npipelines: {default: [{name: AN, run: ['true']}]}\n");
        (await Run("campaign", "start", "--brief", "brief.yaml")).ExitCode.ShouldBe(0);
    }

    private Task<CommandRun> Run(params string[] args) => CommandRun.Of(_folder, args);
}
