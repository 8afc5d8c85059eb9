using System.Text.Json;
using Coro.Engine;
using Coro.Tests.Support;
using static Coro.Tests.Support.FakeSteps;
using static Coro.Tests.Support.TestCampaign;

namespace Coro.Tests.Stages;

public sealed class IntegrationTests : IDisposable
{
    private readonly TestCampaign _campaign = new();

    public IntegrationTests() => _campaign.Settings = _campaign.Settings with
    {
        Workflow = Workflow.Delivery,
        Stages = new() { Architecture = Step("architecture"), Integration = Step("integrate") },
    };

    public void Dispose() => _campaign.Dispose();

    [Fact]
    public async Task What_is_to_be_mended_becomes_children_and_then_the_whole_is_judged_again()
    {
        _campaign.Steps.On("/integrate", tryNumber => tryNumber == 1 ? Fix("fix-a") : Verdict(IntegrationVerdict.Pass));

        var result = await _campaign.StartAsync(Child("a"));

        result.ExitCode.ShouldBe(ExitCode.Success);
        _campaign.Steps.Started.ShouldBe(["/architecture", "a/AN", "a/TS", "/integrate", "fix-a/AN", "fix-a/TS", "/integrate"]);
        result.Completed.ShouldBe(["a", "fix-a"], ignoreOrder: true);
    }

    [Fact]
    public async Task After_three_rounds_a_person_has_to_decide()
    {
        _campaign.Steps.On("/integrate", tryNumber => Fix($"fix-{tryNumber}"));

        var parked = await _campaign.StartAsync(Child("a"));

        parked.ExitCode.ShouldBe(ExitCode.AwaitingInput);
        _campaign.Steps.Started.Count(step => step == "/integrate").ShouldBe(4);
        _campaign.Read().Children.Select(child => child.Name).ShouldBe(["a", "fix-1", "fix-2", "fix-3"], ignoreOrder: true);
        var gate = _campaign.Read().Gates.Single();
        (gate.Id, gate.Default).ShouldBe(("integration", null));
        gate.Question.ShouldContain("3 rounds");

        await AnswerAsync("accept");
        (await _campaign.ResumeAsync()).ExitCode.ShouldBe(ExitCode.Success);
    }

