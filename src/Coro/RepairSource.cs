namespace Coro;

/// <summary>What a campaign's state may be taken from when its files contradict each other.</summary>
public enum RepairSource
{
    /// <summary>The journal, as far as it is good.</summary>
    Journal,

    /// <summary>The backup of the state file.</summary>
    Backup,
}
