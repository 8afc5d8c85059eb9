using Coro.Engine.Gates;
using Coro.Engine.Steps;
using Coro.Tests.Support;
using static Coro.Tests.Support.FakeSteps;
using static Coro.Tests.Support.TestCampaign;

namespace Coro.Tests.Running;

/// <summary>Whatever the graph, the outcomes, the policies and the answers: a run ends, and what is left waits for something with a name.</summary>
public sealed class CampaignEndsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static TheoryData<int> Seeds => new(Enumerable.Range(0, 6));

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Headless(int block)
    {
        for (var seed = block * 10; seed < (block + 1) * 10; seed++)
            await EndsAsync(seed, headless: true);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task With_somebody_who_answers_at_random(int block)
    {
        for (var seed = block * 10; seed < (block + 1) * 10; seed++)
            await EndsAsync(seed + 5000, headless: false);
    }

    private static async Task EndsAsync(int seed, bool headless)
    {
        using var campaign = new TestCampaign();
        var random = new Random(seed);
        var children = Children(random);
        campaign.Steps = Steps(random, children);
        campaign.Settings = campaign.Settings with
        {
            OnChildFailure = random.Next(3) == 0 ? FailurePolicy.Halt : FailurePolicy.Continue,
            Limits = new() { Throttle = random.Next(1, 5), Lanes = new Dictionary<string, int> { ["deep"] = 1 } },
            Checkpoints = random.Next(5) == 0 ? ["batch"] : [],
            Stages = new() { Capstone = Step("capstone") },
        };
        campaign.Options = campaign.Options with { Headless = headless, Gates = Policies(random) };
        campaign.Host = new(gate =>
        {
            lock (random)
                return gate.Kind == GateKind.Plan ? new("run", "ann") : random.Next(20) == 0 ? null : new(gate.Choices[random.Next(gate.Choices.Count)], "ann");
        });

        var result = await campaign.StartAsync([.. children]).WaitAsync(Patience);

        var told = $"seed {seed}: {result.ExitCode}, {result.Error}";
        result.ExitCode.ShouldBeOneOf([ExitCode.Success, ExitCode.AwaitingInput, ExitCode.DependencyDeadlock, ExitCode.UserCancelled], told);
        var unfinished = campaign.Read().Children.Where(child => !child.Status.IsTerminal() || child.Status == ChildStatus.Escalated).ToList();
        if (result.ExitCode == ExitCode.Success)
            unfinished.ShouldBeEmpty(told);
        foreach (var child in unfinished)
            Names(child).ShouldBeTrue($"{told}: {child.Name} is {child.Status} and waits for '{child.WaitingFor}'");
    }

    // Another child, a gate that is open, or somebody's decision about a child.
    private static bool Names(CampaignChild child) => child.Status switch
    {
        ChildStatus.Pending => child.DependsOn.Any(on => child.WaitingFor?.Contains(on, StringComparison.Ordinal) == true),
        ChildStatus.Ready => child.WaitingFor is { } what && (what.StartsWith("an answer at gate '", StringComparison.Ordinal) || what.StartsWith("a decision about n", StringComparison.Ordinal)),
        ChildStatus.Escalated => child.WaitingFor == $"a decision at gate 'quality:{child.Name}'",
        _ => false,
    };

    private static List<ChildDefinition> Children(Random random)
    {
        var children = new List<ChildDefinition>();
        for (var i = random.Next(1, 14); i > 0; i--)
        {
            children.Add(Child($"n{i}", tier: random.Next(4) == 0 ? Tier.B : Tier.A) with
            {
                DependsOn = [.. children.Where(_ => random.Next(4) == 0).Select(on => new Dependency(on.Name))],
                Lane = random.Next(5) == 0 ? "deep" : ChildDefinition.DefaultLane,
                Locks = random.Next(5) == 0 ? ["db"] : [],
            });
        }

        return children;
    }

    private static FakeSteps Steps(Random random, List<ChildDefinition> children)
    {
        var steps = new FakeSteps();
        var outcomes = random.Next(3) switch { 0 => 4, 1 => 8, _ => 20 };
        foreach (var child in children)
        {
            steps.On($"{child.Name}/AN", _ => Draw());
            steps.On($"{child.Name}/TS", _ => Draw());
        }

        return steps.On("/QS", _ => Draw());

        // Steps end on any thread.
        StepRun Draw()
        {
            lock (random)
                return Outcome(random.Next(outcomes));
        }
    }

    private static StepRun Outcome(int which) => which switch
    {
        0 => Failure("no luck"),
        1 => Success(new() { QualityScore = 99, Findings = [new() { Severity = FindingSeverity.Critical, Title = "leaks" }] }),
        2 => Success(new() { QualityScore = 10 }),
        3 => new(StepOutcome.Escalated, 0, "look at this", TimeSpan.Zero, null),
        _ => Success(new() { QualityScore = 95 }),
    };

    private static Dictionary<string, string> Policies(Random random)
    {
        var policies = new Dictionary<string, string>();
        foreach (var (gate, choices) in new[]
        {
            ("quality", "accept rerun skip halt"), ("dependency", "rerun skip force halt"), ("deadlock", "skip force halt"), ("checkpoint", "continue halt"),
        })
        {
            if (random.Next(2) == 0 && GatePolicies.Kinds.Contains(gate))
                policies[gate] = choices.Split(' ')[random.Next(choices.Split(' ').Length)];
        }

        return policies;
    }
}