    [Fact]
    public async Task An_inconclusive_integration_waits_for_a_person_who_may_have_it_judged_again()
    {
        _campaign.Steps.On("/integrate", tryNumber => Verdict(tryNumber == 1 ? IntegrationVerdict.Inconclusive : IntegrationVerdict.Pass));
        (await _campaign.StartAsync(Child("a"))).ExitCode.ShouldBe(ExitCode.AwaitingInput);

        // Looking again without an answer asks nobody's command.
        (await _campaign.ResumeAsync()).ExitCode.ShouldBe(ExitCode.AwaitingInput);
        _campaign.Steps.Started.Count(step => step == "/integrate").ShouldBe(1);

        await AnswerAsync("rerun");
        (await _campaign.ResumeAsync()).ExitCode.ShouldBe(ExitCode.Success);
        _campaign.Steps.Started.Count(step => step == "/integrate").ShouldBe(2);
        _campaign.Read().Gates.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_integration_that_is_judged_again_by_policy_is_so_once()
    {
        _campaign.Steps.On("/integrate", _ => Verdict(IntegrationVerdict.Inconclusive));
        _campaign.Options = _campaign.Options with { Gates = new Dictionary<string, string> { ["integration"] = "rerun" } };

        (await _campaign.StartAsync(Child("a"))).ExitCode.ShouldBe(ExitCode.AwaitingInput);

        _campaign.Steps.Started.Count(step => step == "/integrate").ShouldBe(2);
    }

    [Theory]
    [InlineData("""[{"name": "a"}]""", "a")]
    [InlineData("[]", "at least one")]
    [InlineData("""[{"name": "x", "depends_on": ["nobody"]}]""", "nobody")]
    public async Task Fixes_that_cannot_be_added_are_told_of_and_none_is(string children, string told)
    {
        _campaign.Steps.On("/integrate", _ => Fixes(children));

        (await _campaign.StartAsync(Child("a"))).ExitCode.ShouldBe(ExitCode.AwaitingInput);

        _campaign.Read().Children.Count.ShouldBe(1);
        _campaign.Read().Gates.Single().Question.ShouldContain(told);
    }

    [Fact]
    public async Task Drift_blocks_the_integration_and_is_shown_as_a_difference()
    {
        Promise("orders", "api", "web", """{"id": "string", "total": "number"}""");
        Ships("api", "orders", """{"id": "string", "total": "string", "note": "string"}""");

        var parked = await _campaign.StartAsync(Child("api"), Child("web", "api"));

        parked.ExitCode.ShouldBe(ExitCode.AwaitingInput);
        var gate = _campaign.Read().Gates.Single();
        gate.Id.ShouldBe("integration");
        gate.Facts.ShouldContain(fact => fact.Contains("$.total") && fact.Contains("number") && fact.Contains("string"));
        Contracts().Single().Status.ShouldBe(ContractStatus.Drifted);
    }

    [Fact]
    public async Task A_producer_that_does_not_say_what_it_shipped_blocks_the_integration()
    {
        Promise("orders", "api", "web", """{"id": "string"}""");

        (await _campaign.StartAsync(Child("api"), Child("web", "api"))).ExitCode.ShouldBe(ExitCode.AwaitingInput);

        _campaign.Read().Gates.Single().Facts.ShouldContain(fact => fact.Contains("api.json"));
        Contracts().Single().Status.ShouldBe(ContractStatus.Missing);
    }

    [Fact]
    public async Task Drift_that_a_fix_has_mended_no_longer_blocks()
    {
        Promise("orders", "api", "web", """{"id": "string"}""");
        Ships("api", "orders", """{"id": "number"}""");
        Ships("fix-a", "orders", """{"id": "string"}""");
        _campaign.Steps.On("/integrate", tryNumber => tryNumber == 1 ? Fix("fix-a") : Verdict(IntegrationVerdict.Pass));

        var result = await _campaign.StartAsync(Child("api"), Child("web", "api"));

        result.ExitCode.ShouldBe(ExitCode.Success);
        var contract = Contracts().Single();
        (contract.Status, contract.ShippedBy).ShouldBe((ContractStatus.Kept, "fix-a"));
    }

    [Fact]
    public async Task A_consumer_finds_the_promise_and_what_was_shipped_in_its_context()
    {
        Promise("orders", "api", "web", """{"id": "string"}""");
        Ships("api", "orders", """{"id": "string", "more": "string"}""");

        (await _campaign.StartAsync(Child("api"), Child("web", "api"), Child("other", "api"))).ExitCode.ShouldBe(ExitCode.Success);

        var contract = Context("web").GetProperty("contracts")[0];
        contract.GetProperty("id").GetString().ShouldBe("orders");
        contract.GetProperty("shape").GetProperty("id").GetString().ShouldBe("string");
        contract.GetProperty("shipped").GetProperty("more").GetString().ShouldBe("string");
        Context("other").GetProperty("contracts").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_contract_of_a_child_that_there_is_not_is_refused_with_the_plan()
    {
        Promise("orders", "apj", "web", """{"id": "string"}""");

        var result = await _campaign.StartAsync(Child("api"), Child("web", "api"));

        result.ExitCode.ShouldBe(ExitCode.Usage);
        result.Error!.ShouldContain("apj");
        result.Error!.ShouldContain("api");
        _campaign.Steps.Started.ShouldBe(["/architecture"]);
    }

    [Fact]
    public async Task Whoever_edits_a_contract_file_by_hand_is_believed()
    {
        Promise("orders", "api", "web", """{"id": "string"}""");
        await _campaign.StartAsync(Child("api"), Child("web", "api"));

        File.WriteAllText(
            Path.Combine(_campaign.Workspace, "contracts", "api.json"), """{"contracts": [{"id": "orders", "shape": {"id": "string"}}]}""");
        (await _campaign.ResumeAsync()).ExitCode.ShouldBe(ExitCode.Success);
    }

    [Theory]
    [InlineData("the journal is lost")]
    [InlineData("the state file is edited")]
    [InlineData("nothing")]
    public async Task What_a_child_has_told_of_what_it_ships_outlives_a_restart_before_it_is_done(string happens)
    {
        Promise("orders", "api", "web", """{"id": "string", "lines": [{"sku": "string"}]}""");
        _campaign.Steps.On("api/AN", _ => Success(new() { Contracts = [new() { Id = "orders", Kind = "http", Shape = Json("""{"id": "string", "lines": [{"sku": "string"}]}""") }] }));
        _campaign.Steps.On("api/TS", tryNumber => tryNumber == 1 ? Failure() : Success(new()));
        _campaign.Steps.On("other/AN", tryNumber => tryNumber == 1 ? Failure() : Success(new()));
        await _campaign.StartAsync(Child("api"), Child("web", "api"), Child("other"));
        File.Exists(Path.Combine(_campaign.Workspace, "contracts", "api.json")).ShouldBeFalse("it is not done");

        var state = Path.Combine(_campaign.Workspace, "_campaign-state.yaml");
        if (happens == "the journal is lost")
            File.Delete(Path.Combine(_campaign.Workspace, "_campaign-journal.jsonl"));
        else if (happens == "the state file is edited")
            File.WriteAllText(state, File.ReadAllText(state).Replace("- name: other\n    status: failed", "- name: other\n    status: skipped", StringComparison.Ordinal));

        // The recovery comes first: whoever asks meanwhile is told to ask again.
        await _campaign.ResumeAsync();
        var answer = await new CampaignControl(_campaign.Root).SubmitAsync("test", new ChildRequest { Operation = ChildOperation.Resume, Children = ["api"], By = "ann" });
        answer.Outcomes.Single().Verdict.ShouldBe(ControlVerdict.Done, answer.Outcomes.Single().Reason);
        var result = await _campaign.ResumeAsync();

        _campaign.StatusOf("api").ShouldBe(ChildStatus.Completed, result.Error);
        Contracts().Single().Status.ShouldBe(ContractStatus.Kept);
        _campaign.StatusOf("web").ShouldBe(ChildStatus.Completed);
        if (happens == "the state file is edited")
            _campaign.StatusOf("other").ShouldBe(ChildStatus.Skipped, "the edit was taken");
    }

    [Fact]
    public async Task The_index_is_there_to_be_looked_at_before_the_architecture_is_accepted_and_an_edit_of_the_state_loses_nothing()
    {
        Promise("orders", "api", "web", """{"id": "string"}""");
        _campaign.Settings = _campaign.Settings with { Checkpoints = ["architecture"] };
        (await _campaign.StartAsync(Child("api"), Child("web", "api"))).ExitCode.ShouldBe(ExitCode.AwaitingInput);

        _campaign.Read().Gates.Single().Facts.ShouldContain(fact => fact.Contains("_index.json"));
        var state = Path.Combine(_campaign.Workspace, "_campaign-state.yaml");
        File.WriteAllText(state, File.ReadAllText(state).Replace("lane: standard", "lane: fast", StringComparison.Ordinal));
        await new CampaignControl(_campaign.Root).SubmitAsync("test", new GateRequest { Gate = "checkpoint:architecture", By = "ann" });
        await _campaign.ResumeAsync();

        Contracts().Single().Id.ShouldBe("orders");
    }

    private IReadOnlyList<CampaignContract> Contracts() => new CampaignContracts(_campaign.Root).Read("test", out _);

    private JsonElement Context(string child) =>
        JsonDocument.Parse(_campaign.Steps.Latest($"{child}/AN").Files.Single(file => file.Path.EndsWith("context.json")).Content).RootElement;

    private Task AnswerAsync(string choice) =>
        new CampaignControl(_campaign.Root).SubmitAsync("test", new GateRequest { Gate = "integration", Choice = choice, By = "ann" });

    private void Promise(string id, string producer, string consumer, string shape) => _campaign.Steps.On(
        "/architecture",
        _ => Success(new() { Contracts = [new() { Id = id, Producer = producer, Consumers = [consumer], Shape = Json(shape) }] }));

    private void Ships(string child, string id, string shape) =>
        _campaign.Steps.On($"{child}/TS", _ => Success(new() { Contracts = [new() { Id = id, Shape = Json(shape) }] }));

    private static Engine.Steps.StepRun Verdict(IntegrationVerdict verdict) => Success(new() { Verdict = verdict, Message = "so it is" });

    private static Engine.Steps.StepRun Fix(string name) => Fixes($$"""[{"name": "{{name}}"}]""");

    private static Engine.Steps.StepRun Fixes(string children) => Success(new()
    {
        Verdict = IntegrationVerdict.FixNeeded,
        Extra = new Dictionary<string, JsonElement> { ["children"] = Json(children) },
    });

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement.Clone();
}
