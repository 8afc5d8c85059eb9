using Coro.Engine.Jobs;

namespace Coro.Tests.Jobs;

public sealed class TriageRuleTests
{
    private static readonly CoroJob Job = new() { Id = "1", Name = "j", Title = "t", Origin = "/" };

    [Fact]
    public void A_job_of_which_nothing_is_known_is_a_task()
    {
        var decision = Decide(new());

        decision.IsCampaign.ShouldBeFalse();
        decision.Signals.ShouldAllBe(signal => !signal.Holds);
        decision.Signals.Select(signal => signal.Value).Distinct().ShouldBe(["unknown"]);
    }

    [Fact]
    public void One_signal_is_not_enough_and_two_are()
    {
        Decide(new() { PullRequests = 6 }).IsCampaign.ShouldBeFalse();

        var decision = Decide(new() { PullRequests = 6, Layers = 2 });

        decision.IsCampaign.ShouldBeTrue();
        decision.Reason.ShouldContain("pull requests, dependency layers");
    }

    [Theory]
    [InlineData(5, false)]
    [InlineData(6, true)]
    public void The_number_of_pull_requests_has_to_be_above_its_threshold(int count, bool holds) =>
        Signal(new() { PullRequests = count }, "pull requests").Holds.ShouldBe(holds);

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public void Services_count_from_their_threshold_on(int count, bool holds) =>
        Signal(new() { Services = count }, "services or repositories").Holds.ShouldBe(holds);

    [Fact]
    public void Repositories_count_as_services_do_each_once()
    {
        var job = Job with { Repositories = ["a", "b", "c", "a"] };

        var signal = TriageRule.Decide(job, new()).Signals.Single(one => one.Name == "services or repositories");

        (signal.Value, signal.Holds).ShouldBe(("3", true));
    }

    [Fact]
    public void A_change_that_is_too_large_is_a_campaign_whatever_the_signals_say()
    {
        TriageRule.Decide(Job with { Estimates = new() { DiffLines = 3000 } }, new()).IsCampaign.ShouldBeFalse();
        TriageRule.Decide(Job with { Estimates = new() { DiffLines = 3000 }, Policy = new() { MaxDiffLines = 2000 } }, new()).IsCampaign.ShouldBeTrue();
        TriageRule.Decide(Job with { Estimates = new() { DiffLines = 3000 } }, new() { MaxDiffLines = 2000 }).IsCampaign.ShouldBeTrue();
        TriageRule.Decide(Job with { Estimates = new() { DiffLines = 3000 }, Policy = new() { MaxDiffLines = 4000 } }, new() { MaxDiffLines = 2000 }).IsCampaign.ShouldBeFalse();
    }

    [Fact]
    public void Criteria_that_conflict_across_repositories_make_a_campaign() =>
        Decide(new() { ConflictingCriteria = 1 }).Reason.ShouldContain("policy");

    [Fact]
    public void Thresholds_may_be_others()
    {
        var job = Job with { Estimates = new() { PullRequests = 3, FailureIsolation = true } };

        TriageRule.Decide(job, new()).IsCampaign.ShouldBeFalse();
        TriageRule.Decide(job, new() { PullRequests = 2 }).IsCampaign.ShouldBeTrue();
        TriageRule.Decide(job, new() { Signals = 1 }).IsCampaign.ShouldBeTrue();
    }

    private static TriageDecision Decide(JobEstimates estimates) => TriageRule.Decide(Job with { Estimates = estimates }, new());

    private static TriageSignal Signal(JobEstimates estimates, string name) => Decide(estimates).Signals.Single(signal => signal.Name == name);
}
