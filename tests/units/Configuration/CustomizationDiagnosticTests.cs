namespace Coro.Tests.Configuration;

public sealed class CustomizationDiagnosticTests : IDisposable
{
    private readonly CustomizedRoot _root = new();

    public void Dispose() => _root.Dispose();

    [Theory]
    [InlineData("quality_gate_hrad = 1", "(2,1): workflow.quality_gate_hrad: the key 'quality_gate_hrad' is not known; did you mean 'quality_gate_hard'? [unknown-key]")]
    [InlineData("quality_gate_hard = \"zero\"", "(2,21): workflow.quality_gate_hard: must be zero-critical-high, zero-critical or none, not 'zero' [invalid-value]")]
    [InlineData("quality_gate_hard = true", "(2,21): workflow.quality_gate_hard: must be zero-critical-high, zero-critical or none, not 'true': text is put into quotes [wrong-type]")]
    [InlineData("quality_gate_soft_target = \"90\"", "(2,28): workflow.quality_gate_soft_target: must be a score from 0 to 100, not text: write 90 without quotes [wrong-type]")]
    [InlineData("quality_gate_soft_target = 101", "(2,28): workflow.quality_gate_soft_target: must be a score from 0 to 100, not 101 [out-of-range]")]
    [InlineData("quality_gate_soft_target = nan", "(2,28): workflow.quality_gate_soft_target: must be a score from 0 to 100, not 'nan' [wrong-type]")]
    [InlineData("quality_gate_soft_fallback = 95", "(2,30): workflow.quality_gate_soft_fallback: is 95, above quality_gate_soft_target, which is 90 (bundled); lower it [fallback-above-target]")]
    [InlineData("headless_mode = \"yes\"", "(2,17): workflow.headless_mode: must be true or false, without quotes, not 'yes' [wrong-type]")]
    [InlineData("headless_mode = 1979-05-27", "(2,17): workflow.headless_mode: must be true or false, without quotes, not '1979-05-27' [wrong-type]")]
    [InlineData("campaign_workspace_path = \"/srv/campaigns\"", "(2,27): workflow.campaign_workspace_path: must have {name} in it, so that each campaign gets a folder of its own, for example /srv/campaigns/{name} [invalid-value]")]
    [InlineData("campaign_workspace_path = \"/srv/{campaign}/{name}\"", "(2,27): workflow.campaign_workspace_path: there is no placeholder {campaign}; {name} is the only one [invalid-value]")]
    [InlineData("campaign_workspace_path = \"~/{name}\"", "(2,27): workflow.campaign_workspace_path: ~ means nothing here; write the folder out [invalid-value]")]
    [InlineData("campaign_workspace_path = \"/srv/{name}/..\"", "(2,27): workflow.campaign_workspace_path: must have {name} in it, so that each campaign gets a folder of its own, for example /srv/{name}/../{name} [invalid-value]")]
    [InlineData("campaign_workspace_path = 1", "(2,27): workflow.campaign_workspace_path: must be a path with {name} in it, for example /srv/campaigns/{name}, not '1': text is put into quotes [wrong-type]")]
    [InlineData("persistent_facts = \"One.\"", "(2,20): workflow.persistent_facts: must be an array of sentences, and of file: with a path or a pattern, not 'One.' [wrong-type]")]
    [InlineData("persistent_facts = [\"One.\", 2]", "(2,29): workflow.persistent_facts[1]: must be text, not '2': text is put into quotes [wrong-type]")]
    [InlineData("persistent_facts = [\"\"]", "(2,21): workflow.persistent_facts[0]: is empty; remove it or give a sentence, or file: with a path [invalid-value]")]
    [InlineData("persistent_facts = [\"file: \"]", "(2,21): workflow.persistent_facts[0]: is empty; remove it or give a sentence, or file: with a path [invalid-value]")]
    [InlineData("report_template_path = [\"x\"]", "(2,24): workflow.report_template_path: must be a path, not an array [wrong-type]")]
    [InlineData("on_complete = []", "(2,15): workflow.on_complete: names no program; give one, or write \"\" for nothing [invalid-value]")]
    [InlineData("on_complete = {timeout = \"1m\"}", "(2,15): workflow.on_complete: the step needs run: an array of the program and its arguments, for example [\"./build.sh\", \"--fast\"] [missing-key]")]
    [InlineData("on_complete = [\"x\", \"{child}\"]", "(2,15): workflow.on_complete: there is no placeholder {child}; for the text itself write {{child}} [unknown-placeholder]")]
    [InlineData("activation_steps_append = {name = \"x\"}", "(2,27): workflow.activation_steps_append: must be an array of steps, for example [{name = \"build\", run = [\"./build.sh\"]}], not a table [wrong-type]")]
    [InlineData("activation_steps_append = [\"x\"]", "(2,28): workflow.activation_steps_append[0]: must be a step, for example {name = \"build\", run = [\"./build.sh\"]}, not 'x' [wrong-type]")]
    [InlineData("pipelines = []", "(2,13): workflow.pipelines: must be a table of lanes and tiers with their steps, not an array [wrong-type]")]
    [InlineData("pipelines.A = 1", "(2,15): workflow.pipelines.A: must be an array of steps, or {batch = true, steps = […]}, not '1' [wrong-type]")]
    [InlineData("pipelines.A = []", "(2,15): workflow.pipelines.A: needs at least one step [missing-key]")]
    [InlineData("pipelines.A = {}", "(2,15): workflow.pipelines.A: needs steps: an array of steps [missing-key]")]
    [InlineData("pipelines.default = {batch = true, steps = [{name = \"x\", run = [\"x\"]}]}", "(2,21): workflow.pipelines.default: the default pipeline cannot be a batch; give the batch to a tier or a lane [invalid-value]")]
    [InlineData("pipelines.A = [{name = \"x\", run = \"./x.sh\"}]", "(2,35): workflow.pipelines.A[0].run: must be an array of the program and its arguments, for example [\"./build.sh\", \"--fast\"]; for one line of a shell write shell instead of run [wrong-type]")]
    [InlineData("pipelines.A = [{name = \"x\", run = [\"x\"], retires = 1}]", "(2,42): workflow.pipelines.A[0].retires: the key 'retires' is not known; did you mean 'retries'? [unknown-key]")]
    [InlineData("pipelines.A = [{name = \"x\", run = [\"x\"], timeout = 30}]", "(2,52): workflow.pipelines.A[0].timeout: must be a duration, for example 45s, 30m or 1h30m, not '30': text is put into quotes [wrong-type]")]
    [InlineData("pipelines.A = [{name = \"x\", run = [\"x\"]}, {name = \"X\", run = [\"x\"]}]", "(2,43): workflow.pipelines.A[1]: the step name 'X' is taken; give one of the two another name [duplicate-name]")]
    public void In_the_table(string line, string problem)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() && line.Contains("/srv"), "Paths look differently there.");
        _root.Team($"[workflow]\n{line}\n").Problems.ShouldBe([$"customize.toml{problem}"]);
    }

    [Theory]
    [InlineData("headless_mode = true", "(1,1): headless_mode: the key 'headless_mode' belongs into the table [workflow]; write [workflow] on a line above it [unknown-key]")]
    [InlineData("[worflow]", "(1,2): worflow: the key 'worflow' is not known here; everything is in the table [workflow]; did you mean 'workflow'? [unknown-key]")]
    [InlineData("[agent]\nx = 1", "(1,2): agent: the key 'agent' is not known here; everything is in the table [workflow] [unknown-key]")]
    [InlineData("workflow = 1", "(1,12): workflow: must be a table: write [workflow] on a line, and the keys below it, not '1' [wrong-type]")]
    [InlineData("[workflow", "(1,1): a heading that begins with [ ends with ] on the same line, not with the end of the file [toml-syntax]")]
    public void In_the_file(string text, string problem) => _root.Team(text).Problems.ShouldBe([$"customize.toml{problem}"]);

    [Fact]
    public void Everything_that_is_wrong_with_both_files_is_told_at_once()
    {
        _root.Team("[workflow]\nheadless_mod = true\nquality_gate_soft_target = 101\npersistent_facts = [\"file:none.md\", 5]\n")
            .Personal("headless_mode = true\n[workflow]\non_complete = 1\n");

        _root.Problems.Select(problem => problem[..problem.IndexOf(':')]).ShouldBe(
            ["customize.toml(2,1)", "customize.toml(3,28)", "customize.toml(4,21)", "customize.toml(4,37)", "customize.user.toml(1,1)", "customize.user.toml(3,15)"]);
        Should.Throw<InvalidInputException>(() => _root.Load().Require()).ExitCode.ShouldBe(ExitCode.Usage);
    }

    [Fact]
    public void Two_steps_of_one_name_in_two_files_are_told()
    {
        _root.Team("[workflow]\nactivation_steps_append = [{name = \"x\", run = [\"x\"]}]")
            .Personal("[workflow]\nactivation_steps_append = [{name = \"X\", id = \"mine\", run = [\"x\"]}]");

        _root.Problems.Single().ShouldBe(
            "customize.user.toml(2,28): the step name 'x' is taken by a step of customize.toml; give this one another name, or the same id [duplicate-name]");
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_told()
    {
        Directory.CreateDirectory(_root.In("root", "customize.toml"));

        _root.Problems.Single().ShouldStartWith("customize.toml: cannot be read: ");
    }

    [Fact]
    public void Workspaces_cannot_lie_among_what_the_root_keeps_track_of_them_with()
    {
        _root.Team("[workflow]\ncampaign_workspace_path = \"campaigns/x-{name}\"").Problems.Single().ShouldContain("must not lie in ");
        _root.Team("[workflow]\ncampaign_workspace_path = \"campaigns/{name}\"").Problems.ShouldBeEmpty();
    }

    [Fact]
    public void What_is_wrong_does_not_hold_and_the_rest_does()
    {
        _root.Team("[workflow]\nheadless_mode = true\nquality_gate_soft_target = \"x\"");

        _root.Load().HeadlessMode.ShouldBeTrue();
        _root.Load().Settings("/x").QualityGate.SoftTarget.ShouldBe(90);
    }
}
