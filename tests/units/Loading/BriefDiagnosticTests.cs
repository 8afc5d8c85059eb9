using Coro.Engine.Loading;

namespace Coro.Tests.Loading;

/// <summary>Each kind of problem by itself: its line, and the words that tell what to do.</summary>
public sealed class BriefDiagnosticTests
{
    private const string Good = "campaign_name: x\npipelines: {default: [{name: s, run: [x]}]}\ntargets: [{name: a}]\n";

    [Theory]
    [InlineData("workflow: Skills", "workflow: must be skills or delivery, not 'Skills'; did you mean 'skills'? [invalid-value]")]
    [InlineData("limit: {}", "limit: the key 'limit' is not known; did you mean 'limits'? [unknown-key]")]
    [InlineData("zzz: 1", "zzz: the key 'zzz' is not known; known here: campaign_name, workflow, targets, pipelines, stages, quality_gate, limits, on_child_failure, checkpoints, activation_steps_prepend, activation_steps_append, directive_path, kickoff_template, architecture_doc_path, report_template, health_findings_queue, persistent_facts, tracker, pull_request_hosts, created_at, notes [unknown-key]")]
    [InlineData("limits: 4", "limits: must be a mapping, not '4' [wrong-type]")]
    [InlineData("limits: {throttle: 0}", "limits.throttle: must be a whole number from 1 to 10000, not 0 [out-of-range]")]
    [InlineData("limits: {throttle: 1.5}", "limits.throttle: must be a whole number from 1 to 10000, not 1.5 [out-of-range]")]
    [InlineData("limits: {throttle: '4'}", "limits.throttle: must be a whole number from 1 to 10000, not text: write 4 without quotes [wrong-type]")]
    [InlineData("limits: {throttle: [4]}", "limits.throttle: must be a whole number from 1 to 10000, not a list [wrong-type]")]
    [InlineData("limits: {lanes: {a/b: 1}}", "limits.lanes.a/b: the name 'a/b' contains '/'; only A-Z, a-z, 0-9, '.', '_' and '-' are allowed [invalid-name]")]
    [InlineData("limits: {lanes: {deep: 1, DEEP: 2}}", "limits.lanes.DEEP: the key 'DEEP' is there twice; keep one of them [duplicate-key]")]
    [InlineData("limits: {max_cost_usd: $25}", "limits.max_cost_usd: must be an amount of US dollars from 0.01 up, not '$25' [wrong-type]")]
    [InlineData("limits: {max_cost_usd: 0}", "limits.max_cost_usd: must be an amount of US dollars from 0.01 up, not 0 [out-of-range]")]
    [InlineData("limits: {timeout: 6}", "limits.timeout: '6' has no unit; write 6s, 6m or 6h [wrong-type]")]
    [InlineData("limits: {timeout: 6hours}", "limits.timeout: '6hours' is not a duration; write for example 500ms, 45s, 30m, 1h30m or 2d [wrong-type]")]
    [InlineData("limits: {timeout: 0s}", "limits.timeout: must be more than 0s and at most 365d, not 0s [out-of-range]")]
    [InlineData("limits: {max_log_bytes: big}", "limits.max_log_bytes: 'big' is not a size; write for example 512KB, 64MB or 1GB [wrong-type]")]
    [InlineData("limits: {max_log_bytes: 1}", "limits.max_log_bytes: must be at least 1KB, not 1 [out-of-range]")]
    [InlineData("quality_gate: {soft_target: 101}", "quality_gate.soft_target: must be a score from 0 to 100, not 101 [out-of-range]")]
    [InlineData("quality_gate: {soft_fallback: 95}", "quality_gate.soft_fallback: is 95, above soft_target, which is 90; lower it [fallback-above-target]")]
    [InlineData("stages: {export: skills}", "stages.export: must be a mapping, for example {path: skills}, not 'skills' [wrong-type]")]
    [InlineData("stages: {export: {path: ''}}", "stages.export.path: is empty; give a value or leave the key out [invalid-value]")]
    [InlineData("stages: {verify: {run: []}}", "stages.verify.run: names no program; it must be a list of the program and its arguments, for example [./build.sh, --fast] [invalid-value]")]
    [InlineData("stages: {verify: {run: ./v.sh}}", "stages.verify.run: must be a list of the program and its arguments, for example [./build.sh, --fast]; for one line of a shell write shell: instead of run: [wrong-type]")]
    [InlineData("stages: {verify: {run: [x, {kickoff}]}}", "stages.verify.run[1]: must be text, not a mapping ({…} without quotes is one) [wrong-type]")]
    [InlineData("stages: {verify: {run: [x, ~]}}", "stages.verify.run[1]: ~ means nothing in YAML; write \"~\" for the text, or remove it [wrong-type]")]
    [InlineData("stages: {verify: {run: [x], result_required: yes}}", "stages.verify.result_required: must be true or false, without quotes, not 'yes' [wrong-type]")]
    [InlineData("stages: {verify: {run: [x], timeout: 31d}}", "stages.verify.timeout: must be more than 0s and at most 30d, not 31d [out-of-range]")]
    [InlineData("stages: {verify: {run: [x], secrets: [TOKEN, ghp-1]}}", "stages.verify.secrets: the secret 'ghp-1' is no name of an environment variable: letters, digits and '_' [invalid-secret]")]
    [InlineData("stages: {verify: {run: [x], env: {A=B: 1}}}", "stages.verify.env.A=B: 'A=B' cannot be the name of an environment variable [invalid-name]")]
    [InlineData("stages: {verify: {timeout: 1s}}", "stages.verify: the step needs run: a list of the program and its arguments, for example [./build.sh, --fast] [missing-key]")]
    [InlineData("stages: {verify: {run: [x], shell: x}}", "stages.verify: a step has one of run, shell and script; remove the others [invalid-value]")]
    [InlineData("stages: {export: {context_files: [../AGENTS.md]}}", "stages.export.context_files: '/AGENTS.md' lies outside of the brief's folder; name a file in it [outside]")]
    [InlineData("stages: {export: {context_files: AGENTS.md}}", "stages.export.context_files: must be a list of files, for example [AGENTS.md, CLAUDE.md], not 'AGENTS.md' [wrong-type]")]
    [InlineData("stages: {export: {path: s, timeout: 5m}}", "stages.export: the step needs run: a list of the program and its arguments, for example [./build.sh, --fast] [missing-key]")]
    [InlineData("stages: {export: {run: [x, '{child.folder}']}}", "stages.export: there is no placeholder {child.folder} where this step runs; for the text itself write {{child.folder}} [unknown-placeholder]")]
    [InlineData("stages: {capstone: {run: [x, '{child.name}']}}", "stages.capstone: there is no placeholder {child.name} where this step runs; for the text itself write {{child.name}} [unknown-placeholder]")]
    [InlineData("stages: {capstone: {run: [x, '{skill_path}']}}", "stages.capstone: there is no placeholder {skill_path} where this step runs; for the text itself write {{skill_path}} [unknown-placeholder]")]
    [InlineData("stages: {refine: {run: [x], rerun_below_target: 1}}", "stages.refine.rerun_below_target: must be true or false, without quotes, not '1' [wrong-type]")]
    [InlineData("stages: {verify: {run: [x], rerun_below_target: true}}", "stages.verify.rerun_below_target: the key 'rerun_below_target' is not known; known here: name, run, shell, script, agent, provider, timeout, idle_timeout, retries, retry_delay, result_required, kickoff_on_stdin, env, secrets, using, modules [unknown-key]")]
    [InlineData("activation_steps_append: [{run: [x]}]", "activation_steps_append[0]: the step needs a name [missing-key]")]
    [InlineData("checkpoints: [capston]", "checkpoints[0]: the workflow skills has no stage 'capston'; did you mean 'capstone'? [invalid-value]")]
    [InlineData("checkpoints: [export, zzz]", "checkpoints[1]: the workflow skills has no stage 'zzz'; its stages are setup, strategy, pins, provenance, skill-loop, batch, capstone, verify, refine, export, maintenance [invalid-value]")]
    [InlineData("checkpoints: [integration]", "checkpoints[0]: the workflow skills has no stage 'integration'; its stages are setup, strategy, pins, provenance, skill-loop, batch, capstone, verify, refine, export, maintenance [other-workflow]")]
    [InlineData("checkpoints: export", "checkpoints: must be a list of stages, for example [capstone, export], not 'export' [wrong-type]")]
    [InlineData("persistent_facts: One.", "persistent_facts: must be a list of sentences, or of files as in file:docs/style.md, not 'One.' [wrong-type]")]
    [InlineData("campaign_name: y", "campaign_name: the key 'campaign_name' is there twice; keep one of them [duplicate-key]")]
    public void At_the_end_of_a_good_brief(string line, string expected)
    {
        var diagnostic = BriefLoader.LoadText(Good + line, "brief", "/briefs").Diagnostics.Single();

        diagnostic.Line.ShouldBe(4);
        (diagnostic with { File = null, Line = null, Column = null }).ToString().ShouldBe(expected);
    }

