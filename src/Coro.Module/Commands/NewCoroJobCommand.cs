using System.Collections.Concurrent;
using System.Management.Automation;
using Coro.Engine.Jobs;
using Coro.Module.Errors;
using Coro.Module.Input;

namespace Coro.Module.Commands;

/// <summary>Creates a job from parameters, from a file, or from items of an issue tracker.</summary>
[Cmdlet(VerbsCommon.New, "CoroJob", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low, DefaultParameterSetName = "Job")]
[OutputType(typeof(CoroJob))]
public sealed class NewCoroJobCommand : CoroCommand, IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);
    private readonly CancellationTokenSource _stopped = new();

    /// <summary>What is asked for, in one line.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true, ParameterSetName = "Job")]
    [ValidateNotNullOrEmpty]
    public string? Title { get; set; }

    /// <summary>The job's file (YAML). Other parameters go before what it says.</summary>
    [Parameter]
    [Alias("File")]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>
    /// The item of an issue tracker: github:acme/shop#12, jira:SHOP-12, file:wishes.json#3, its address, or what customization's tracker calls it. With -Label:
    /// the tracker.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? From { get; set; }

    /// <summary>Makes jobs of all open items with this label that are none yet.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Label", HelpMessage = "The label of the items that are to become jobs.")]
    [ValidateNotNullOrEmpty]
    public string? Label { get; set; }

    /// <summary>Goes on looking for new ones, until it is stopped.</summary>
    [Parameter(ParameterSetName = "Label")]
    public SwitchParameter Watch { get; set; }

    /// <summary>How long -Watch waits in between: a number of seconds, 30s, or a TimeSpan. Default: a minute.</summary>
    [Parameter(ParameterSetName = "Label")]
    [Duration]
    public TimeSpan Every { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Its name, and that of the campaign that runs it. Default: made from the title.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = "Job")]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>What is asked for, in more words.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = "Job")]
    [ValidateNotNullOrEmpty]
    public string? Description { get; set; }

    /// <summary>How heavy it is; it chooses the pipeline. Default: standard; an item's label lane:deep says it, too.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Lane { get; set; }

    /// <summary>The repositories that it is about.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Repositories")]
    [ValidateNotNullOrEmpty]
    public string[]? Repository { get; set; }

    /// <summary>What has to be true when it is done.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("AcceptanceCriteria")]
    [ValidateNotNullOrEmpty]
    public string[]? Criterion { get; set; }

    private protected override object? Target => Title ?? From ?? Path;

    /// <inheritdoc/>
    public void Dispose() => _stopped.Dispose();

    /// <inheritdoc/>
    protected override void StopProcessing() => _stopped.Cancel();

    private protected override void Execute()
    {
        var jobs = new CoroJobs(RootFolder);
        var template = With(Path is null
            ? new CoroJob { Id = "", Name = "", Title = "", Origin = SessionState.Path.CurrentFileSystemLocation.ProviderPath }
            : CoroJobs.FromFile(this.FullPath(Path), Path));
        try
        {
            if (Label is null)
                Create(jobs, From is null ? template : With(jobs.ReadItemAsync(From, template, _stopped.Token).GetAwaiter().GetResult()), isNew: true);
            else if (Watch)
                WatchFor(jobs, Label, template);
            else
                TakeIn(jobs, Label, template);
        }
        catch (OperationCanceledException) when (Stopping)
        {
            throw new PipelineStoppedException();
        }
    }

    private void TakeIn(CoroJobs jobs, string label, CoroJob template)
    {
        foreach (var draft in jobs.ReadLabelAsync(From, label, template, _stopped.Token).GetAwaiter().GetResult())
            TryCreate(jobs, draft);
    }

    private void WatchFor(CoroJobs jobs, string label, CoroJob template)
    {
        // They are told by another thread, and only this one may speak.
        var notes = new ConcurrentQueue<string>();
        var arriving = jobs.WatchLabelAsync(From, label, template, Every, notes.Enqueue, _stopped.Token).GetAsyncEnumerator(_stopped.Token);
        try
        {
            while (true)
            {
                var next = arriving.MoveNextAsync().AsTask();
                while (!next.Wait(Look, CancellationToken.None) || !notes.IsEmpty)
                {
                    while (notes.TryDequeue(out var note))
                        WriteWarning(note + ".");
                }

                if (!next.Result)
                    return;
                TryCreate(jobs, arriving.Current);
            }
        }
        catch (AggregateException e) when (e.InnerException is OperationCanceledException && Stopping)
        {
            throw new PipelineStoppedException();
        }
        catch (AggregateException e) when (e.InnerException is CoroException problem)
        {
            throw problem;
        }
        finally
        {
            arriving.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    // The others are none the worse for one that cannot be a job.
    private void TryCreate(CoroJobs jobs, CoroJob draft)
    {
        try
        {
            Create(jobs, draft, isNew: false);
        }
        catch (CoroException e)
        {
            WriteError(ErrorRecords.From(e, draft.Tracker?.Key));
        }
    }

    private void Create(CoroJobs jobs, CoroJob job, bool isNew)
    {
        if (!ShouldProcess(job.Tracker is { } item ? $"{job.Title} ({item.Key})" : job.Title, "Create job"))
            return;
        if (isNew)
            WriteObject(jobs.Create(job, Environment.UserName));
        else if (jobs.CreateNew(job, Environment.UserName) is { } created)
            WriteObject(created);
    }

    private CoroJob With(CoroJob job) => job with
    {
        Title = Title ?? job.Title,
        Name = Name ?? job.Name,
        Description = Description ?? job.Description,
        Lane = Lane ?? job.Lane,
        Repositories = Repository ?? job.Repositories,
        AcceptanceCriteria = Criterion ?? job.AcceptanceCriteria,
    };
}
