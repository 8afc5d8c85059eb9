using System.Management.Automation;
using Coro.Engine.Jobs;
using Coro.Module.Completers;
using Coro.Module.Input;

namespace Coro.Module.Commands;

/// <summary>Makes a job a campaign of several children, which keeps its id and its history; or takes that back.</summary>
[Cmdlet(VerbsData.ConvertTo, "Campaign", SupportsShouldProcess = true)]
[OutputType(typeof(CoroJob))]
public sealed class ConvertToCampaignCommand : CoroCommand, IDisposable
{
    private readonly CancellationTokenSource _stopped = new();

    /// <summary>The job's id, or its name where only one has it.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The job's id or name; Get-CoroJob lists them.")]
    [Alias("Id", "Name")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(JobCompleter))]
    public string Job { get; set; } = "";

    /// <summary>A brief or manifest with the children. Default: the job's planner names them.</summary>
    [Parameter]
    [Alias("File")]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>Takes the promotion back; possible until the job is started.</summary>
    [Parameter]
    public SwitchParameter Undo { get; set; }

    /// <summary>Why, for the record.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Reason { get; set; }

    private protected override object? Target => Job;

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopped.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => _stopped.Cancel();

    private protected override void Execute()
    {
        var jobs = new CoroJobs(RootFolder);
        if (Undo)
        {
            if (ShouldProcess(Job, "Take the promotion back"))
                WriteObject(jobs.Demote(Job, Environment.UserName, Reason));
            return;
        }

        var children = Path is null
            ? jobs.PlannedAsync(Job, _stopped.Token).GetAwaiter().GetResult()
            : jobs.ReadChildren(Job, this.FullPath(Path), Path);
        var diff = string.Join("; ", jobs.Diff(Job, children));
        if (ShouldProcess($"{Job} ({(diff.Length == 0 ? "its plan stays as it is" : diff)})", "Promote to a campaign"))
            WriteObject(jobs.Promote(Job, children, Environment.UserName, Reason).Job);
    }
}
