namespace Coro.Cli.Running;

/// <summary>Shows a campaign's run to whoever started it. Its members may be called from any thread.</summary>
internal interface IRunView : ICampaignHost
{
    /// <summary>Runs the campaign and shows what happens meanwhile.</summary>
    /// <param name="run">Starts the run, which tells and asks the host that it is given.</param>
    /// <returns>How it ended.</returns>
    Task<CampaignResult> ShowAsync(Func<ICampaignHost, Task<CampaignResult>> run);

    /// <summary>Says how the run ended.</summary>
    void OnResult(CampaignResult result);

    /// <summary>Says why there was no run, or why it broke off.</summary>
    void OnFailure(Exception exception);
}
