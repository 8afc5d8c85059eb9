using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Coro.Engine;
using Coro.Engine.Reporting.Ci;
using Coro.Module.Errors;
using Coro.Module.Hosting;
using Coro.Module.Steps;

namespace Coro.Module.Jobs;

/// <summary>
/// A run of a campaign as a job of PowerShell: Get-Job, Wait-Job, Receive-Job, Stop-Job and Remove-Job work on it as on any other. Its output is the run's
/// result. To stop it leaves a campaign that can be resumed.
/// </summary>
public sealed class CampaignJob : Job
{
    private static readonly TimeSpan AtExit = TimeSpan.FromSeconds(5);

    private readonly StopSignal _stop = new();
    private readonly ManualResetEventSlim _begun = new();
    private readonly ManualResetEventSlim _over = new();
    private readonly EventHandler _atExit;
    private readonly Runspace? _owner = Runspace.DefaultRunspace;
    private CampaignCounts? _counts;
    private bool _isStopping;

    internal CampaignJob(string? command, string campaign)
        : base(command, campaign)
    {
        PSJobTypeName = nameof(CampaignJob);
        _atExit = (_, _) => EndWithProcess();
    }

    /// <inheritdoc/>
    public override bool HasMoreData =>
        Output.Count + Error.Count + Warning.Count + Verbose.Count + Debug.Count + Information.Count + Progress.Count > 0;

    /// <inheritdoc/>
    public override string Location => Environment.MachineName;

    /// <summary>How far it is, in words.</summary>
    public override string StatusMessage => _counts is not { } counts
        ? ""
        : $"{counts.Completed + counts.Skipped} of {counts.Total - counts.Cancelled} done, {counts.Active} active, {counts.Failed + counts.Escalated} failed";

    /// <summary>What the run refused before it began; null: it has begun, or goes on.</summary>
    internal CoroException? Refusal { get; private set; }

    private bool IsFinished => JobStateInfo.State is JobState.Completed or JobState.Failed or JobState.Stopped;

    /// <summary>The service whose pipeline this is; null: the one that says so itself.</summary>
    internal CiService? Ci { get; init; }

    /// <summary>The files that the run leaves; their paths are absolute.</summary>
    internal IReadOnlyList<ResultFile> Results { get; init; } = [];

    /// <summary>Starts the run.</summary>
    /// <param name="root">The folder that holds the campaigns.</param>
    /// <param name="run">Runs it.</param>
    internal void Begin(string root, Func<CampaignEngine, ICampaignHost, StopSignal, Task<CampaignResult>> run)
    {
        SetJobState(JobState.Running);
        AppDomain.CurrentDomain.ProcessExit += _atExit;
        _owner?.StateChanged += EndWithOwner;
        new Thread(() => Run(root, run)) { IsBackground = true, Name = "Coro job" }.Start();
    }

    /// <summary>Waits until the campaign is there, or the run is over.</summary>
    internal void WaitForBegin() => _begun.Wait();

    /// <inheritdoc/>
    public override void StopJob()
    {
        if (IsFinished)
            return;
        _isStopping = true;
        SetJobState(JobState.Stopping);
        _stop.Request(ExitCode.Interrupted);
        _over.Wait();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && JobStateInfo.State != JobState.NotStarted)
            StopJob();
        base.Dispose(disposing);
    }

    private void Run(string root, Func<CampaignEngine, ICampaignHost, StopSignal, Task<CampaignResult>> run)
    {
        var end = JobState.Failed;
        try
        {
            using var scripts = new ScriptRunner();
            var engine = new CampaignEngine(root) { Scripts = scripts };
            var view = new CmdletView(new JobStreams(this, _begun.Set), interactive: false, TimeProvider.System);
            var pump = new HostPump(interactive: false, new CountingView(view, counts => _counts = counts), () => _stop.Request(ExitCode.Interrupted));
            var extras = new RunExtras(CiReporter.For(Ci, Environment.GetEnvironmentVariable, pump.Line), Results);
            var result = pump.Run(host => extras.RunAsync(host, beside => run(engine, beside, _stop)));
            _counts = result.Campaign.Counts;
            Output.Add(PSObject.AsPSObject(result));
            if (result.ExitCode != ExitCode.Success)
                Error.Add(ErrorRecords.From(result));
            end = result.ExitCode == ExitCode.Success ? JobState.Completed : _isStopping ? JobState.Stopped : JobState.Failed;
        }
        catch (Exception e)
        {
            var error = ErrorRecords.From(e, Name);
            Error.Add(error);
            if (!_begun.IsSet)
                Refusal = error.Exception as CoroException;
        }
        finally
        {
            AppDomain.CurrentDomain.ProcessExit -= _atExit;
            _owner?.StateChanged -= EndWithOwner;
            SetJobState(end);
            _over.Set();
            _begun.Set();
        }
    }

    // A PowerShell that ends closes its runspace first, and then kills programs that script blocks have started, upon which those go on as
    // if nothing had happened: a step would count as done that was not. So the campaign has to stop before that.
    private void EndWithOwner(object? sender, RunspaceStateEventArgs change)
    {
        if (change.RunspaceStateInfo.State is RunspaceState.Closing)
            EndWithProcess();
    }

    // PowerShell ends: what runs must not go on without anybody.
    private void EndWithProcess()
    {
        _stop.Request(ExitCode.Interrupted);
        _stop.Request(ExitCode.Interrupted);
        _over.Wait(AtExit);
    }
}
