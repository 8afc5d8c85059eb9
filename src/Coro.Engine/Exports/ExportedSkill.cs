using Coro.Engine.State;

namespace Coro.Engine.Exports;

/// <summary>A skill that is to be exported.</summary>
/// <param name="Name">What it is called there.</param>
/// <param name="Child">Whose it is; null: the stack skill.</param>
/// <param name="SkillPath">Where it lies: a folder, or the file in it.</param>
/// <param name="Target">Where it goes; null: there is no export folder.</param>
internal sealed record ExportedSkill(string Name, ChildState? Child, string SkillPath, string? Target)
{
    /// <summary>How events tell of it.</summary>
    public string EventName => Child?.Name ?? ChildFold.Stack;

    /// <summary>The folder that <see cref="SkillPath"/> means: whoever looks at the disk finds it out.</summary>
    public string Folder { get; init; } = SkillPath;

    /// <summary>The quality of the stack skill; a child's is its own.</summary>
    public decimal? StackScore { get; init; }

    /// <summary>Where it was exported to before; null: nowhere.</summary>
    public string? Before { get; init; }
}
