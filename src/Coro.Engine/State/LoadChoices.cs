namespace Coro.Engine.State;

/// <summary>What somebody decided about loading a campaign beforehand. Otherwise loading does what is safe, and refuses the rest.</summary>
internal sealed record LoadChoices
{
    public static readonly LoadChoices None = new();

    /// <summary>The folder that a Skill Forge state's paths start at; absolute. Null: it is looked for.</summary>
    public string? Project { get; init; }

    /// <summary>What alone the state is to be taken from; null: from whatever is best.</summary>
    public RepairSource? From { get; init; }

    /// <summary>Whether what was acknowledged may be lost, where nothing that is left tells of it.</summary>
    public bool AcceptLoss { get; init; }
}
