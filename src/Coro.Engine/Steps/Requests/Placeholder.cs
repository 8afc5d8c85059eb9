namespace Coro.Engine.Steps.Requests;

/// <summary>A name that may stand between braces in an argument.</summary>
/// <param name="Name">The name.</param>
/// <param name="Scope">Where it means something.</param>
/// <param name="Variable">The environment variable that carries the same; null: none does.</param>
/// <param name="Description">What it stands for.</param>
internal sealed record Placeholder(string Name, PlaceholderScope Scope, string? Variable, string Description);
