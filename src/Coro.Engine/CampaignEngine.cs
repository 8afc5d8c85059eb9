namespace Coro.Engine;

/// <summary>Runs campaigns: the one way in for every front end.</summary>
/// <param name="root">The folder that holds the campaigns; absolute. See <see cref="CampaignRoot"/>.</param>
/// <param name="time">The clock; null: the system's.</param>
public sealed class CampaignEngine(string root, TimeProvider? time = null)
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <summary>Starts a campaign and runs it until it is complete, parked or halted.</summary>
    /// <param name="definition">What to do.</param>
    /// <param name="briefText">What was asked, for the workspace: the brief's own text. Null: it is written from the definition.</param>
    /// <param name="options">How.</param>
    /// <param name="host">Whom to tell and to ask.</param>
    /// <param name="stop">Asks the campaign to stop.</param>
    /// <returns>How it ended. A halt is a result, too: see <see cref="CampaignResult.ExitCode"/>.</returns>
    /// <exception cref="CoroException">Nothing was run: the definition is invalid, the campaign is locked …</exception>
    public Task<CampaignResult> StartAsync(
        CampaignDefinition definition, string? briefText, RunOptions options, ICampaignHost host, StopSignal stop) =>
        throw new NotSupportedException($"{root} {_time} {definition} {briefText} {options} {host} {stop}");

    /// <summary>Goes on with a campaign, wherever it stopped. A finished one gives its result again and is not changed.</summary>
    /// <param name="campaign">Its name or job id; null: the one unfinished campaign, if there is just one.</param>
    /// <param name="options">How.</param>
    /// <param name="host">Whom to tell and to ask.</param>
    /// <param name="stop">Asks the campaign to stop.</param>
    /// <returns>How it ended.</returns>
    /// <exception cref="CoroException">Nothing was run: no such campaign, corrupt state, locked …</exception>
    public Task<CampaignResult> ResumeAsync(string? campaign, RunOptions options, ICampaignHost host, StopSignal stop) =>
        throw new NotSupportedException($"{root} {campaign} {options} {host} {stop}");
}
