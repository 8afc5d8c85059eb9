using Coro.Engine.Loading;

namespace Coro.Tests.Loading;

public sealed class BriefLoaderTests
{
    private const string Origin = "/briefs";

    [Fact]
    public void A_whole_brief_becomes_a_definition()
    {
        var definition = Load("""
            campaign_name: payments-v2
            workflow: delivery
            targets:
              - {name: core, repo_url: https://example.org/core.git, tier: A, pin: 2.10, depends_on: []}
              - name: api
                repo_url: ../api
                tier: B
                lane: deep
                depends_on: [CORE, {child: schema, require: merged}]
                locks: [staging-db, staging-db]
                description: |
                  Two
                  lines
              - {name: schema, repo_url: "git@example.org:x/schema.git", steps: [{name: only, shell: echo hi}]}
            pipelines:
              A:
                - name: AN
                  run: [claude, -p, "{kickoff}", 1]
                  timeout: 1h30m
                  idle_timeout: 45s
                  retries: 2
                  retry_delay: 500ms
                  result_required: true
                  kickoff_on_stdin: true
                  env: {X: 1, EMPTY: }
                  secrets: [TOKEN, NPM_TOKEN]
              deep: {batch: true, steps: [{name: QS, run: [./quick.sh]}]}
            stages:
              capstone: {run: [./stack.sh]}
              on_complete: {name: tell, run: [./tell.sh]}
              export: {path: skills}
            quality_gate: {hard: zero-critical, soft_target: 70.5}
            limits: {throttle: 8, lanes: {deep: 1}, max_cost_usd: 25.50, timeout: 2d, max_log_bytes: 64MB}
            on_child_failure: halt
            checkpoints: [integration, planning, integration]
            activation_steps_prepend: [{name: prepare, run: [./prepare.sh]}]
            directive_path: orders.md
            architecture_doc_path: /docs/architecture.md
            health_findings_queue: team-a
            persistent_facts: [One., Two.]
            """).Require();

        definition.Name.ShouldBe("payments-v2");
        var settings = definition.Settings;
        settings.Workflow.ShouldBe(Workflow.Delivery);
        settings.Origin.ShouldBe(Origin);
        settings.OnChildFailure.ShouldBe(FailurePolicy.Halt);
        settings.Checkpoints.ShouldBe(["planning", "integration"]);
        settings.DirectivePath.ShouldBe("/briefs/orders.md");
        settings.ArchitectureDocPath.ShouldBe("/docs/architecture.md");
        settings.HealthFindingsQueue.ShouldBe("team-a");
        settings.PersistentFacts.ShouldBe(["One.", "Two."]);
        settings.QualityGate.ShouldBe(new QualityGate { Hard = HardGate.ZeroCritical, SoftTarget = 70.5m, SoftFallback = 70.5m });
        settings.Limits.Throttle.ShouldBe(8);
        settings.Limits.Lanes.ShouldBe(new Dictionary<string, int> { ["deep"] = 1 });
        settings.Limits.MaxCostUsd.ShouldBe(25.50m);
        settings.Limits.Timeout.ShouldBe(TimeSpan.FromDays(2));
        settings.Limits.MaxLogBytes.ShouldBe(64 << 20);
        settings.Stages.Capstone!.Name.ShouldBe("capstone");
        settings.Stages.OnComplete!.Name.ShouldBe("tell");
        settings.Stages.Verify.ShouldBeNull();
        settings.Stages.Export.Path.ShouldBe("/briefs/skills");
        settings.ActivationStepsPrepend.Single().Run.ShouldBe(["./prepare.sh"]);
        settings.Pipelines.Keys.ShouldBe(["A", "deep"]);
        settings.Pipelines["deep"].Batch.ShouldBeTrue();

        var step = settings.Pipelines["A"].Steps.Single();
        step.Name.ShouldBe("AN");
        step.Run.ShouldBe(["claude", "-p", "{kickoff}", "1"]);
        step.Timeout.ShouldBe(TimeSpan.FromMinutes(90));
        step.IdleTimeout.ShouldBe(TimeSpan.FromSeconds(45));
        step.Retries.ShouldBe(2);
        step.RetryDelay.ShouldBe(TimeSpan.FromMilliseconds(500));
        step.ResultRequired.ShouldBeTrue();
        step.KickoffOnStdin.ShouldBeTrue();
        step.Environment.ShouldBe(new Dictionary<string, string> { ["X"] = "1", ["EMPTY"] = "" });
        step.Secrets.ShouldBe(["TOKEN", "NPM_TOKEN"]);

        definition.Children.Select(c => c.Name).ShouldBe(["core", "api", "schema"]);
        var (core, api, schema) = (definition.Children[0], definition.Children[1], definition.Children[2]);
        core.Pin.ShouldBe("2.10");
        core.Lane.ShouldBe("standard");
        core.RepoUrl.ShouldBe("https://example.org/core.git");
        api.RepoUrl.ShouldBe("/api");
        api.Tier.ShouldBe(Tier.B);
        api.Lane.ShouldBe("deep");
        api.DependsOn.ShouldBe([new("core"), new("schema", DependencyRequirement.Merged)]);
        api.Locks.ShouldBe(["staging-db"]);
        api.Description.ShouldBe("Two\nlines\n");
        schema.RepoUrl.ShouldBe("git@example.org:x/schema.git");
        schema.Steps!.Single().Shell.ShouldBe("echo hi");
    }

