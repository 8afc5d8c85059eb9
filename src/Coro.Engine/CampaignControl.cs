using Coro.Engine.Configuration;
using Coro.Engine.Gates;
using Coro.Engine.Loading;
using Coro.Engine.Reporting;
using Coro.Engine.Running;
using Coro.Engine.Running.Controls;
using Coro.Engine.State;

namespace Coro.Engine;

/// <summary>
/// Acts on a campaign from outside, whether it runs or not. A request is on disk before anything else happens; then whoever holds the
/// campaign applies it: the engine that runs it, or this process when nobody does.
/// </summary>
/// <param name="root">The folder that holds the campaigns; absolute. See <see cref="CampaignRoot"/>.</param>
/// <param name="time">The clock; null: the system's.</param>
public sealed class CampaignControl(string root, TimeProvider? time = null)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly CampaignStore _store = new(root, time);

    /// <summary>Where the campaigns lie; null: the machine's own disk.</summary>
    internal IDisk? Disk { get; init; }

    /// <summary>Makes a request, and waits until it was dealt with.</summary>
    /// <param name="campaign">The campaign's name or job id; null: the one unfinished campaign, if there is just one.</param>
    /// <param name="request">What is to be done.</param>
    /// <param name="cancellationToken">Ends the wait; the request stays and will be dealt with.</param>
    /// <returns>What became of each part, with the children as they are afterwards.</returns>
    /// <exception cref="CoroException">There is no such campaign, or its state cannot be read.</exception>
    public async Task<ControlAnswer> SubmitAsync(
        string? campaign, ControlRequest request, CancellationToken cancellationToken = default)
    {
        var workspace = _store.Resolve(campaign);
        var inbox = new ControlInbox(workspace, Disk);
        var id = inbox.Submit(request, _time.GetUtcNow());
        while (true)
        {
            if (inbox.TakeAnswer(id) is { } answer)
                return WithChildren(answer, workspace);
            if (!inbox.Holds(id))
            {
                throw new InvalidStateException(
                    $"The campaign in {workspace.Folder} was set aside before it came to the request; nothing was done. Look at the one that is there now, and ask again.");
            }

            try
            {
                if (!await ServeAsync(workspace, inbox))
                    await Task.Delay(Look, _time, cancellationToken);
            }
            catch (AwaitingInputException)
            {
                // Whoever is told that nothing was done must not find it done later.
                inbox.Withdraw(id);
                throw;
            }
        }
    }

    /// <summary>Reads children that are to join a campaign from a manifest, or from the targets of a brief (.yaml, .yml).</summary>
    /// <param name="campaign">The campaign's name or job id; null: the one unfinished campaign, if there is just one.</param>
    /// <param name="path">The file; absolute. Relative repository paths in it start at its folder.</param>
    /// <param name="shownAs">How the user named the file, for messages.</param>
    /// <exception cref="MissingBriefException">The file is absent, unreadable or empty.</exception>
    /// <exception cref="InvalidInputException">It is wrong; everything that is, is told.</exception>
    /// <exception cref="CoroException">There is no such campaign, or its state cannot be read.</exception>
    public IReadOnlyList<ChildDefinition> ReadAdditions(string? campaign, string path, string shownAs)
    {
        var state = CampaignReader.Read(_store.Resolve(campaign)).State;
        return new AdditionLoader(state.Name, [.. state.Children.Select(child => child.Definition)], state.Settings).Load(path, shownAs);
    }

    /// <summary>What a request would do, without doing it.</summary>
    /// <param name="campaign">The campaign's name or job id; null: the one unfinished campaign, if there is just one.</param>
    /// <param name="request">What is to be done.</param>
    /// <exception cref="CoroException">There is no such campaign, or its state cannot be read.</exception>
    public ControlPreview Preview(string? campaign, ControlRequest request)
    {
        // A copy of the state that nobody else sees.
        var seen = CampaignReader.Read(_store.Resolve(campaign));
        if (seen.Pending is { } question && request is GateRequest { Gate: var gate, Choice: var choice } && Names.Comparer.Equals(gate, question.Id)
            && question.Choices.Contains(choice ?? question.Choices[0]))
        {
            return new([new() { Target = question.Id, Verdict = ControlVerdict.Done }], [], []);
        }

        var state = seen.State;
        var before = Startable(state);
        var applier = new ControlApplier(state, happened => Fold.Apply(state, new(state.Sequence + 1, _time.GetUtcNow(), happened)));
        var outcomes = applier.Apply(request);

        // A resumed child is active at once: it goes on as soon as the campaign does.
        var resumed = applier.Touched.Where(name => state[name].Status == ChildStatus.Active);
        return new(outcomes, applier.Touched, [.. Startable(state).Except(before).Union(resumed)])
        {
            Additions = request is AddChildrenRequest ? Additions(state, applier.Touched) : [],
        };
    }

    private List<PlannedAddition> Additions(CampaignState state, IReadOnlyList<string> added)
    {
        if (added.Count == 0)
            return [];
        var ranks = CampaignOrder.Ranks(state);
        var waiting = new WaitingFor(state, isRunning: false, _time.GetUtcNow());
        return
        [
            .. added.OrderBy(name => ranks[name]).Select(name => new PlannedAddition(
                name, ranks[name] + 1, ranks.Count,
                state[name].Status == ChildStatus.Pending ? waiting.Dependencies(state[name]) : null)),
        ];
    }

    /// <summary>Deals with all requests that wait for a campaign that nobody runs.</summary>
    /// <returns>Whether this process could; otherwise somebody else holds the campaign.</returns>
    internal async Task<bool> ServeAsync(Workspace workspace, ControlInbox inbox)
    {
        OpenOutcome opened;
        try
        {
            opened = await CampaignLog.OpenAsync(workspace, _time, BriefSource.Of(root, workspace), Disk);
        }
        catch (CampaignLockedException)
        {
            return false;
        }

        await using var log = opened.Log;
        if (opened.Pending is { } question)
            await new OpeningQuestion(question, inbox, _time).SettleAsync(log);
        var desk = new ControlDesk(inbox, log.State, happened => log.Record(happened), log.Together, log.CommitAsync);
        if (await desk.ServeAsync(new(log.State, happened => log.Record(happened)), running: false))
            await log.CheckpointAsync(force: true);
        return true;
    }

    private ControlAnswer WithChildren(ControlAnswer answer, Workspace workspace)
    {
        var children = _store.Read(workspace.Name).Children.ToDictionary(child => child.Name, Names.Comparer);
        return answer with
        {
            Outcomes = [.. answer.Outcomes.Select(outcome => outcome with
            {
                Child = children.GetValueOrDefault(GateId.ChildOf(outcome.Target)),
            })],
        };
    }

    private static List<string> Startable(CampaignState state) =>
        [.. state.Children.Where(child => child.Status == ChildStatus.Ready).Select(child => child.Name)];
}
