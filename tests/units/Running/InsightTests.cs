using System.Text.Json;
using Coro.Engine;
using Coro.Tests.Support;
using static Coro.Tests.Support.FakeSteps;
using static Coro.Tests.Support.TestCampaign;

namespace Coro.Tests.Running;

public sealed class InsightTests : IDisposable
{
    private readonly TestCampaign _campaign = new();

    public void Dispose() => _campaign.Dispose();

    [Fact]
    public async Task What_a_child_learned_reaches_those_that_start_later_in_context_and_kickoff()
    {
        Learns("a", "The API pages from 1.");

        await _campaign.StartAsync(Child("a"), Child("b", "a"));

        Context("a").GetArrayLength().ShouldBe(0);
        var told = Context("b")[0];
        told.GetProperty("text").GetString().ShouldBe("The API pages from 1.");
        told.GetProperty("sources")[0].GetString().ShouldBe("a");
        Kickoff("b").ShouldContain("- The API pages from 1. (a)");
    }

    [Fact]
    public async Task The_same_thing_learned_twice_is_one_insight_of_two_sources()
    {
        Learns("a", "The API pages from 1.");
        Learns("b", "the  API pages\nfrom 1");

        await _campaign.StartAsync(Child("a"), Child("b", "a"));

        var insight = _campaign.Read().Insights.Single();
        insight.Id.ShouldBe("i1");
        insight.Sources.ShouldBe(["a", "b"]);
    }

    [Fact]
    public async Task What_somebody_rejected_reaches_nobody_any_more()
    {
        Learns("a", "Wrong.");
        _campaign.Steps.On("b/AN", tryNumber => tryNumber == 1 ? Failure() : Success());
        await _campaign.StartAsync(Child("a"), Child("b", "a"));
        Context("b").GetArrayLength().ShouldBe(1);

        var answer = await SubmitAsync(new InsightRequest { Insights = ["i1"], Approve = false, By = "ann", Why = "it is not so" });
        await SubmitAsync(new ChildRequest { Operation = ChildOperation.Rerun, Children = ["b"], By = "ann" });
        await _campaign.ResumeAsync();

        answer.Outcomes.Single().Verdict.ShouldBe(ControlVerdict.Done);
        Context("b").GetArrayLength().ShouldBe(0);
        var insight = _campaign.Read().Insights.Single();
        (insight.Status, insight.By, insight.Why).ShouldBe((InsightStatus.Rejected, "ann", "it is not so"));
    }

    [Fact]
    public async Task What_is_approved_is_told_first()
    {
        Learns("a", "First.", "Second.");
        await _campaign.StartAsync(Child("a"));
        await SubmitAsync(new InsightRequest { Insights = ["i2"], Approve = true, By = "ann" });

        await SubmitAsync(new AddChildrenRequest { Children = [Child("b")], By = "ann" });
        await _campaign.ResumeAsync();

        Context("b").EnumerateArray().Select(one => one.GetProperty("text").GetString()).ShouldBe(["Second.", "First."]);
    }

    [Theory]
    [InlineData("i1", ControlVerdict.Refused)]
    [InlineData("nothing", ControlVerdict.Refused)]
    public async Task An_insight_that_there_is_not_is_refused_by_name(string id, ControlVerdict verdict)
    {
        await _campaign.StartAsync(Child("a"));

        var outcome = (await SubmitAsync(new InsightRequest { Insights = [id], Approve = true, By = "ann" })).Outcomes.Single();

        outcome.Verdict.ShouldBe(verdict);
        outcome.Reason!.ShouldContain("no such insight");
    }

    [Fact]
    public async Task What_a_failed_child_learned_counts_too()
    {
        _campaign.Steps.On("a/TS", _ => Failure() with { Result = new() { Insights = [new("Do not.", [])] } });

        await _campaign.StartAsync(Child("a"));

        _campaign.Read().Insights.Single().Sources.ShouldBe(["a"]);
    }

    private void Learns(string child, params string[] texts) =>
        _campaign.Steps.On($"{child}/TS", _ => Success(new() { Insights = [.. texts.Select(text => new ReportedInsight(text, ["api"]))] }));

    private JsonElement Context(string child) => JsonDocument.Parse(File(child, "context.json")).RootElement.GetProperty("insights");

    private string Kickoff(string child) => System.Text.Encoding.UTF8.GetString(File(child, "kickoff.md").Span);

    private ReadOnlyMemory<byte> File(string child, string name) =>
        _campaign.Steps.Latest($"{child}/AN").Files.Single(file => file.Path.EndsWith(name, StringComparison.Ordinal)).Content;

    private Task<ControlAnswer> SubmitAsync(ControlRequest request) => new CampaignControl(_campaign.Root).SubmitAsync("test", request);
}
