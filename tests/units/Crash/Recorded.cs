using System.Globalization;
using Coro.Engine;
using Coro.Engine.State;
using Coro.Engine.Steps;
using Coro.Tests.Support;
using static Coro.Tests.Support.TestCampaign;

namespace Coro.Tests.Crash;

/// <summary>A real run whose disk and promises are on record. The folder is in memory where the system has a place for that.</summary>
internal sealed class Recorded : ICampaignHost, IStepRunner, IDisposable
{
    private static readonly ChildDefinition[] Children =
        [Child("core"), Child("api", "core"), Child("bad", "core"), Child("docs", tier: Tier.B), Child("site", "docs", Tier.B), Child("last", "api")];

    private readonly FakeSteps _steps;
    private readonly bool _isPart;
    private JournalTail<long>? _tail;
    private bool _isFound;

    /// <summary>A run on an empty disk.</summary>
    /// <param name="name">What it is about.</param>
    /// <param name="fault">A mistake that is made on purpose.</param>
    public Recorded(string name, SeededFault? fault = null)
    {
        Name = name;
        Root = Model.ModelFolder.Create();
        Disk = new(Root, mirror: true) { Fault = fault };
        Workspace = new(Path.Combine(Root, "campaigns", "test"));
        Promises = new(Disk, () => Workspace);
        _steps = Behaviour();
    }

    private Recorded(string name, Recorded before, DiskImage image)
    {
        (Name, Root, Workspace) = (name, before.Root, before.Workspace);
        Disk = new(Root, image);
        Promises = new(Disk, () => Workspace);
        _steps = Behaviour();
        _isPart = true;
    }

    /// <summary>What it is about.</summary>
    public string Name { get; }

    public string Root { get; }
    public SimDisk Disk { get; }
    public Promises Promises { get; }
    public Workspace Workspace { get; private init; }

    /// <summary>Whether somebody follows it while it runs.</summary>
    public bool IsFollowed { get; init; }

    /// <summary>Whether its processes die: then state files may be left behind.</summary>
    public bool Dies { get; init; }

    /// <summary>Whether files were damaged or edited before: then they may be mended.</summary>
    public bool IsDamaged { get; init; }

    /// <summary>Gives the campaign's definition where only its brief can: the journal is lost.</summary>
    public Func<string, CampaignDefinition?> Brief { get; init; } = _ => null;

    /// <summary>What has to hold for the state in any case; null: nothing more than what was promised.</summary>
    public Action<CampaignState>? Expect { get; init; }

    /// <summary>Whether a resume from any state must come to the same end: not where more than one campaign is there, or elsewhere.</summary>
    public bool CanGoOn { get; init; } = true;

    /// <summary>Whether the campaign lies elsewhere, and a file in the root says where.</summary>
    public bool PointsElsewhere
    {
        get;
        init
        {
            field = value;
            File.WriteAllText(Path.Combine(Root, "customize.toml"), "[workflow]\ncampaign_workspace_path = 'elsewhere/{name}'\n");
            Workspace = new(Path.Combine(Root, "elsewhere", "test"), "test");
        }
    }

    public bool IsInteractive => false;

    /// <summary>What every run of it comes to.</summary>
    public static CampaignSettings Settings(string origin) => new()
    {
        Origin = origin,
        Checkpoints = ["capstone"],
        Stages = new() { Capstone = Step("capstone") },
        Limits = new() { Throttle = 3 },
        Pipelines = new Dictionary<string, PipelineDefinition>
        {
            ["A"] = new() { Steps = [Step("AN", retries: 1), Step("TS")] },
            ["B"] = new() { Batch = true, Steps = [Step("QS")] },
        },
    };

    /// <summary>How its steps behave: one child fails, one step needs a second try, and the answers say something.</summary>
    /// <param name="isWeak">Whether that step still fails at first; it may not once more, when its retries are used up.</param>
    public static FakeSteps Behaviour(bool isWeak = true) => new FakeSteps()
        .On("bad/TS", _ => FakeSteps.Failure("as always"))
        .On("core/AN", number => isWeak && number == 1 ? FakeSteps.Failure("a moment's weakness") : FakeSteps.Success())
        .On("core/TS", _ => FakeSteps.Success(new() { QualityScore = 91, Message = "well" }));

    public static CampaignDefinition Definition(string origin) => new() { Name = "test", Settings = Settings(origin), Children = Children };

    public Task<CampaignResult> StartAsync() => SoAsync(() => Engine().StartAsync(Definition(Root), null, Options(ExistingCampaign.Overwrite), this, new()));

    public Task<CampaignResult> ResumeAsync() => SoAsync(() => Engine().ResumeAsync("test", Options(null), this, new()));