    [Fact]
    public void A_brief_may_be_JSON()
    {
        Load("""{"campaign_name": "x", "targets": [{"name": "a", "pin": 2.10, "steps": [{"name": "s", "run": ["true"]}]}]}""")
            .Require().Children.Single().Pin.ShouldBe("2.10");
    }

    [Fact]
    public void A_key_without_a_value_is_as_if_it_were_not_there()
    {
        var child = Load("""
            campaign_name: x
            workflow:
            limits: ~
            targets:
              - name: a
                pin:
                depends_on: null
                lane:
                steps: [{name: s, run: ["true"], timeout: }]
            """).Require().Children.Single();

        child.Pin.ShouldBeNull();
        child.DependsOn.ShouldBeEmpty();
        child.Lane.ShouldBe("standard");
    }

    [Fact]
    public void A_cycle_is_left_to_the_plan()
    {
        Load("""
            campaign_name: x
            pipelines: {default: [{name: s, run: ["true"]}]}
            targets: [{name: a, depends_on: [b]}, {name: b, depends_on: [a]}]
            """).Require().Children.Count.ShouldBe(2);
    }

    [Fact]
    public void The_stronger_of_two_equal_dependencies_counts()
    {
        Load("""
            campaign_name: x
            pipelines: {default: [{name: s, run: ["true"]}]}
            targets: [{name: a, depends_on: [b, {child: B, require: merged}, b]}, {name: b}]
            """).Require().Children[0].DependsOn.ShouldBe([new("b", DependencyRequirement.Merged)]);
    }

    [Fact]
    public void Everything_that_is_wrong_is_reported_in_the_order_of_the_file()
    {
        var result = Load("""
            campaign_name: ../x
            workflow: skils
            target: []
            limits:
              throttle: four
              max_cost_usd: -1
              timeout: 30
              throttle: 4
            targets:
              - {name: core, tier: C, depends_on: [cor, core]}
              - {name: CORE, tier: A}
              - tier: A
              - just-a-name
              - name: con
                steps:
                  - {name: s, run: ./x.sh --fast}
                  - {name: s, shell: a, run: [b], retries: 101}
                  - {name: t}
            quality_gate: {hard: strict, soft_target: 80, soft_fallback: 90}
            pipelines:
              B: []
            """);

        result.Definition.ShouldBeNull();
        result.Diagnostics.ShouldAllBe(d => d.File == "brief.yaml");
        result.Diagnostics.Select(d => $"{d.Line},{d.Column} {d.Path} [{d.Code}]").ShouldBe(
        [
            "1,16 campaign_name [invalid-name]",
            "2,11 workflow [invalid-value]",
            "3,1 target [unknown-key]",
            "5,13 limits.throttle [wrong-type]",
            "6,17 limits.max_cost_usd [out-of-range]",
            "7,12 limits.timeout [wrong-type]",
            "8,3 limits.throttle [duplicate-key]",
            "10,24 targets[0].tier [invalid-value]",
            "10,40 targets[0].depends_on[0] [unknown-dependency]",
            "10,45 targets[0].depends_on[1] [self-dependency]",
            "11,5 targets[1] [no-pipeline]",
            "11,12 targets[1].name [duplicate-name]",
            "12,5 targets[2] [missing-key]",
            "13,5 targets[3] [wrong-type]",
            "14,11 targets[4].name [invalid-name]",
            "16,24 targets[4].steps[0].run [wrong-type]",
            "17,9 targets[4].steps[1] [duplicate-name]",
            "17,26 targets[4].steps[1] [invalid-value]",
            "17,48 targets[4].steps[1].retries [out-of-range]",
            "18,9 targets[4].steps[2] [missing-key]",
            "19,22 quality_gate.hard [invalid-value]",
            "19,62 quality_gate.soft_fallback [fallback-above-target]",
            "21,6 pipelines.B [missing-key]",
        ]);
        Should.Throw<InvalidInputException>(result.Require).Diagnostics.ShouldBe(result.Diagnostics);
    }

    private static LoadResult Load(string text) => BriefLoader.LoadText(text, "brief.yaml", Origin);
}
