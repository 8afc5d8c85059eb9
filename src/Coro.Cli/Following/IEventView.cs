namespace Coro.Cli.Following;

/// <summary>Shows events as they arrive.</summary>
internal interface IEventView
{
    void Show(CampaignEventRecord happened);

    /// <summary>Hands over what was shown: nothing more is there at present.</summary>
    void HandOver();
}