    [Theory]
    [InlineData("{name: con}", "targets[0].name: the name 'con' is the name of a device on Windows ('con') [invalid-name]")]
    [InlineData("{name: }", "targets[0]: the target needs a name [missing-key]")]
    [InlineData("{name: a, tier: c}", "targets[0].tier: must be A or B, not 'c' [invalid-value]")]
    [InlineData("{name: a, tier: a}", "targets[0].tier: must be A or B, not 'a'; did you mean 'A'? [invalid-value]")]
    [InlineData("{name: a, teir: A}", "targets[0].teir: the key 'teir' is not known; did you mean 'tier'? [unknown-key]")]
    [InlineData("{name: a, depends_on: b}", "targets[0].depends_on: must be a list of names, for example [core, api], not 'b' [wrong-type]")]
    [InlineData("{name: a, depends_on: [a]}", "targets[0].depends_on[0]: 'a' depends on itself; remove the dependency [self-dependency]")]
    [InlineData("{name: abc, depends_on: [abd]}", "targets[0].depends_on[0]: no target is called 'abd'; did you mean 'abc'? [unknown-dependency]")]
    [InlineData("{name: a, depends_on: [{require: merged}]}", "targets[0].depends_on[0]: needs child: the name of a target [missing-key]")]
    [InlineData("{name: a, depends_on: [~]}", "targets[0].depends_on[0]: ~ means nothing in YAML; write \"~\" for the text, or remove it [wrong-type]")]
    [InlineData("{name: a, repo_url: --upload-pack=x}", "targets[0].repo_url: '--upload-pack=x' starts with '-'; a program would take it for an option [invalid-value]")]
    [InlineData("{name: a, locks: [a b]}", "targets[0].locks[0]: the name 'a b' contains ' '; only A-Z, a-z, 0-9, '.', '_' and '-' are allowed [invalid-name]")]
    [InlineData("{name: a, steps: []}", "targets[0].steps: needs at least one step [missing-key]")]
    [InlineData("{name: a, steps: [{name: s, run: [x]}, {name: S, run: [x]}]}", "targets[0].steps[1]: the step name 'S' is taken; give one of the two another name [duplicate-name]")]
    [InlineData("{name: a, lane: deep}", "targets[0]: the target has no steps, and there is no pipeline for its lane 'deep' or tier A; add pipelines: {A: […]}, or steps to the target; did you mean 'deeep'? [no-pipeline]")]
    public void In_a_target(string target, string expected)
    {
        var pipelines = expected.Contains("no-pipeline") ? "deeep" : "default";
        var text = $"campaign_name: x\npipelines: {{{pipelines}: [{{name: s, run: [x]}}]}}\ntargets:\n- {target}\n";

        var diagnostic = BriefLoader.LoadText(text, "brief", "/briefs").Diagnostics.Single();

        diagnostic.Line.ShouldBe(4);
        (diagnostic with { File = null, Line = null, Column = null }).ToString().ShouldBe(expected);
    }

