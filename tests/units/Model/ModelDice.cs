using static Coro.Tests.Support.TestCampaign;

namespace Coro.Tests.Model;

/// <summary>Makes up a campaign, and what happens to it. The same seed makes up the same.</summary>
/// <param name="seed">The seed.</param>
internal sealed class ModelDice(int seed)
{
    private static readonly string[] Lanes = [ChildDefinition.DefaultLane, ChildDefinition.DefaultLane, "deep", "wide", "bulk"];
    private readonly Random _random = new(seed);
    private int _added;

    public bool Chance(int percent) => _random.Next(100) < percent;

    public int From(int least, int most) => _random.Next(least, most + 1);

    public T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    public CampaignDefinition Campaign(string origin, int children)
    {
        var settings = new CampaignSettings
        {
            Origin = origin,
            QualityGate = new() { SoftTarget = 90, SoftFallback = 80 },
            OnChildFailure = Chance(15) ? FailurePolicy.Halt : FailurePolicy.Continue,
            Limits = new() { Throttle = From(1, 4), Lanes = new Dictionary<string, int> { ["deep"] = 1, ["wide"] = 2 } },
            Pipelines = new Dictionary<string, PipelineDefinition>
            {
                ["A"] = new() { Steps = Steps(From(1, 3)) },
                ["B"] = new() { Batch = true, Steps = Steps(From(1, 2)) },
                ["deep"] = new() { Steps = Steps(From(1, 2)) },
                ["bulk"] = new() { Batch = true, Steps = Steps(1) },
            },
        };
        var names = Enumerable.Range(0, children).Select(i => $"c{i}").ToList();
        return new() { Name = "model", Settings = settings, Children = [.. names.Select((name, i) => Child(name, names[..i]))] };
    }

    public ChildDefinition Added(IReadOnlyList<string> there) => Child($"d{_added++}", there);

    /// <summary>How a step ends.</summary>
    /// <param name="kind">Percent that it does not simply succeed.</param>
    /// <param name="batch">For whom it ran, where that were several.</param>
    /// <param name="later">A time that a provider may name.</param>
    public Ending Ending(int kind, IReadOnlyCollection<string>? batch, DateTimeOffset later)
    {
        var ending = Chance(kind) ? From(1, 12) switch
        {
            1 or 2 or 3 or 4 => new(StepOutcome.Failed),
            5 => new(StepOutcome.Failed, Retryable: false),
            6 => new(StepOutcome.TimedOut),
            7 => new(StepOutcome.Escalated),
            8 => new(StepOutcome.RateLimited) { RetryAfter = later },
            9 => new(StepOutcome.Success, Score: 85),
            10 => new(StepOutcome.Success, Score: 50),
            _ => new Ending(StepOutcome.Success, Score: 95, Blocks: true),
        }
        : new(StepOutcome.Success, Score: 99);
        if (batch is null || Chance(50) || ending.Outcome == StepOutcome.RateLimited)
            return ending;
        return ending with
        {
            Single = batch.Where(_ => Chance(90)).ToDictionary(name => name, _ => Ending(kind, null, later) is { Outcome: not StepOutcome.RateLimited } one
                ? one
                : new(StepOutcome.Success)),
        };
    }

    private List<StepDefinition> Steps(int count) => [.. Enumerable.Range(1, count).Select(i => Step($"S{i}", Chance(40) ? From(1, 2) : 0))];

    private ChildDefinition Child(string name, IReadOnlyList<string> earlier)
    {
        var tier = Chance(70) ? Tier.A : Tier.B;
        var lane = Pick(Lanes);
        var batch = lane == "bulk" || (tier == Tier.B && lane != "deep");
        return new()
        {
            Name = name,
            Tier = tier,
            Lane = lane,
            DependsOn = [.. earlier.Where(_ => Chance(120 / (earlier.Count + 2))).Select(on => new Dependency(on))],

            // Which of a batch's children takes a lock first is nobody's business.
            Locks = batch || !Chance(25) ? [] : Chance(30) ? ["L1", "L2"] : [Chance(50) ? "L1" : "L2"],
            Steps = !batch && Chance(10) ? Steps(2) : null,
        };
    }
}
