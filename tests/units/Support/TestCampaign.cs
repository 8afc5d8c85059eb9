using Coro.Engine;
using Coro.Engine.History;
using Coro.Engine.PullRequests;
using Coro.Engine.Stages;
using Coro.Engine.State;
using Coro.Engine.Trackers;

namespace Coro.Tests.Support;

/// <summary>A campaign in a folder of its own, run by the real engine on fake steps.</summary>
internal sealed class TestCampaign : IDisposable
{
    private readonly TempFolder _folder = new();

    public string Root => _folder.Path;
    public FakeSteps Steps { get; set; } = new();
    public FakeScripts? Scripts { get; set; }
    public FakeHost Host { get; set; } = new();
    public TimeProvider? Time { get; set; }
    public PullRequestAdapters? PullRequests { get; set; }
    public Func<TrackerSettings, ITracker>? TrackerOf { get; set; }
    public StopSignal Stop { get; set; } = new();
    public RunOptions Options { get; set; } = new() { Headless = true, StopGrace = TimeSpan.Zero };
    public CampaignSettings Settings { get; set; }

    public TestCampaign() => Settings = new()
    {
        Origin = _folder.Path,
        Pipelines = new Dictionary<string, PipelineDefinition>
        {
            ["A"] = new() { Steps = [Step("AN"), Step("TS")] },
            ["B"] = new() { Batch = true, Steps = [Step("QS")] },
        },
    };

    public string Workspace => Path.Combine(Root, "campaigns", "test");

    public static StepDefinition Step(string name, int retries = 0) =>
        new() { Name = name, Run = ["true"], Retries = retries, RetryDelay = TimeSpan.Zero };

    /// <summary>A child; <paramref name="dependsOn"/> are names separated by spaces.</summary>
    public static ChildDefinition Child(string name, string dependsOn = "", Tier tier = Tier.A) => new()
    {
        Name = name,
        Tier = tier,
        DependsOn = [.. dependsOn.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(on => new Dependency(on))],
    };

    public Task<CampaignResult> StartAsync(params ChildDefinition[] children) => Engine().StartAsync(
        new() { Name = "test", Settings = Settings, Children = children }, null, Options, Host, Stop);

    /// <summary>The same on another disk.</summary>
    public Task<CampaignResult> StartAsync(IDisk disk, ChildDefinition[] children) => new CampaignEngine(Root) { Steps = Steps, Disk = disk }.StartAsync(
        new() { Name = "test", Settings = Settings, Children = children }, null, Options, Host, Stop);

    /// <summary>The same by another clock.</summary>
    public Task<CampaignResult> StartAsync(TimeProvider time, ChildDefinition[] children) => new CampaignEngine(Root, time) { Steps = Steps }.StartAsync(
        new() { Name = "test", Settings = Settings, Children = children }, null, Options, Host, Stop);

    public Task<CampaignResult> ResumeAsync(TimeProvider time) =>
        new CampaignEngine(Root, time) { Steps = Steps }.ResumeAsync("test", Options, Host, Stop);

    /// <summary>Leaves a campaign as a process does that dies in its loops: its journal ends with these events.</summary>
    public async Task LeaveAsync(ChildDefinition[] children, params CampaignEvent[] events)
    {
        await using var log = await CampaignLog.CreateAsync(
            new(Workspace), "job-1", new() { Name = "test", Settings = Settings, Children = children }, TimeProvider.System);
        log.Record(new RunStarted(1, "host", "ann", "1.0"));
        foreach (var stage in StageList.All.Take(StageList.SkillLoop.Number))
            log.Record(new StageCompleted(stage.Number, stage.Slug));
        foreach (var happened in events.Prepend(new StageEntered(StageList.SkillLoop.Number, StageList.SkillLoop.Slug)))
            log.Record(happened);
        await log.CommitAsync();
    }

    public Task<CampaignResult> ResumeAsync() => Engine().ResumeAsync("test", Options, Host, Stop);

    public CampaignOverview Read() => new CampaignStore(Root).Read("test");

    public ChildStatus StatusOf(string child) => Read().Children.Single(one => one.Name == child).Status;

    public void Dispose() => _folder.Dispose();

    private CampaignEngine Engine() => new(Root, Time) { Steps = Steps, Scripts = Scripts, PullRequests = PullRequests, TrackerOf = TrackerOf };
}
