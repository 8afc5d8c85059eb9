using System.Globalization;

namespace Coro.Engine;

/// <summary>A log: what one try of a step wrote to one of its streams.</summary>
public sealed record LogSource
{
    /// <summary>The campaign's name.</summary>
    public required string Campaign { get; init; }

    /// <summary>The child that the step ran for; null: it was a command of a stage.</summary>
    public string? Child { get; init; }

    /// <summary>The stage whose command it was; null: it ran for a child.</summary>
    public string? Stage { get; init; }

    /// <summary>The batch that the child was in, from 1, whose log this is; null: the child ran by itself.</summary>
    public int? Batch { get; init; }

    /// <summary>The step.</summary>
    public required string Step { get; init; }

    /// <summary>The attempt, from 1. For a command of a stage: which turn at the campaign.</summary>
    public required int Attempt { get; init; }

    /// <summary>The try, from 1.</summary>
    public required int Try { get; init; }

    /// <summary>The stream.</summary>
    public required LogStream Stream { get; init; }

    /// <summary>What a heading calls it, for example <c>api, attempt 1, step AN, try 2, standard error</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Child ?? "stage " + Stage}, attempt {Attempt}{(Batch is { } batch ? $", batch {batch}" : "")}, step {Step}, try {Try}, {StreamName}");

    private string StreamName => Stream switch
    {
        LogStream.Output => "standard output",
        LogStream.Error => "standard error",
        _ => Stream.ToString().ToLowerInvariant(),
    };
}
