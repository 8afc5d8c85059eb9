namespace Coro;

/// <summary>A campaign's directive, as Coro understands it now.</summary>
public sealed record CampaignDirective
{
    /// <summary>The file; absolute.</summary>
    public required string Path { get; init; }

    /// <summary>The SHA-256 of the file, in hexadecimal digits; null: there is no such file.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The bars that it sets, in its order.</summary>
    public IReadOnlyList<QualityOverride> QualityOverrides { get; init; } = [];

    /// <summary>The children that it leaves out, in its order.</summary>
    public IReadOnlyList<DirectiveSkip> Skips { get; init; } = [];

    /// <summary>The flags that it gives, in its order.</summary>
    public IReadOnlyList<DirectiveFlag> Flags { get; init; } = [];

    /// <summary>The headings of what is guidance: it reaches every kickoff, and Coro does nothing about it.</summary>
    public IReadOnlyList<string> Guidance { get; init; } = [];

    /// <summary>Everything that Coro does not understand or cannot do, in its order. None of it counts.</summary>
    public IReadOnlyList<Diagnostic> Problems { get; init; } = [];
}
