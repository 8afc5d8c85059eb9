namespace Coro.Engine;

/// <summary>What a start does with a campaign that exists already.</summary>
public enum ExistingCampaign
{
    /// <summary>Goes on with it; the new brief is not looked at. The default of a headless start without a brief.</summary>
    Resume,

    /// <summary>Archives it, and starts afresh. The default of a headless start with a brief.</summary>
    Overwrite,
}
