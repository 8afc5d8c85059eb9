using Coro.Engine.Configuration;
using Coro.Engine.Gates;
using Coro.Engine.State;

namespace Coro.Engine;

/// <summary>
/// Says what is wrong with a campaign's files and mends them: by itself what opening the campaign would mend, and the rest as
/// far as the caller decides. Nothing is ever deleted.
/// </summary>
/// <param name="root">The folder that holds the campaigns; absolute. See <see cref="CampaignRoot"/>.</param>
/// <param name="time">The clock; null: the system's.</param>
public sealed class CampaignRepair(string root, TimeProvider? time = null)
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly CampaignStore _store = new(root, time);

    /// <summary>What a repair would find and do. Nothing is written.</summary>
    /// <param name="campaign">The campaign's name or job id; null: the one that cannot be read, else the one unfinished campaign.</param>
    /// <param name="options">How.</param>
    /// <exception cref="InvalidStateException">There is none of that name; or none, or several, that could be meant.</exception>
    /// <exception cref="CampaignLockedException">Somebody runs it.</exception>
    /// <exception cref="CorruptStateException">Nothing of it is usable; every error found is named.</exception>
    /// <exception cref="InvalidInputException">It is Skill Forge's, and nothing says how its skills are made.</exception>
    public StateRepair Inspect(string? campaign, RepairOptions options) => Inspect(_store.ResolveDamaged(campaign), options);

    /// <summary>Repairs a campaign, unless there is nothing to do, or something has to be decided first.</summary>
    /// <param name="campaign">The campaign's name or job id; null: the one that cannot be read, else the one unfinished campaign.</param>
    /// <param name="options">How.</param>
    /// <exception cref="InvalidStateException">There is none of that name; or none, or several, that could be meant.</exception>
    /// <exception cref="CampaignLockedException">Somebody runs it.</exception>
    /// <exception cref="CorruptStateException">Nothing of it is usable; every error found is named.</exception>
    /// <exception cref="InvalidInputException">It is Skill Forge's, and nothing says how its skills are made.</exception>
    public async Task<StateRepair> RepairAsync(string? campaign, RepairOptions options)
    {
        var workspace = _store.ResolveDamaged(campaign);
        var plan = Inspect(workspace, options);
        if (plan.Actions.Count == 0 || plan.ExitCode != ExitCode.Success)
            return plan;
        var opened = await CampaignLog.OpenAsync(
            workspace, _time, BriefSource.Of(root, workspace), choices: Choices(options)).ConfigureAwait(false);
        await using var log = opened.Log;
        if (opened.Pending is { } gate)
        {
            await log.ResolveAsync(new(Answer(gate, options) ?? throw Gatekeeper.Unanswered(gate, left: false), Environment.UserName, "repair"))
                .ConfigureAwait(false);
        }

        return plan with { Done = true };
    }

    private StateRepair Inspect(Workspace workspace, RepairOptions options)
    {
        if (LockOwner.Read(workspace.Lock) is { IsAlive: true } owner)
            throw new CampaignLockedException($"{owner} holds the campaign in {workspace.Folder}. Stop it before its state is repaired.");
        try
        {
            return Plan(workspace, options);
        }
        catch (CorruptStateException) when (!options.AcceptLoss && Saveable(workspace, options) is { } saveable)
        {
            // What could be saved with a loss is told, but not done.
            return saveable;
        }
    }

    private StateRepair? Saveable(Workspace workspace, RepairOptions options)
    {
        try
        {
            return Plan(workspace, options with { AcceptLoss = true }) with { ExitCode = ExitCode.CorruptState };
        }
        catch (CorruptStateException)
        {
            return null;
        }
    }

    private StateRepair Plan(Workspace workspace, RepairOptions options)
    {
        var loaded = CampaignLoader.Load(
            workspace, RealDisk.Instance, BriefSource.Of(root, workspace), isRunning: false, choices: Choices(options));
        if (loaded.Obstacle is { } obstacle)
            throw obstacle;
        var unanswered = loaded.Pending is { } gate && Answer(gate, options) is null;
        return new()
        {
            Campaign = workspace.Name,
            Workspace = workspace.Folder,
            Found = loaded.Pending is { } pending ? [.. loaded.Found, pending.Question] : loaded.Found,
            Actions = RepairSteps.Of(loaded, workspace, File.Exists(workspace.Journal)),
            Loss = loaded.Loss,
            Question = unanswered ? loaded.Pending!.Question : null,
            ExitCode = unanswered ? ExitCode.AwaitingInput : ExitCode.Success,
        };
    }

    private static LoadChoices Choices(RepairOptions options) => new() { From = options.From, AcceptLoss = options.AcceptLoss };

    private static string? Answer(Gate gate, RepairOptions options) => gate.Kind switch
    {
        GateKind.Recovery when options.From is not null => Gates.Choices.Recover,
        _ => gate.Default,
    };
}
