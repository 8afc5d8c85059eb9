using Coro.Engine.Configuration;
using Coro.Engine.Reporting;
using Coro.Engine.Running;
using Coro.Engine.State;

namespace Coro.Engine;

/// <summary>Looks at campaigns, without a lock and without writing anything; it may be used while they run.</summary>
/// <param name="root">The folder that holds the campaigns; absolute. See <see cref="CampaignRoot"/>.</param>
/// <param name="time">The clock; null: the system's.</param>
public sealed class CampaignStore(string root, TimeProvider? time = null)
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly CampaignFolders _folders = new(root);

    /// <summary>The root.</summary>
    public string Root => _folders.Root;

    /// <summary>All campaigns, by name. One whose state cannot be read is in <paramref name="unreadable"/>.</summary>
    /// <param name="unreadable">Why, by campaign name.</param>
    public IReadOnlyList<Campaign> List(out IReadOnlyDictionary<string, CoroException> unreadable)
    {
        var campaigns = new List<Campaign>();
        var problems = new Dictionary<string, CoroException>();
        foreach (var name in _folders.All())
        {
            try
            {
                var workspace = _folders.Reach(name);
                var seen = Look(workspace);
                campaigns.Add(CampaignViews.Campaign(seen.State, Context(workspace, seen)));
            }
            catch (CoroException problem)
            {
                problems[name] = problem;
            }
        }

        unreadable = problems;
        return campaigns;
    }

    /// <summary>One campaign with its children, gates and decisions.</summary>
    /// <param name="campaign">Its name or job id; null: the one unfinished campaign, if there is just one.</param>
    /// <param name="explain">Whether each child is to have its <see cref="CampaignChild.Explanation"/>.</param>
    /// <exception cref="InvalidStateException">There is none of that name; or none, or several, unfinished.</exception>
    /// <exception cref="CorruptStateException">Its files cannot be read.</exception>
    public CampaignOverview Read(string? campaign, bool explain = false)
    {
        var workspace = Resolve(campaign);
        var seen = Look(workspace);
        return CampaignViews.Overview(seen.State, Context(workspace, seen) with { Explain = explain });
    }

    /// <summary>A campaign with its children as they stand, in the order in which they joined: much cheaper than <see cref="Read"/>, which puts all of it together.</summary>
    /// <param name="campaign">Its name or job id; null: the one unfinished campaign, if there is just one.</param>
    /// <exception cref="InvalidStateException">There is none of that name; or none, or several, unfinished.</exception>
    /// <exception cref="CorruptStateException">Its files cannot be read.</exception>
    public CampaignGlance Glance(string? campaign)
    {
        var state = Look(Resolve(campaign)).State;
        var children = new ChildGlance[state.Children.Count];
        for (var i = 0; i < children.Length; i++)
            children[i] = new(state.Children[i].Name, state.Children[i].Status, state.Children[i].Definition.Lane, state.Children[i].Message);
        return new(state.Name, children);
    }

    /// <summary>A campaign's directive as it would count if it were read now. It is not remembered.</summary>
    /// <param name="campaign">Its name or job id; null: the one unfinished campaign, if there is just one.</param>
    /// <param name="path">The directive; absolute. Null: the campaign's own.</param>
    /// <exception cref="InvalidStateException">There is no such campaign; or none, or several, unfinished.</exception>
    /// <exception cref="CorruptStateException">Its files cannot be read.</exception>
    /// <exception cref="UsageException">There is no file <paramref name="path"/>.</exception>
    public CampaignDirective ReadDirective(string? campaign, string? path = null)
    {
        var workspace = Resolve(campaign);
        var state = Look(workspace).State;
        return DirectivePreview.Of(
            path ?? state.Settings.DirectivePath ?? workspace.Directive, path is not null,
            state.Children.Select(child => child.Name), state.Settings.QualityGate);
    }

    /// <summary>Whether there is a campaign of a name, readable or not.</summary>
    internal bool Exists(string campaign) => _folders.Find(campaign) is not null;

    /// <summary>Where a campaign of a name lies, or would.</summary>
    internal string Folder(string campaign) => (_folders.Find(campaign) ?? _folders.At(campaign)).Folder;

    /// <summary>Finds a campaign's workspace.</summary>
    /// <param name="campaign">Its name or job id; null: the one unfinished campaign, if there is just one.</param>
    /// <exception cref="InvalidStateException">There is none of that name; or none, or several, unfinished.</exception>
    internal Workspace Resolve(string? campaign)
    {
        if (campaign is not null && _folders.Find(campaign) is { } named)
            return named;

        // Where there is just one, it is the one, however it stands; to read it is its reader's.
        if (campaign is null && _folders.All() is [var only])
            return _folders.Reach(only);
        var all = List(out var unreadable);
        if (campaign is null)
            return TheUnfinished(all, unreadable);
        if (all.FirstOrDefault(one => one.JobId == campaign) is { } job)
            return new(job.Workspace, job.Name);
        if (unreadable.FirstOrDefault(one => Names.Comparer.Equals(one.Key, campaign)).Value is { } problem)
            throw problem;
        throw new InvalidStateException(
            $"There is no campaign '{campaign}' in {Root}. "
            + (all.Count == 0 ? "There is none at all; start one, or name another root." : $"There are: {Join(all)}."));
    }

    /// <summary>Finds the workspace of a campaign that may be damaged.</summary>
    /// <param name="campaign">Its name or job id; null: the one that cannot be read, else the one unfinished campaign.</param>
    /// <exception cref="InvalidStateException">There is none of that name; or none, or several, that could be meant.</exception>
    internal Workspace ResolveDamaged(string? campaign)
    {
        if (campaign is not null)
            return Resolve(campaign);
        List(out var unreadable);
        return unreadable.Count switch
        {
            0 => Resolve(null),
            1 => _folders.Reach(unreadable.Keys.Single()),
            _ => throw new InvalidStateException($"Several campaigns in {Root} cannot be read: {string.Join(", ", unreadable.Keys)}. Name one."),
        };
    }

    private Workspace TheUnfinished(IReadOnlyList<Campaign> all, IReadOnlyDictionary<string, CoroException> unreadable)
    {
        var unfinished = all.Where(one => one.Status != CampaignStatus.Completed).ToList();
        if (unfinished.Count == 1)
            return new(unfinished[0].Workspace, unfinished[0].Name);
        if (unfinished.Count == 0 && all.Count == 1 && unreadable.Count == 0)
            return new(all[0].Workspace, all[0].Name);
        if (unfinished.Count > 1)
            throw new InvalidStateException($"Several campaigns in {Root} are unfinished: {Join(unfinished)}. Name one.");

        // A campaign that cannot be read may well be the one that is meant; its trouble is the news.
        if (unreadable.Count > 0)
            throw unreadable.First().Value;
        throw new InvalidStateException(all.Count switch
        {
            0 => $"There is no campaign in {Root}. Start one, or name another root.",
            _ => $"No campaign in {Root} is unfinished. Name the one you mean: {Join(all)}.",
        });
    }

    internal CampaignSnapshot Look(Workspace workspace) =>
        CampaignReader.Read(workspace, BriefSource.Of(Root, workspace));

    internal ViewContext Context(Workspace workspace, CampaignSnapshot seen) => new()
    {
        Workspace = workspace,
        Root = Root,
        Now = _time.GetUtcNow(),
        IsRunning = seen.Status == CampaignStatus.Running,
        ExecutionOrder = CampaignOrder.Plan(seen.State).ExecutionOrder,
        Decisions = seen.Decisions,

        // It came up with the edit.
        Pending = seen.Pending is null ? null : seen.Pending with { Since = File.GetLastWriteTimeUtc(workspace.Checkpoint) },
    };

    private static string Join(IEnumerable<Campaign> campaigns) => string.Join(", ", campaigns.Select(one => one.Name));
}
