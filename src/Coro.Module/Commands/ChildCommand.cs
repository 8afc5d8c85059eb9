using System.Management.Automation;
using Coro.Engine;
using Coro.Module.Completers;
using Coro.Module.Errors;
using Coro.Module.Input;

namespace Coro.Module.Commands;

/// <summary>
/// What acting on children has in common. Those that come down the pipeline are collected, and make one request for each
/// campaign; each of them is done or refused for itself.
/// </summary>
public abstract class ChildCommand : ControlCommand
{
    private readonly List<ChildBatch> _batches = [];
    private readonly Dictionary<(string Root, string? Campaign), ChildBatch?> _found = [];

    /// <summary>The children's names; wildcards are allowed.</summary>
    // No alias Name: a campaign has one, too, and would be mistaken for a child.
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The child's name.")]
    [Alias("ChildName")]
    [ItemName]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(OperationCompleter))]
    public string[] Child { get; set; } = [];

    /// <summary>The campaign's name or job id. Default: the one unfinished campaign, if there is just one.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Job", "JobId")]
    [CampaignName]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(CampaignCompleter))]
    public string? Campaign { get; set; }

    /// <summary>What it does to them.</summary>
    private protected abstract ChildOperation Operation { get; }

    private protected override object? Target => Campaign;

    private protected override IEnumerable<string> Items => Child;

    /// <summary>The request for some children.</summary>
    private protected virtual ChildRequest Request(IReadOnlyList<string> children) =>
        new() { Operation = Operation, Children = children, By = By, Why = Reason };

    /// <summary>What happens after the request, as the end of a sentence.</summary>
    private protected virtual string Afterwards(ChildBatch batch) => "";

    /// <summary>Goes on after all requests were made.</summary>
    /// <param name="batches">Those that changed something where nobody runs the campaign.</param>
    private protected virtual void Dispatch(IReadOnlyList<ChildBatch> batches)
    {
    }

    private protected sealed override void Execute()
    {
        if (Batch() is { } batch)
            batch.Children.AddRange(Child.SelectMany(name => Expand(batch, name)));
    }

    /// <inheritdoc/>
    protected sealed override void EndProcessing()
    {
        var toDispatch = new List<ChildBatch>();
        foreach (var batch in _batches)
        {
            Guard(() =>
            {
                if (Make(batch) is { ByRunningEngine: false } answer && answer.Outcomes.Any(o => o.Verdict == ControlVerdict.Done))
                    toDispatch.Add(batch);
            });
        }

        Dispatch(toDispatch);
    }

    // A pattern that matches nothing stays as it is, to be told as what it is: no child.
    private static IEnumerable<string> Expand(ChildBatch batch, string name)
    {
        var pattern = new NamePattern(name);
        if (!pattern.HasWildcards)
            return [name];
        var matching = batch.Known.Where(pattern.Matches).ToList();
        return matching.Count == 0 ? [name] : matching;
    }

    // By name, by job id or by being the only one, it is one campaign and gets one request.
    private ChildBatch? Batch()
    {
        var key = (RootFolder, Campaign);
        if (_found.TryGetValue(key, out var known))
            return known;
        _found[key] = null;
        if (Read(Campaign) is not { Campaign: var campaign } overview)
            return null;
        var batch = _batches.Find(b => b.Root == RootFolder && Names.Comparer.Equals(b.Campaign, campaign.Name));
        if (batch is null)
            _batches.Add(batch = new(RootFolder, campaign.Name, campaign.Status == CampaignStatus.Running, [.. overview.Children.Select(child => child.Name)]));
        return _found[key] = batch;
    }

    private ControlAnswer? Make(ChildBatch batch)
    {
        var request = Request(batch.Children);
        var preview = new CampaignControl(batch.Root).Preview(batch.Campaign, request);
        if (!Confirm(Describe(batch, preview), () => Show(batch, preview.Outcomes.Where(o => o.Verdict == ControlVerdict.Refused))))
            return null;
        var answer = Submit(batch.Root, batch.Campaign, request);
        Show(batch, answer.Outcomes);
        return answer;
    }

    private string Describe(ChildBatch batch, ControlPreview preview) => preview.Touched.Count == 0
        ? $"{Operation} no child of campaign '{batch.Campaign}'"
        : $"{Operation} {string.Join(", ", preview.Touched)} of campaign '{batch.Campaign}'{Starting(preview)}{Afterwards(batch)}";

    private void Show(ChildBatch batch, IEnumerable<ControlOutcome> outcomes)
    {
        // A preview has no children in its outcomes, so those do not tell whether there is one of that name.
        var names = new Lazy<HashSet<string>>(() =>
            [.. new CampaignStore(batch.Root).Read(batch.Campaign).Children.Select(child => child.Name)]);
        foreach (var outcome in outcomes)
        {
            if (outcome.Verdict == ControlVerdict.Refused)
            {
                WriteError(names.Value.Contains(outcome.Target)
                    ? ErrorRecords.ChildRefused(Operation, outcome, batch.Campaign)
                    : ErrorRecords.ChildNotFound(outcome.Target, batch.Campaign, IsCampaign(outcome.Target), outcome.Reason));
                continue;
            }

            if (outcome.Reason is { } note)
                WriteVerbose($"{outcome.Target}: {note}");
            if (outcome.Child is { } child)
                WriteObject(child);
        }
    }
}
