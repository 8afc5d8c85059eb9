using Coro.Engine.Exports;
using Coro.Engine.State;

namespace Coro.Engine.Steps.Requests;

/// <summary>What a step is run for, in the words of its variables and placeholders.</summary>
internal sealed record StepSubject
{
    public required PlaceholderScope Scope { get; init; }

    /// <summary>The folder of the attempt.</summary>
    public required string Folder { get; init; }

    public required int Attempt { get; init; }
    public ChildState? Child { get; init; }
    public string? Stage { get; init; }
    public string? BatchFile { get; init; }
    public string? SkillsFile { get; init; }

    /// <summary>The skill that is exported.</summary>
    public ExportedSkill? Skill { get; init; }

    /// <summary>The children of the batch, or of the campaign where a stage runs.</summary>
    public IReadOnlyList<ChildState> Members { get; init; } = [];

    /// <summary>The directive's flags for it.</summary>
    public required IReadOnlyList<string> Flags { get; init; }
}
