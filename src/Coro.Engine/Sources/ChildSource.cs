namespace Coro.Engine.Sources;

/// <summary>What a child asks of its repository.</summary>
/// <param name="Child">The child's name.</param>
/// <param name="Url">A URL, or a path that starts in the brief's folder; null: the child has no repository.</param>
/// <param name="Pin">The version, tag, branch or commit; null: the latest release.</param>
internal sealed record ChildSource(string Child, string? Url, string? Pin);