    /// <summary>A request of somebody who waits for the answer, while nobody runs the campaign.</summary>
    public async Task AskAsync(ControlRequest request)
    {
        var inbox = new ControlInbox(Workspace, Disk);
        var id = inbox.Submit(request, DateTimeOffset.UtcNow);
        Promises.Make(new Asked(id));
        (await new CampaignControl(Root) { Disk = Disk }.ServeAsync(Workspace, inbox)).ShouldBeTrue();
        inbox.TakeAnswer(id)!.Outcomes.ShouldAllBe(outcome => Dies || outcome.Verdict == ControlVerdict.Done);
        Promises.Make(new Answered(id));
    }

    /// <summary>Somebody who follows it looks on.</summary>
    public void Follow()
    {
        _tail ??= new(Disk, Workspace.Journal, (in JournalLine line, ReadOnlySpan<byte> _, out long number) => (number = line.Sequence) > 0);
        foreach (var number in _tail.Read(unended: false, own: true, atOnce: false))
            Promises.Tell(number, $"event {number}");
    }

    /// <summary>Somebody looks at it.</summary>
    public void Look()
    {
        var seen = CampaignReader.Read(Workspace, _ => null, Disk);
        Promises.Tell(seen.State.Sequence, "status");
    }

    /// <summary>Does something until its process dies of <c>kill -9</c>, before an operation; the machine and its memory live on.</summary>
    /// <param name="operation">The number of the operation.</param>
    /// <param name="flushOf">What is to be flushed then: the end of a path; null: it dies at once.</param>
    /// <param name="something">What.</param>
    public async Task KilledAsync(int operation, string? flushOf, Func<Task> something)
    {
        (Disk.DiesAt, Disk.DiesAtFlushOf) = (operation, flushOf);
        try
        {
            await something();
        }
        catch (IOException) when (Disk.IsDead)
        {
            // As it was to be.
        }

        (Disk.DiesAt, Disk.IsDead) = (int.MaxValue, false);
        Disk.LetGo();
    }

    public void OnStage(StageProgress progress)
    {
        if (!PointsElsewhere || _isFound)
            return;
        _isFound = true;
        Promises.Make(new Holds(WorkspacePointer.In(Path.Combine(Root, "campaigns", "test"))));
    }

    public void OnChild(ChildProgress progress)
    {
        Promises.TellChild(progress.Child, progress.Status);
        if (IsFollowed)
            Follow();
    }

    public void OnNote(string text, bool warning)
    {
    }

    public void OnResume(ResumeSummary summary) => Promises.TellAll("resumed");

    public ValueTask<GateAnswer?> AskAsync(Gate gate, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<StepRun> RunAsync(StepRequest request, Action<ProcessIdentity> spawned, CancellationToken cancellationToken)
    {
        if (!Disk.IsDead)
            Promises.Start(request.Environment.GetValueOrDefault("CORO_CHILD") ?? "", request.Step.Name, int.Parse(request.Environment["CORO_TRY"]!, CultureInfo.InvariantCulture));
        return _steps.RunAsync(request, spawned, cancellationToken);
    }

    /// <summary>Opens a campaign from a disk as it is, which may have to be mended, and closes it again.</summary>
    /// <param name="name">What it is about.</param>
    /// <param name="image">The disk.</param>
    /// <param name="brief">Gives the definition, should the journal be lost.</param>
    /// <param name="expect">What has to hold for the state in any case.</param>
    public async Task<Recorded> ReopenAsync(
        string name, DiskImage image, Func<string, CampaignDefinition?>? brief = null, Action<CampaignState>? expect = null)
    {
        var opened = new Recorded(name, this, image) { IsDamaged = true, Brief = brief ?? Brief, Expect = expect, CanGoOn = false };
        var outcome = await CampaignLog.OpenAsync(Workspace, TimeProvider.System, opened.Brief, opened.Disk);
        opened.Promises.TellAll("opened");
        await outcome.Log.DisposeAsync();
        return opened;
    }

    public void Dispose()
    {
        if (!_isPart)
            Directory.Delete(Root, recursive: true);
    }

    private static RunOptions Options(ExistingCampaign? existing) => new() { Headless = true, StopGrace = TimeSpan.Zero, Existing = existing };

    private CampaignEngine Engine() => new(Root) { Steps = this, Disk = Disk };

    private async Task<CampaignResult> SoAsync(Func<Task<CampaignResult>> run)
    {
        var result = await run();
        Promises.TellAll($"ended with {result.ExitCode}");
        if (result.ReportPath is { } report)
            Promises.Make(new Holds(report));
        return result;
    }
}