    [Theory]
    [InlineData("targets: [{name: a, steps: [{name: s, run: [x]}]}]", "the brief needs campaign_name: a name for the campaign [missing-key]")]
    [InlineData("campaign_name: x", "the brief needs targets: a list of what to work on; or stages.strategy, which finds them [no-targets]")]
    [InlineData("campaign_name: x\ntargets: []", "targets: needs at least one target, for example {name: core, tier: A} [no-targets]")]
    [InlineData("campaign_name: x\ntargets:", "targets: needs at least one target, for example {name: core, tier: A} [no-targets]")]
    [InlineData("campaign_name: x\ntargets: core", "targets: must be a list of targets, for example [{name: core, tier: A}], not 'core' [wrong-type]")]
    [InlineData("campaign_name: x\npipelines: {default: {batch: true, steps: [{name: s, run: [x]}]}}\ntargets: [{name: a}]", "pipelines.default: the default pipeline cannot be a batch; give the batch to a tier or a lane [invalid-value]")]
    [InlineData("campaign_name: x\npipelines: {default: {batch: true}}\ntargets: [{name: a, steps: [{name: s, run: [x]}]}]", "pipelines.default: needs steps: a list of steps [missing-key]", "pipelines.default: the default pipeline cannot be a batch; give the batch to a tier or a lane [invalid-value]")]
    [InlineData("campaign_name: x\npipelines: {A: 1}\ntargets: [{name: a}]", "pipelines.A: must be a list of steps, or {batch: true, steps: […]}, not '1' [wrong-type]")]
    [InlineData("campaign_name: x\ntargets:\n- {name: a}\n- {name: A, steps: [{name: s, shell: x}]}\n- {name: b, tier: B}\n- {name: c}",
        "targets[0]: the target (and one more) has no steps, and there is no pipeline for its lane 'standard' or tier A; add pipelines: {A: […]}, or steps to the target [no-pipeline]",
        "targets[1].name: the name 'A' differs from 'a' only in case; give one of the two another name (the other is in line 3) [duplicate-name]",
        "targets[2]: the target has no steps, and there is no pipeline for its lane 'standard' or tier B; add pipelines: {B: […]}, or steps to the target [no-pipeline]")]
    public void In_the_brief_as_a_whole(string text, params string[] expected) =>
        BriefLoader.LoadText(text, "brief", "/briefs").Diagnostics
            .Select(d => (d with { File = null, Line = null, Column = null }).ToString()).ShouldBe(expected);

    [Fact]
    public void What_the_brief_does_not_say_comes_from_the_defaults()
    {
        var defaults = new CampaignSettings
        {
            Origin = "/team",
            Pipelines = new Dictionary<string, PipelineDefinition> { ["A"] = new() { Steps = [new() { Name = "team", Run = ["x"] }] } },
            QualityGate = new() { SoftTarget = 60, SoftFallback = 50 },
            Limits = new() { Throttle = 7 },
            PersistentFacts = ["Team."],
        };

        var settings = BriefLoader.LoadText(
            "campaign_name: x\ntargets: [{name: a}]\npersistent_facts: [Brief.]\nquality_gate: {hard: none}\nlimits: {timeout: 1h}",
            "brief", "/briefs", defaults).Require().Settings;

        settings.Origin.ShouldBe("/briefs");
        settings.PersistentFacts.ShouldBe(["Team.", "Brief."]);
        settings.QualityGate.ShouldBe(new() { Hard = HardGate.None, SoftTarget = 60, SoftFallback = 50 });
        settings.Limits.Throttle.ShouldBe(7);
        settings.Pipelines["A"].Steps.Single().Name.ShouldBe("team");
    }
}
