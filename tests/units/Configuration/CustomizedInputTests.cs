using Coro.Engine.Loading;

namespace Coro.Tests.Configuration;

public sealed class CustomizedInputTests : IDisposable
{
    private readonly CustomizedRoot _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public void A_brief_says_more_than_customization()
    {
        _root.Team("""
            [workflow]
            quality_gate_hard = "none"
            quality_gate_soft_target = 70
            quality_gate_soft_fallback = 60
            persistent_facts = ["Team.", "Both."]
            on_complete = "team"
            activation_steps_prepend = [{name = "one", run = ["team"]}, {name = "two", run = ["team"]}]
            [workflow.pipelines]
            A = [{name = "team", run = ["team"]}]
            B = [{name = "team", run = ["team"]}]
            """);

        var settings = Brief("""
            quality_gate: {soft_target: 80}
            persistent_facts: [Both., Brief.]
            activation_steps_prepend: [{name: two, run: [brief]}, {name: three, run: [brief]}]
            pipelines: {A: [{name: brief, run: [brief]}]}
            stages: {on_complete: {shell: brief}}
            """).Require().Settings;

        settings.QualityGate.ShouldBe(new() { Hard = HardGate.None, SoftTarget = 80, SoftFallback = 60 });
        settings.PersistentFacts.ShouldBe(["Team.", "Both.", "Brief."]);
        settings.ActivationStepsPrepend.Select(step => $"{step.Name} {step.Run[0]}").ShouldBe(["one team", "two brief", "three brief"]);
        settings.Pipelines.Select(p => $"{p.Key} {p.Value.Steps.Single().Name}").ShouldBe(["A brief", "B team"], ignoreOrder: true);
        settings.Stages.OnComplete!.Shell.ShouldBe("brief");
        settings.Origin.ShouldBe(Path.GetDirectoryName(_root.Path));
    }

    [Fact]
    public void A_default_pipeline_of_the_brief_is_for_all_that_it_gives_no_other()
    {
        _root.Team("[workflow.pipelines]\nA = [{name = \"team\", run = [\"x\"]}]");

        Brief("pipelines: {default: [{name: brief, run: [x]}]}").Require().Settings.Pipelines.Keys.ShouldBe(["default"]);
    }

    [Fact]
    public void A_manifest_runs_with_the_pipelines_of_customization()
    {
        _root.Team("[workflow.pipelines]\nA = [{name = \"team\", run = [\"x\"]}]\nB = {batch = true, steps = [{name = \"b\", run = [\"x\"]}]}")
            .With("m.txt", "core,,A\napi,,B;core\n");

        var definition = _root.Load().LoadManifest(_root.In("m.txt")).Require();

        definition.Name.ShouldBe("m");
        definition.Settings.Pipelines["B"].Batch.ShouldBeTrue();
    }

    [Fact]
    public void Without_them_it_is_told_what_to_write_into_which_file()
    {
        var problems = _root.With("m.txt", "core,,A\napi,,B;core\ndocs,,A\n").Load().LoadManifest(_root.In("m.txt"), shownAs: "m.txt").Diagnostics;

        problems.Select(problem => problem.ToString()).ShouldBe(
        [
            $"m.txt(1): the target (and one more) has no steps, and there is no pipeline for its lane 'standard' or tier A; a manifest brings none, so put one into {_root.In("root", "customize.toml")}, for example [no-pipeline]\n[[workflow.pipelines.A.steps]]\nname = \"build\"\nrun = [\"./build.sh\", \"{{child.name}}\"]".Replace("{{", "{").Replace("}}", "}"),
            $"m.txt(2): the target has no steps, and there is no pipeline for its lane 'standard' or tier B; a manifest brings none, so put one into {_root.In("root", "customize.toml")}, for example [no-pipeline]\n[[workflow.pipelines.B.steps]]\nname = \"build\"\nrun = [\"./build.sh\", \"{{child.name}}\"]".Replace("{{", "{").Replace("}}", "}"),
        ]);

        // What it says is right.
        var example = string.Join('\n', problems.Select(problem => problem.Message[(problem.Message.IndexOf('\n') + 1)..]));
        _root.Team(example).Load().LoadManifest(_root.In("m.txt")).Require();
    }

    [Fact]
    public void What_is_wrong_with_customization_and_input_is_told_together_and_nothing_that_follows_from_it()
    {
        _root.Team("[workflow.pipelines]\nA = 1").With("m.txt", "core,,A\nbad,,C\n");

        _root.Load().LoadManifest(_root.In("m.txt")).Diagnostics.Select(problem => problem.Code).ShouldBe(["wrong-type", "invalid-value"]);
    }

    private LoadResult Brief(string more)
    {
        _root.With("brief.yaml", $"campaign_name: x\ntargets: [{{name: a}}]\n{more}");
        return _root.Load().LoadBrief(_root.In("brief.yaml"));
    }
}
